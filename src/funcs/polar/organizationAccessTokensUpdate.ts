import type * as v from "valibot";
import {
  type CallOptions,
  type Core,
  type Failure,
  jsonOf,
  list,
  nullish,
  type Operation,
  open,
  optional,
  pathId,
  type Result,
  send,
  text,
  toWire,
} from "../../core/operation.js";
import { ForbiddenToWriteSchema, polarErrors, ResourceNotFoundSchema } from "../../models/polar/errors.js";
import {
  type OrganizationAccessToken,
  OrganizationAccessTokenSchema,
} from "../../models/polar/organizationAccessToken.js";
import type { Scope } from "../../models/polar/scope.js";

const operation = {
  name: "polar.organizationAccessTokensUpdate",
  route: "PATCH /v1/organization-access-tokens/{id}",
  request: toWire({
    /** The token's id. */
    id: pathId,
    organizationAccessTokenUpdate: toWire({
      /** The name people know the token by. */
      comment: optional(text),
      /** Replaces all scopes of the token. */
      scopes: nullish(list(open<Scope>())),
    }),
  }),
  body: jsonOf("organization_access_token_update"),
  response: OrganizationAccessTokenSchema,
  errors: { ...polarErrors, 403: ForbiddenToWriteSchema, 404: ResourceNotFoundSchema },
} satisfies Operation;

export interface OrganizationAccessTokensUpdateRequest extends v.InferInput<typeof operation.request> {}
export type OrganizationAccessTokensUpdateError = Failure<typeof operation.errors>;

/**
 * Changes the comment or the scopes of an organization access token. What is left out stays as it is.
 *
 * @operation `PATCH https://api.polar.sh/v1/organization-access-tokens/{id}`
 * @credential A token with the scope `organization_access_tokens:write`.
 * @param core - The configuration for Polar.
 * @param request - Which token, and what to change.
 * @param options - Signal, limits and headers of this call.
 * @returns The token, or an error: `HttpError` with status 401, 403, 404, 422 or 429, or one that every operation shares.
 * @example
 * ```ts
 * import { organizationAccessTokensUpdate } from "orgkit/polar";
 *
 * const result = await organizationAccessTokensUpdate(polar, { id: token.id, organizationAccessTokenUpdate: { comment: "EU" } });
 * console.log(result.ok ? result.value.comment : result.error.message);
 * ```
 * @see {@link https://polar.sh/docs/integrate/oat | Organization access tokens}
 */
export function organizationAccessTokensUpdate(
  core: Core<"polar">,
  request: OrganizationAccessTokensUpdateRequest,
  options?: CallOptions,
): Promise<Result<OrganizationAccessToken, OrganizationAccessTokensUpdateError>> {
  return send(core, operation, request, options);
}
