// What the fields of requests to Clerk accept.
import { accept, boolean, integer, matching, nullish, optional, text } from "../../core/codec.js";
import { toIsoDate } from "../../core/dates.js";

/** Accepts a name of at most 256 characters. */
export const organizationName = accept<string>(
  "at most 256 characters",
  (input) => typeof input === "string" && [...input].length <= 256,
);

/** What can be said of an organization when it is made and later. */
export const settings = {
  /** Lowercase letters, digits and `-`, unique in the instance. Only where the instance has slugs turned on. */
  slug: nullish(text),
  /** From 0, which means no limit. */
  maxAllowedMemberships: nullish(integer(0)),
  /** A date of creation in place of the one that Clerk notes. */
  createdAt: nullish(toIsoDate),
  /** The role set that the members' roles come from. */
  roleSetKey: nullish(text),
};

/** What an answer tells of an organization if asked to. */
export const extras = {
  /** Adds `membersCount`. Default `false`. */
  includeMembersCount: optional(boolean),
  /** Adds `missingMemberWithElevatedPermissions`. Default `false`. */
  includeMissingMemberWithElevatedPermissions: optional(boolean),
};

/** What organizations can be sorted by: `-` sorts descending, `+` or nothing ascending. */
export type OrganizationSortProperty = `${"" | "+" | "-"}${"name" | "created_at" | "members_count"}`;
export const OrganizationSortPropertySchema = matching<OrganizationSortProperty>(
  /^[+-]?(name|created_at|members_count)$/,
);
