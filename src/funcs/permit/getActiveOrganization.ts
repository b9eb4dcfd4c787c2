import {
  type CallOptions,
  type Core,
  type Failure,
  type Operation,
  type Result,
  send,
  toWire,
} from "../../core/operation.js";
import { ErrorDetailsSchema, permitErrors } from "../../models/permit/errors.js";
import { type OrganizationRead, OrganizationReadSchema } from "../../models/permit/organization.js";

const operation = {
  name: "permit.getActiveOrganization",
  route: "GET /v2/orgs/active/org",
  request: toWire({}),
  response: OrganizationReadSchema,
  errors: { ...permitErrors, 404: ErrorDetailsSchema },
} satisfies Operation;

export interface GetActiveOrganizationRequest extends Record<string, never> {}
export type GetActiveOrganizationError = Failure<typeof operation.errors>;

/**
 * Gets the organization that the credential belongs to: a key's own, or the one that a user has selected.
 *
 * @operation `GET https://api.permit.io/v2/orgs/active/org`
 * @credential Any key, or the token of a user.
 * @param core - The configuration for Permit.
 * @param request - Nothing; it may be left out.
 * @param options - Signal, limits and headers of this call.
 * @returns The organization, or an error: `HttpError` with status 400, 401, 403, 404, 422, 429, 500, 502, 503 or 504,
 * or one that every operation shares.
 * @example
 * ```ts
 * import { getActiveOrganization } from "orgkit/permit";
 *
 * const result = await getActiveOrganization(permit);
 * if (!result.ok) console.error(result.error.message);
 * else console.log(result.value.key, result.value.usageLimits?.billingTier);
 * ```
 * @see {@link https://api.permit.io/v2/redoc#tag/Organizations/operation/get_active_organization | Get the active organization}
 */
export function getActiveOrganization(
  core: Core<"permit">,
  request: GetActiveOrganizationRequest = {},
  options?: CallOptions,
): Promise<Result<OrganizationRead, GetActiveOrganizationError>> {
  return send(core, operation, request, options);
}
