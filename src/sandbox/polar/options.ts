/** Names one of Polar's two environments, which share nothing. */
export type PolarServer = "production" | "sandbox";

/** Switches of the Polar sandbox. */
export interface PolarSandboxOptions {
  /**
   * Who may call: `"published"`, the default, is the public contract, in which API tokens work; `"webSession"` is the
   * newest one, which takes a dashboard session (the cookie `polar_session`) alone and wants a fresh one for writes.
   */
  contract?: "published" | "webSession";
  /** The account's organizations; tokens of an organization belong to the first. One unless told otherwise. */
  organizations?: readonly string[];
  /** The environment for hosts that are not Polar's own; `"production"` unless told otherwise. */
  server?: PolarServer;
  /** Known values of `Polar-Version`, the default first; `2026-04` and `2026-10` unless told otherwise. */
  versions?: readonly [string, ...string[]];
  /** Calls that an organization or user may make in a minute; unlimited unless told otherwise. Polar documents 500, and 100 in its sandbox. */
  requestsPerMinute?: number;
}

/** Names a user's role in an organization. */
export type PolarRole = "owner" | "admin" | "member";

/** Describes a Polar token, or a dashboard session, that is judged for what it is. */
export interface PolarCredential {
  vendor: "polar";
  /** The bearer token; for a session, the value of the cookie `polar_session`. */
  token: string;
  /** Whose it is; read off the prefix unless told otherwise. */
  kind?: "organization" | "user" | "session" | "customer";
  /** Scopes it holds; all of them unless told otherwise. A session always holds all. */
  scopes?: readonly string[];
  /** The organization of an organization's token; the account's first unless told otherwise. */
  organizationId?: string;
  /** The organizations of a user or session; owner of all the account's unless told otherwise. */
  organizations?: readonly { readonly id: string; readonly role: PolarRole }[];
  /** The environment it works in; both unless told otherwise. */
  server?: PolarServer;
  /** When it stops working, Unix milliseconds. */
  expiresAtMs?: number;
  /** When the user signed in, Unix milliseconds; for a session. Always just now unless told otherwise. */
  signedInAtMs?: number;
}

/** Helps a test to bring about what no Polar operation does. All throw a RangeError for an id that is not there. */
export interface PolarControls {
  /** The account's first organization. */
  readonly organizationId: string;
  /** Lets a token expire now. */
  expire(id: string): void;
  /** Records that a token was used now, as Polar's own job does some seconds after a call. */
  recordUse(id: string): void;
  /** Deletes a token as Polar does with one that was reported as leaked. */
  revokeLeaked(id: string): void;
  /** Keeps an organization's tokens from authenticating. */
  blockOrganization(organizationId: string): void;
}
