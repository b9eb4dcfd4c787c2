import type * as v from "valibot";
import { boolean, freeForm, fromWire, nullable, nullish, number, open, text } from "../../core/codec.js";
import { unixMillis } from "../../core/dates.js";

const organization = {
  object: open<"organization">(),
  id: text,
  name: text,
  /** Clerk makes one where none was given. */
  slug: text,
  /** The logo, or an image of the initials where there is none. */
  imageUrl: nullish(text),
  /** Tells whether there is a logo. */
  hasImage: boolean,
  /** Only with `includeMembersCount`. */
  membersCount: nullish(number),
  /** Only with `includeMissingMemberWithElevatedPermissions`. */
  missingMemberWithElevatedPermissions: nullish(boolean),
  pendingInvitationsCount: nullish(number),
  /** 0 means no limit. */
  maxAllowedMemberships: number,
  /** Tells whether an admin of the organization may delete it from the front end. */
  adminDeleteEnabled: boolean,
  /** The front end can read it. */
  publicMetadata: nullable(freeForm),
  /** Only the back end can read it. */
  privateMetadata: nullish(freeForm),
  /** The user who created it; empty where no user did. */
  createdBy: nullish(text),
  createdAt: unixMillis,
  updatedAt: unixMillis,
  lastActiveAt: nullish(unixMillis),
  /** The role set that its members' roles come from, such as `"role_set:default"`. */
  roleSetKey: nullish(text),
};

/** A group of users. */
export interface Organization extends v.InferOutput<typeof OrganizationSchema> {}
export const OrganizationSchema = fromWire(organization);

/** An organization with its logo. */
export interface OrganizationWithLogo extends v.InferOutput<typeof OrganizationWithLogoSchema> {}
export const OrganizationWithLogoSchema = fromWire({
  ...organization,
  /** The logo. */
  imageUrl: text,
  /** @deprecated Use `imageUrl`. */
  logoUrl: nullish(text),
});

/** What is left of something deleted. */
export interface DeletedObject extends v.InferOutput<typeof DeletedObjectSchema> {}
export const DeletedObjectSchema = fromWire({
  /** What it was, such as `"organization"`. */
  object: text,
  id: nullish(text),
  slug: nullish(text),
  deleted: boolean,
  externalId: nullish(text),
});
