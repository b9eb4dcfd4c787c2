import type * as v from "valibot";
import {
  type CallOptions,
  type Core,
  type Failure,
  json,
  list,
  nullish,
  type Operation,
  open,
  type Result,
  send,
  text,
  toWire,
} from "../../core/operation.js";
import { ForbiddenToWriteSchema, polarErrors } from "../../models/polar/errors.js";
import {
  type OrganizationAccessTokenCreateResponse,
  OrganizationAccessTokenCreateResponseSchema,
} from "../../models/polar/organizationAccessToken.js";
import type { Scope } from "../../models/polar/scope.js";

const operation = {
  name: "polar.organizationAccessTokensCreate",
  route: "POST /v1/organization-access-tokens/",
  request: toWire({
    /** The name people know the token by; it need not be unique. */
    comment: text,
    /** What the token may do: no more than the credential that creates it may. */
    scopes: list(open<Scope>()),
    /** The organization. Leave it out with an organization's own token; give it with any other credential. */
    organizationId: nullish(text),
    /** How long the token works, as an ISO 8601 duration such as `"P30D"`. Default: for ever. */
    expiresIn: nullish(text),
  }),
  body: json,
  response: OrganizationAccessTokenCreateResponseSchema,
  errors: { ...polarErrors, 403: ForbiddenToWriteSchema },
  secret: true,
} satisfies Operation;

export interface OrganizationAccessTokensCreateRequest extends v.InferInput<typeof operation.request> {}
export type OrganizationAccessTokensCreateError = Failure<typeof operation.errors>;

/**
 * Creates an organization access token and shows its secret, this once. A token whose creation ended in doubt
 * (`error.mayHaveTakenEffect`) is found by its comment in the list; its secret is lost.
 *
 * @operation `POST https://api.polar.sh/v1/organization-access-tokens/`
 * @credential A token with the scope `organization_access_tokens:write`.
 * @param core - The configuration for Polar.
 * @param request - What the token is for.
 * @param options - Signal, limits and headers of this call.
 * @returns The token and its secret, or an error: `HttpError` with status 401, 403, 422 or 429, or one that all share.
 * @example
 * ```ts
 * import { organizationAccessTokensCreate } from "orgkit/polar";
 *
 * const result = await organizationAccessTokensCreate(polar, { comment: "CI", scopes: ["metrics:read"], expiresIn: "P30D" });
 * console.log(result.ok ? result.value.organizationAccessToken.id : result.error.message);
 * ```
 * @see {@link https://polar.sh/docs/integrate/oat | Organization access tokens}
 */
export function organizationAccessTokensCreate(
  core: Core<"polar">,
  request: OrganizationAccessTokensCreateRequest,
  options?: CallOptions,
): Promise<Result<OrganizationAccessTokenCreateResponse, OrganizationAccessTokensCreateError>> {
  return send(core, operation, request, options);
}
