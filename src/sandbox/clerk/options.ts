/** Switches of the Clerk sandbox. */
export interface ClerkSandboxOptions {
  /** How many organizations there are at first; 37 with the demo seed, otherwise none. */
  organizations?: number;
  /** Whether the instance has organizations at all; true unless told otherwise. Without them every operation is refused with 403. */
  organizationsEnabled?: boolean;
  /** Whether organizations may be given a slug; true unless told otherwise. When false, a slug is refused with 403. */
  slugsEnabled?: boolean;
  /** The ids of the users that exist; any id that starts with `user_` unless told otherwise. Seeded members always exist. */
  users?: readonly string[];
  /** The role sets that exist beside `role_set:default`; any key that starts with `role_set:` unless told otherwise. */
  roleSets?: readonly string[];
  /** The role of an organization's creator, which is also the one with elevated permissions; `org:admin` unless told otherwise. */
  creatorRole?: string;
  /** The `max_allowed_memberships` of a new organization; 5 unless told otherwise, 0 for no limit. */
  defaultMaxAllowedMemberships?: number;
  /** The `admin_delete_enabled` of a new organization; true unless told otherwise. */
  defaultAdminDeleteEnabled?: boolean;
  /** The most organizations the instance may have before a create is refused with 403; no limit unless told otherwise. */
  organizationQuota?: number;
  /** The most organizations one user may have created before a create for them is refused with 403; 100 unless told otherwise, 0 for no limit. */
  creationLimit?: number;
  /** The highest `max_allowed_memberships` before a create or update is refused with 403; no limit unless told otherwise. */
  membershipQuota?: number;
  /** Whether subscriptions manage the member limits, so that setting one in an update is refused with 400; false unless told otherwise. */
  seatBilling?: boolean;
  /** Features that the plan lacks, so that using one is refused with 402; none unless told otherwise. */
  unsupportedFeatures?: readonly ("custom_role_set" | "custom_membership_limit")[];
  /** What a `limit` outside 1 to 500 leads to: `"fallback"`, the default, gives 10 rows, as Clerk was seen to do; `"strict"` gives 422. */
  limitMode?: "fallback" | "strict";
  /** The API version of requests that name none; the newest unless told otherwise. */
  defaultApiVersion?: string;
  /** The longest JSON body in bytes before a request is refused with 413; no limit unless told otherwise. */
  maxRequestBodyBytes?: number;
  /**
   * Applies Clerk's limits: 1000 requests in 10 seconds for `sk_live_` keys and 100 for all others, and 10 updates in
   * 10 seconds for each organization. False unless told otherwise.
   */
  rateLimits?: boolean;
}

/** Describes a Clerk secret key that is judged for what it is. */
export interface ClerkCredential {
  vendor: "clerk";
  token: string;
  /** Whether the key has been revoked; false unless told otherwise. */
  revoked?: boolean;
}

/** Helps a test to bring about what no Clerk operation does. Its functions throw a TypeError for an organization that does not exist. */
export interface ClerkControls {
  /** Lists the members of an organization in the order they joined. */
  members(organizationId: string): { userId: string; role: string }[];
  /** Adds a member, or changes the role of one; the role is `org:member` unless told otherwise. */
  addMember(organizationId: string, userId: string, role?: string): void;
  /** Removes a member, if it is one. */
  removeMember(organizationId: string, userId: string): void;
}
