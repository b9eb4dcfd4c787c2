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
import { type Organization, OrganizationSchema } from "../../models/clerk/organization.js";

const operation = {
  name: "clerk.deleteOrganizationLogo",
  route: "DELETE /organizations/{organization_id}/logo",
  request: toWire({
    /** The organization's id. */
    organizationId: pathId,
  }),
  response: OrganizationSchema,
  errors: clerkChangeErrors,
} satisfies Operation;

export interface DeleteOrganizationLogoRequest extends v.InferInput<typeof operation.request> {}
export type DeleteOrganizationLogoError = Failure<typeof operation.errors>;

/**
 * Deletes the logo of an organization; an image of its initials takes the place.
 *
 * @operation `DELETE https://api.clerk.com/v1/organizations/{organization_id}/logo`
 * @credential A secret key of the instance.
 * @param core - The configuration for Clerk.
 * @param request - Which organization.
 * @param options - Signal, limits and headers of this call.
 * @returns The organization, or an error: `HttpError` with status 400, 401, 403, 404, 409, 429, 500, 503 or 504, or one
 * that every operation shares.
 * @example
 * ```ts
 * import { deleteOrganizationLogo } from "orgkit/clerk";
 *
 * const result = await deleteOrganizationLogo(clerk, { organizationId: organization.id });
 * if (!result.ok) console.error(result.error.message);
 * else console.log(result.value.hasImage);
 * ```
 * @see {@link https://clerk.com/docs/reference/backend-api/tag/organizations/delete/organizations/%7Borganization_id%7D/logo | DeleteOrganizationLogo}
 */
export function deleteOrganizationLogo(
  core: Core<"clerk">,
  request: DeleteOrganizationLogoRequest,
  options?: CallOptions,
): Promise<Result<Organization, DeleteOrganizationLogoError>> {
  return send(core, operation, request, options);
}
