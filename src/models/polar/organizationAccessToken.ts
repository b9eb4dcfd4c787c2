import type * as v from "valibot";
import { fromWire, list, matching, nullish, open, refuse, schema, text } from "../../core/codec.js";
import { isoDate } from "../../core/dates.js";
import type { Scope } from "./scope.js";

/** A token that acts for an organization. Its secret is shown once, when it is created. */
export interface OrganizationAccessToken extends v.InferOutput<typeof OrganizationAccessTokenSchema> {}
export const OrganizationAccessTokenSchema = fromWire({
  id: text,
  createdAt: isoDate,
  /** When the token last changed; using it counts as a change. */
  modifiedAt: nullish(isoDate),
  /** When the token stops working; null means never. */
  expiresAt: nullish(isoDate),
  /** When the token was last used, known to Polar only some time later. */
  lastUsedAt: nullish(isoDate),
  comment: text,
  /** In no stable order. */
  scopes: list(open<Scope>()),
  organizationId: text,
});

/** A new token and its secret. */
export interface OrganizationAccessTokenCreateResponse
  extends v.InferOutput<typeof OrganizationAccessTokenCreateResponseSchema> {}
export const OrganizationAccessTokenCreateResponseSchema = fromWire({
  organizationAccessToken: OrganizationAccessTokenSchema,
  /** The secret. It is shown here and never again. */
  token: text,
});

/** What tokens can be sorted by; `-` sorts descending. */
export type OrganizationAccessTokenSortProperty =
  `${"" | "-"}${"created_at" | "comment" | "last_used_at" | "organization_id"}`;
export const OrganizationAccessTokenSortPropertySchema = matching<OrganizationAccessTokenSortProperty>(
  /^-?(created_at|comment|last_used_at|organization_id)$/,
);

/** Reads nothing of a confirmation; a text in its place is a page from somewhere on the way. */
export const NoContentSchema = schema<unknown, undefined>((input, issues) =>
  typeof input === "string" ? refuse(issues, "no text", input) : undefined,
);
