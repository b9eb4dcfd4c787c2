import type * as v from "valibot";
import {
  type CallOptions,
  type Core,
  type Failure,
  filter,
  integer,
  type Operation,
  optional,
  sendList,
  text,
  toWire,
} from "../../core/operation.js";
import { clerkErrors, UnprocessableEntitySchema } from "../../models/clerk/errors.js";
import { type ClerkListResult, clerkList, readClerkList } from "../../models/clerk/list.js";
import { type Organization, OrganizationSchema } from "../../models/clerk/organization.js";
import { extras, OrganizationSortPropertySchema } from "../../models/clerk/requestFields.js";

const operation = {
  name: "clerk.listOrganizations",
  route: "GET /organizations",
  request: toWire({
    /** Organizations per page, from 1 to 500. Default 10. */
    limit: optional(integer(1, 500)),
    /** How many organizations to skip, from 0. Default 0. */
    offset: optional(integer(0)),
    /** Only organizations with this id, or with this text in their name or slug. */
    query: optional(text),
    /** What to sort by. Default `"-created_at"`; `"+created_at"` keeps pages in place while organizations are added. */
    orderBy: optional(OrganizationSortPropertySchema),
    /** Only organizations with one of these users as a member; `-` before an id: with none of them. */
    userId: optional(filter(text)),
    /** Only these organizations, at most 100; `-` before an id: all but them. */
    organizationId: optional(filter(text, 100)),
    ...extras,
  }),
  response: clerkList(OrganizationSchema),
  errors: { ...clerkErrors, 422: UnprocessableEntitySchema },
} satisfies Operation;

export interface ListOrganizationsRequest extends v.InferInput<typeof operation.request> {}
export type ListOrganizationsError = Failure<typeof operation.errors>;

/**
 * Lists the organizations of an instance, newest first, one page at a time.
 *
 * @operation `GET https://api.clerk.com/v1/organizations`
 * @credential A secret key of the instance.
 * @param core - The configuration for Clerk.
 * @param request - Which organizations, and which page of them. Default: the first page of all.
 * @param options - Signal, limits and headers of this call.
 * @returns A page, or an error: `HttpError` with status 400, 401, 403, 422, 429, 500, 503 or 504, or one that every
 * operation shares.
 * @example
 * ```ts
 * import { listOrganizations } from "orgkit/clerk";
 *
 * const result = await listOrganizations(clerk, { query: "acme", includeMembersCount: true });
 * if (!result.ok) console.error(result.error.message);
 * else console.log(result.value.items.map(({ name, membersCount }) => `${name}: ${membersCount}`));
 * ```
 * @see {@link https://clerk.com/docs/reference/backend-api/tag/organizations/get/organizations | ListOrganizations}
 */
export function listOrganizations(
  core: Core<"clerk">,
  request: ListOrganizationsRequest = {},
  options?: CallOptions,
): Promise<ClerkListResult<Organization, ListOrganizationsRequest, ListOrganizationsError>> {
  return sendList(core, operation, readClerkList, request, options);
}
