import { insufficientScope, notPermitted, polarError, unauthorized } from "./answers.js";
import type { Caller } from "./caller.js";
import type { PolarSandboxOptions } from "./options.js";

const freshnessMs = 60 * 60 * 1000;

/** What an operation asks of its caller. */
export interface Requirement {
  /** One of these does. */
  readonly scopes: readonly string[];
  /** A dashboard session has to be fresh, where only sessions may call. */
  readonly fresh: boolean;
}

/** Refuses a caller that may not call, in the order in which the vendor looks. */
export function refuseCaller(
  caller: Caller,
  { scopes, fresh }: Requirement,
  contract: PolarSandboxOptions["contract"],
  nowMs: number,
): Response | undefined {
  const sessionsOnly = contract === "webSession";
  if (caller.kind !== "user" && (caller.kind !== "organization" || sessionsOnly)) return unauthorized();
  const signedInAtMs = caller.kind === "user" ? caller.signedInAtMs : undefined;
  if (sessionsOnly && signedInAtMs === undefined) return notPermitted("Not permitted");
  if (!scopes.some((scope) => caller.scopes.has(scope))) return insufficientScope(scopes);
  if (sessionsOnly && fresh && signedInAtMs !== undefined && nowMs - signedInAtMs > freshnessMs) {
    const detail = "This action requires a recently authenticated session. Please sign in again.";
    return polarError(403, "SessionNotFreshError", detail);
  }
  return undefined;
}
