import { bearerToken } from "../bearer.js";
import { instantOf } from "./instant.js";
import type { PolarCredential, PolarRole } from "./options.js";
import { everyScope } from "./scopes.js";
import type { Store } from "./store.js";
import { isLive, noteUse } from "./token.js";

/** Tells who sends a request. */
export type Caller =
  | { readonly kind: "anonymous" }
  /** A bearer token that resolves to nobody. */
  | { readonly kind: "unknown" }
  | { readonly kind: "customer" }
  | { readonly kind: "organization"; readonly organizationId: string; readonly scopes: ReadonlySet<string> }
  | UserCaller;

/** A user, by token or by dashboard session. */
export interface UserCaller {
  readonly kind: "user";
  readonly roles: ReadonlyMap<string, PolarRole>;
  readonly scopes: ReadonlySet<string>;
  /** Present on a dashboard session. */
  readonly signedInAtMs?: number;
}

/** What telling a caller takes. */
export interface CallerContext {
  readonly now: () => number;
  readonly anyToken: boolean;
  readonly credentials: readonly PolarCredential[];
  readonly organizations: readonly string[];
  readonly store: Store;
  /** The tokens of the other environment, which do not work in this one. */
  readonly otherStore: Store;
}

type Kind = NonNullable<PolarCredential["kind"]>;

const prefixes: readonly (readonly [string, Kind])[] = [
  ["polar_oat_", "organization"],
  ["polar_at_o_", "organization"],
  ["polar_pat_", "user"],
  ["polar_at_u_", "user"],
  ["polar_cst_", "customer"],
  ["polar_mst_", "customer"],
];

/** Tells who sends a request: by the bearer token if there is one, else by the session cookie. */
export function callerOf(headers: Headers, context: CallerContext): Caller {
  const token = bearerToken(headers);
  if (token !== undefined && /^[\x20-\x7e]+$/.test(token)) return tokenCaller(token, context);
  const cookie = /(?:^|;)\s*polar_session=([^;\s]+)/.exec(headers.get("cookie") ?? "")?.[1];
  return cookie === undefined ? { kind: "anonymous" } : sessionCaller(cookie, context);
}

function tokenCaller(token: string, context: CallerContext): Caller {
  const listed = context.credentials.find((known) => known.token === token && known.kind !== "session");
  if (listed) return listedCaller(listed, listed.kind ?? kindOf(token), context);
  const made = context.store.findBySecret(token);
  if (made) {
    const now = instantOf(context.now());
    if (!isLive(made, now) || context.store.blockedOrganizations.has(made.organizationId)) {
      return { kind: "unknown" };
    }
    noteUse(made, now);
    return { kind: "organization", organizationId: made.organizationId, scopes: new Set(made.scopes) };
  }
  const kind = context.anyToken && !context.otherStore.findBySecret(token) ? kindOf(token) : undefined;
  return listedCaller({ vendor: "polar", token }, kind, context);
}

function sessionCaller(cookie: string, context: CallerContext): Caller {
  const listed = context.credentials.find((known) => known.token === cookie && known.kind === "session");
  const caller =
    listed || context.anyToken
      ? listedCaller(listed ?? { vendor: "polar", token: cookie }, "session", context)
      : undefined;
  return caller?.kind === "user" ? caller : { kind: "anonymous" };
}

function listedCaller(known: PolarCredential, kind: Kind | undefined, context: CallerContext): Caller {
  if (kind === undefined || (known.expiresAtMs !== undefined && known.expiresAtMs <= context.now())) {
    return { kind: "unknown" };
  }
  if (kind === "customer") return { kind };
  const scopes = new Set(kind === "session" ? everyScope : (known.scopes ?? everyScope));
  if (kind === "organization") {
    const organizationId = known.organizationId ?? context.organizations[0] ?? "";
    const isBlocked = context.store.blockedOrganizations.has(organizationId);
    return isBlocked ? { kind: "unknown" } : { kind, organizationId, scopes };
  }
  const memberships = known.organizations ?? context.organizations.map((id) => ({ id, role: "owner" as const }));
  const roles = new Map(memberships.map(({ id, role }) => [id, role]));
  const user: UserCaller = { kind: "user", roles, scopes };
  return kind === "session" ? { ...user, signedInAtMs: known.signedInAtMs ?? context.now() } : user;
}

function kindOf(token: string): Kind | undefined {
  return prefixes.find(([prefix]) => token.startsWith(prefix))?.[1];
}

/** Gives the organizations whose tokens a caller may manage. */
export function managedOrganizations(caller: Caller): ReadonlySet<string> {
  if (caller.kind === "organization") return new Set([caller.organizationId]);
  if (caller.kind !== "user") return new Set();
  return new Set([...caller.roles].filter(([, role]) => role !== "member").map(([id]) => id));
}
