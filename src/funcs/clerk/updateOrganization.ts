import type * as v from "valibot";
import {
  boolean,
  type CallOptions,
  type Core,
  type Failure,
  jsonOf,
  nullish,
  type Operation,
  pathId,
  type Result,
  send,
  toWire,
} from "../../core/operation.js";
import { clerkBodyErrors, clerkChangeErrors, clerkSettingsErrors } from "../../models/clerk/errors.js";
import { type Organization, OrganizationSchema } from "../../models/clerk/organization.js";
import { organizationName, settings } from "../../models/clerk/requestFields.js";

const operation = {
  name: "clerk.updateOrganization",
  route: "PATCH /organizations/{organization_id}",
  request: toWire({
    /** The organization's id. */
    organizationId: pathId,
    updateOrganizationRequest: toWire({
      /** At most 256 characters, without URLs and HTML. */
      name: nullish(organizationName),
      /** Tells whether an admin of the organization may delete it from the front end. */
      adminDeleteEnabled: nullish(boolean),
      ...settings,
    }),
  }),
  body: jsonOf("update_organization_request"),
  response: OrganizationSchema,
  errors: { ...clerkChangeErrors, ...clerkBodyErrors, ...clerkSettingsErrors },
} satisfies Operation;

export interface UpdateOrganizationRequest extends v.InferInput<typeof operation.request> {}
export type UpdateOrganizationError = Failure<typeof operation.errors>;

/**
 * Changes an organization. What is left out stays as it is; metadata is changed with `mergeOrganizationMetadata`.
 *
 * @operation `PATCH https://api.clerk.com/v1/organizations/{organization_id}`
 * @credential A secret key of the instance.
 * @param core - The configuration for Clerk.
 * @param request - Which organization, and what to change.
 * @param options - Signal, limits and headers of this call.
 * @returns The organization, or an error: `HttpError` with status 400, 401, 402, 403, 404, 409, 413, 415, 422, 429, 500,
 * 503 or 504, or one that every operation shares.
 * @example
 * ```ts
 * import { updateOrganization } from "orgkit/clerk";
 *
 * const changes = { name: "Acme Inc", adminDeleteEnabled: false };
 * const result = await updateOrganization(clerk, { organizationId: organization.id, updateOrganizationRequest: changes });
 * if (!result.ok) console.error(result.error.message);
 * else console.log(result.value.name);
 * ```
 * @see {@link https://clerk.com/docs/reference/backend-api/tag/organizations/patch/organizations/%7Borganization_id%7D | UpdateOrganization}
 */
export function updateOrganization(
  core: Core<"clerk">,
  request: UpdateOrganizationRequest,
  options?: CallOptions,
): Promise<Result<Organization, UpdateOrganizationError>> {
  return send(core, operation, request, options);
}
