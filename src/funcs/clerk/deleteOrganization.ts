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
import { clerkChangeErrors } from "../../models/clerk/errors.js";
import { type DeletedObject, DeletedObjectSchema } from "../../models/clerk/organization.js";

const operation = {
  name: "clerk.deleteOrganization",
  route: "DELETE /organizations/{organization_id}",
  request: toWire({
    /** The organization's id. */
    organizationId: pathId,
  }),
  response: DeletedObjectSchema,
  errors: clerkChangeErrors,
} satisfies Operation;

export interface DeleteOrganizationRequest extends v.InferInput<typeof operation.request> {}
export type DeleteOrganizationError = Failure<typeof operation.errors>;

/**
 * Deletes an organization with all its memberships and invitations, for good.
 *
 * @operation `DELETE https://api.clerk.com/v1/organizations/{organization_id}`
 * @credential A secret key of the instance.
 * @param core - The configuration for Clerk.
 * @param request - Which organization.
 * @param options - Signal, limits and headers of this call.
 * @returns What was deleted, or an error: `HttpError` with status 400, 401, 403, 404, 409, 429, 500, 503 or 504, or one
 * that every operation shares.
 * @example
 * ```ts
 * import { deleteOrganization } from "orgkit/clerk";
 *
 * const result = await deleteOrganization(clerk, { organizationId: organization.id });
 * if (!result.ok && result.error.name === "HttpError" && result.error.status === 404) console.log("already gone");
 * ```
 * @see {@link https://clerk.com/docs/reference/backend-api/tag/organizations/delete/organizations/%7Borganization_id%7D | DeleteOrganization}
 */
export function deleteOrganization(
  core: Core<"clerk">,
  request: DeleteOrganizationRequest,
  options?: CallOptions,
): Promise<Result<DeletedObject, DeleteOrganizationError>> {
  return send(core, operation, request, options);
}
