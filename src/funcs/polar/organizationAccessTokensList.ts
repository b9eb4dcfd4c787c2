import type * as v from "valibot";
import {
  type CallOptions,
  type Core,
  either,
  type Failure,
  filter,
  integer,
  nullish,
  type Operation,
  optional,
  sendList,
  text,
  toWire,
} from "../../core/operation.js";
import { ForbiddenSchema, polarErrors } from "../../models/polar/errors.js";
import { type PolarListResult, polarList, readPolarList } from "../../models/polar/list.js";
import {
  type OrganizationAccessToken,
  OrganizationAccessTokenSchema,
  OrganizationAccessTokenSortPropertySchema,
} from "../../models/polar/organizationAccessToken.js";

const operation = {
  name: "polar.organizationAccessTokensList",
  route: "GET /v1/organization-access-tokens/",
  request: toWire({
    /** Only tokens of these organizations. Default: of all that the credential may see. */
    organizationId: nullish(either(text, filter(text))),
    /** The page to start with, from 1. Default 1. */
    page: optional(integer(1)),
    /** Tokens per page, from 1 to 100. Default 10. */
    limit: optional(integer(1, 100)),
    /** What to sort by, from left to right; `-` sorts descending. Default `["created_at"]`. */
    sorting: nullish(filter(OrganizationAccessTokenSortPropertySchema)),
  }),
  response: polarList(OrganizationAccessTokenSchema),
  errors: { ...polarErrors, 403: ForbiddenSchema },
} satisfies Operation;

export interface OrganizationAccessTokensListRequest extends v.InferInput<typeof operation.request> {}
export type OrganizationAccessTokensListError = Failure<typeof operation.errors>;

/**
 * Lists organization access tokens, oldest first, one page at a time.
 *
 * @operation `GET https://api.polar.sh/v1/organization-access-tokens/`
 * @credential A token with the scope `organization_access_tokens:read` or `organization_access_tokens:write`.
 * @param core - The configuration for Polar.
 * @param request - Which tokens, and which page of them. Default: the first page of all.
 * @param options - Signal, limits and headers of this call.
 * @returns A page, or an error: `HttpError` with status 401, 403, 422 or 429, or one that every operation shares.
 * @example
 * ```ts
 * import { organizationAccessTokensList } from "orgkit/polar";
 *
 * const result = await organizationAccessTokensList(polar, { limit: 50 });
 * console.log(result.ok ? result.value.items.map((token) => token.comment) : result.error.message);
 * ```
 * @see {@link https://polar.sh/docs/integrate/oat | Organization access tokens}
 */
export function organizationAccessTokensList(
  core: Core<"polar">,
  request: OrganizationAccessTokensListRequest = {},
  options?: CallOptions,
): Promise<
  PolarListResult<OrganizationAccessToken, OrganizationAccessTokensListRequest, OrganizationAccessTokensListError>
> {
  return sendList(core, operation, readPolarList, request, options);
}
