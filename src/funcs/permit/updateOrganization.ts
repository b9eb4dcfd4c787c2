import type * as v from "valibot";
import {
  type CallOptions,
  type Core,
  type Failure,
  jsonOf,
  type Operation,
  optional,
  pathId,
  type Result,
  send,
  toFreeForm,
  toWire,
} from "../../core/operation.js";
import { ErrorDetailsSchema, permitErrors } from "../../models/permit/errors.js";
import { type OrganizationRead, OrganizationReadSchema } from "../../models/permit/organization.js";
import { organizationName } from "../../models/permit/requestFields.js";

const operation = {
  name: "permit.updateOrganization",
  route: "PATCH /v2/orgs/{org_id}",
  request: toWire({
    /** The organization's id or key. */
    orgId: pathId,
    organizationUpdate: toWire({
      /** Letters, digits, spaces, `.`, `-` and `_`. */
      name: optional(organizationName),
      /** Anything at all; its keys are not touched. */
      settings: optional(toFreeForm),
    }),
  }),
  body: jsonOf("organization_update"),
  response: OrganizationReadSchema,
  errors: { ...permitErrors, 404: ErrorDetailsSchema },
} satisfies Operation;

export interface UpdateOrganizationRequest extends v.InferInput<typeof operation.request> {}
export type UpdateOrganizationError = Failure<typeof operation.errors>;

/**
 * Changes the name or the settings of an organization. What is left out stays as it is; its key cannot be changed.
 *
 * @operation `PATCH https://api.permit.io/v2/orgs/{org_id}`
 * @credential A key of the organization, or the token of a user who belongs to it.
 * @param core - The configuration for Permit.
 * @param request - Which organization, and what to change.
 * @param options - Signal, limits and headers of this call.
 * @returns The organization, or an error: `HttpError` with status 400, 401, 403, 404, 422, 429, 500, 502, 503 or 504,
 * or one that every operation shares.
 * @example
 * ```ts
 * import { updateOrganization } from "orgkit/permit";
 *
 * const result = await updateOrganization(permit, {
 *   orgId: "cedar-robotics",
 *   organizationUpdate: { name: "Cedar Robotics EU" },
 * });
 * if (!result.ok) console.error(result.error.message);
 * ```
 * @see {@link https://api.permit.io/v2/redoc#tag/Organizations/operation/update_organization | Update an organization}
 */
export function updateOrganization(
  core: Core<"permit">,
  request: UpdateOrganizationRequest,
  options?: CallOptions,
): Promise<Result<OrganizationRead, UpdateOrganizationError>> {
  return send(core, operation, request, options);
}
