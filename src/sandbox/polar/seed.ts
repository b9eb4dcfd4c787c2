import { instantOf } from "./instant.js";
import { grantableScopes } from "./scopes.js";
import type { NewToken } from "./store.js";

const day = 86_400_000_000n;
const purposes = ["CI deploy job", "Data export", "Support desk", "Metrics board", "Webhook worker", "Büro Köln", ""];

/** Makes the tokens of the demo: several pages over all organizations, of all ages, used and unused, live and expired. */
export function demoTokens(organizations: readonly string[], nowMs: number): NewToken[] {
  const now = instantOf(nowMs);
  return Array.from({ length: 36 }, (_, index) => {
    const createdAt = now - BigInt(90 - 2 * index) * day - BigInt(index * 137_731);
    const isUsed = index % 3 !== 0;
    const purpose = purposes[index % purposes.length] ?? "";
    const firstScope = (index * 5) % (grantableScopes.published.length - 4);
    return {
      organizationId: organizations[index % organizations.length] ?? "",
      comment: purpose === "" ? "" : `${purpose} ${index + 1}`,
      scopes: grantableScopes.published.slice(firstScope, firstScope + 1 + (index % 4)),
      createdAt,
      lastUsedAt: isUsed ? createdAt + day : null,
      modifiedAt: isUsed ? createdAt + day + 15_000_000n : null,
      lifetime: index % 4 === 1 ? 30n * day : index % 4 === 2 ? 400n * day : undefined,
    };
  });
}
