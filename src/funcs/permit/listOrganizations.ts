import type * as v from "valibot";
import {
  type CallOptions,
  type Core,
  type Failure,
  integer,
  list,
  type Operation,
  optional,
  sendList,
  text,
  toWire,
} from "../../core/operation.js";
import { permitErrors } from "../../models/permit/errors.js";
import { type PermitListResult, readPermitList } from "../../models/permit/list.js";
import { type OrganizationRead, OrganizationReadSchema } from "../../models/permit/organization.js";

const operation = {
  name: "permit.listOrganizations",
  route: "GET /v2/orgs",
  request: toWire({
    /** The page to start with, from 1. Default 1. */
    page: optional(integer(1)),
    /** Organizations per page, from 1 to 100. Default 30. */
    perPage: optional(integer(1, 100)),
    /** Only organizations with this text in their name, key or id. */
    search: optional(text),
  }),
  response: list(OrganizationReadSchema),
  errors: permitErrors,
} satisfies Operation;

export interface ListOrganizationsRequest extends v.InferInput<typeof operation.request> {}
export type ListOrganizationsError = Failure<typeof operation.errors>;

/**
 * Lists organizations, one page at a time.
 *
 * Permit does not tell the last page, so a full one is followed by another, which may be empty.
 *
 * @operation `GET https://api.permit.io/v2/orgs`
 * @credential Any key, or the token of a user. A key sees its own organization alone, a user all that they belong to.
 * @param core - The configuration for Permit.
 * @param request - Which organizations, and which page of them. Default: the first page of all.
 * @param options - Signal, limits and headers of this call.
 * @returns A page, or an error: `HttpError` with status 400, 401, 403, 422, 429, 500, 502, 503 or 504, or one that
 * every operation shares.
 * @example
 * ```ts
 * import { listOrganizations } from "orgkit/permit";
 *
 * const result = await listOrganizations(permit, { perPage: 100 });
 * if (!result.ok) console.error(result.error.message);
 * else console.log(result.value.items.map((organization) => organization.key));
 * ```
 * @see {@link https://api.permit.io/v2/redoc#tag/Organizations/operation/list_organizations | List organizations}
 */
export function listOrganizations(
  core: Core<"permit">,
  request: ListOrganizationsRequest = {},
  options?: CallOptions,
): Promise<PermitListResult<OrganizationRead, ListOrganizationsRequest, ListOrganizationsError>> {
  return sendList(core, operation, readPermitList, request, options);
}
