import type * as v from "valibot";
import {
  type CallOptions,
  type Core,
  type Failure,
  type Operation,
  optional,
  pathId,
  type Result,
  send,
  toWire,
} from "../../core/operation.js";
import { ErrorDetailsSchema, permitErrors } from "../../models/permit/errors.js";
import {
  type OrganizationScheduleDeleteResponse,
  OrganizationScheduleDeleteResponseSchema,
} from "../../models/permit/organization.js";

const operation = {
  name: "permit.deleteOrganization",
  route: "DELETE /v2/orgs/{org_id}",
  request: toWire({
    /** The organization's id or key. */
    orgId: pathId,
  }),
  // Until 2026 Permit answered 204 without a body.
  response: optional(OrganizationScheduleDeleteResponseSchema),
  errors: { ...permitErrors, 404: ErrorDetailsSchema, 409: ErrorDetailsSchema },
} satisfies Operation;

export interface DeleteOrganizationRequest extends v.InferInput<typeof operation.request> {}
export type DeleteOrganizationError = Failure<typeof operation.errors>;

/**
 * Deletes an organization: it is out of sight at once, and destroyed for good some days later.
 *
 * Until it is destroyed, Permit's support can restore it, and its API keys stay.
 *
 * @operation `DELETE https://api.permit.io/v2/orgs/{org_id}`
 * @credential A key of the organization, or the token of a user who belongs to it.
 * @param core - The configuration for Permit.
 * @param request - Which organization.
 * @param options - Signal, limits and headers of this call.
 * @returns When it is destroyed, or `undefined` where Permit does not tell; or an error: `HttpError` with status 400,
 * 401, 403, 404, 409, 422, 429, 500, 502, 503 or 504, or one that every operation shares.
 * @example
 * ```ts
 * import { deleteOrganization } from "orgkit/permit";
 *
 * const result = await deleteOrganization(permit, { orgId: "cedar-robotics" });
 * if (!result.ok) console.error(result.error.message);
 * else console.log("can be restored until", result.value?.deleteAfter);
 * ```
 * @see {@link https://api.permit.io/v2/redoc#tag/Organizations/operation/delete_organization | Delete an organization}
 */
export function deleteOrganization(
  core: Core<"permit">,
  request: DeleteOrganizationRequest,
  options?: CallOptions,
): Promise<Result<OrganizationScheduleDeleteResponse | undefined, DeleteOrganizationError>> {
  return send(core, operation, request, options);
}
