import { shuffled } from "../random.js";
import { formatInstant, type Instant } from "./instant.js";

/** Holds one organization access token. */
export interface Token {
  readonly id: string;
  readonly secret: string;
  readonly organizationId: string;
  readonly createdAt: Instant;
  modifiedAt: Instant | null;
  expiresAt: Instant | null;
  lastUsedAt: Instant | null;
  comment: string;
  scopes: readonly string[];
  isDeleted: boolean;
  /** Use that the vendor's job has not written down yet. */
  pendingUse: { readonly firstAt: Instant; readonly lastAt: Instant } | null;
}

const usageJobDelay = 15_000_000n;

/** Notes that a token was used; the job that writes it down runs later, once for all uses until then. */
export function noteUse(token: Token, now: Instant): void {
  token.pendingUse = { firstAt: token.pendingUse?.firstAt ?? now, lastAt: now };
}

/** Lets the job that writes down uses do what it would have done by now. */
export function runUsageJob(token: Token, now: Instant): void {
  const { pendingUse } = token;
  if (!pendingUse || now < pendingUse.firstAt + usageJobDelay) return;
  token.lastUsedAt = pendingUse.lastAt;
  token.modifiedAt = pendingUse.firstAt + usageJobDelay;
  token.pendingUse = null;
}

/** Tells whether a token still authenticates. */
export function isLive(token: Token, now: Instant): boolean {
  return !token.isDeleted && (token.expiresAt === null || token.expiresAt > now);
}

/** Shows a token as the vendor's answers do. Scopes are a set there, so their order means nothing. */
export function tokenJson(token: Token): Record<string, unknown> {
  const time = (instant: Instant | null) => (instant === null ? null : formatInstant(instant));
  return {
    created_at: time(token.createdAt),
    modified_at: time(token.modifiedAt),
    id: token.id,
    scopes: shuffled([...new Set(token.scopes)]),
    expires_at: time(token.expiresAt),
    comment: token.comment,
    last_used_at: time(token.lastUsedAt),
    organization_id: token.organizationId,
  };
}
