import type * as v from "valibot";
import {
  type CallOptions,
  type Core,
  type Failure,
  type Operation,
  pathId,
  type Result,
  send,
  toWire,
} from "../../core/operation.js";
import { ForbiddenSchema, polarErrors, ResourceNotFoundSchema } from "../../models/polar/errors.js";
import { NoContentSchema } from "../../models/polar/organizationAccessToken.js";

const operation = {
  name: "polar.organizationAccessTokensDelete",
  route: "DELETE /v1/organization-access-tokens/{id}",
  request: toWire({
    /** The token's id. */
    id: pathId,
  }),
  response: NoContentSchema,
  errors: { ...polarErrors, 403: ForbiddenSchema, 404: ResourceNotFoundSchema },
} satisfies Operation;

export interface OrganizationAccessTokensDeleteRequest extends v.InferInput<typeof operation.request> {}
export type OrganizationAccessTokensDeleteError = Failure<typeof operation.errors>;

/**
 * Deletes an organization access token; it stops working at once.
 *
 * A token can delete itself.
 *
 * @operation `DELETE https://api.polar.sh/v1/organization-access-tokens/{id}`
 * @credential A token with the scope `organization_access_tokens:write`.
 * @param core - The configuration for Polar.
 * @param request - Which token.
 * @param options - Signal, limits and headers of this call.
 * @returns Nothing, or an error: `HttpError` with status 401, 403, 404, 422 or 429, or one that every operation shares.
 * @example
 * ```ts
 * import { organizationAccessTokensDelete } from "orgkit/polar";
 *
 * const result = await organizationAccessTokensDelete(polar, { id: token.id });
 * if (!result.ok && result.error.name === "HttpError" && result.error.status === 404) console.log("already gone");
 * ```
 * @see {@link https://polar.sh/docs/integrate/oat | Organization access tokens}
 */
export function organizationAccessTokensDelete(
  core: Core<"polar">,
  request: OrganizationAccessTokensDeleteRequest,
  options?: CallOptions,
): Promise<Result<void, OrganizationAccessTokensDeleteError>> {
  return send(core, operation, request, options);
}
