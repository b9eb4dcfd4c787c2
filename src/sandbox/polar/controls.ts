import { instantOf } from "./instant.js";
import type { PolarControls } from "./options.js";
import type { Store } from "./store.js";
import type { Token } from "./token.js";

/** Creates the helpers that a test reaches as `sandbox.polar`. */
export function createControls(
  stores: readonly Store[],
  organizations: readonly string[],
  now: () => number,
): PolarControls {
  function find(id: string): Token {
    const token = stores.map((store) => store.find(id)).find((found) => found && !found.isDeleted);
    if (!token) throw new RangeError(`Polar's sandbox has no organization access token with the id "${id}".`);
    return token;
  }

  return {
    organizationId: organizations[0] ?? "",
    expire(id) {
      find(id).expiresAt = instantOf(now());
    },
    recordUse(id) {
      const token = find(id);
      token.lastUsedAt = token.modifiedAt = instantOf(now());
      token.pendingUse = null;
    },
    revokeLeaked(id) {
      find(id).isDeleted = true;
    },
    blockOrganization(organizationId) {
      for (const { blockedOrganizations } of stores) blockedOrganizations.add(organizationId);
    },
  };
}
