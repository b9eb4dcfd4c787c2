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
import { clerkErrors, ResourceNotFoundSchema } from "../../models/clerk/errors.js";
import { type Organization, OrganizationSchema } from "../../models/clerk/organization.js";
import { extras } from "../../models/clerk/requestFields.js";

const operation = {
  name: "clerk.getOrganization",
  route: "GET /organizations/{organization_id}",
  request: toWire({
    /** Its id or its slug. */
    organizationId: pathId,
    ...extras,
  }),
  response: OrganizationSchema,
  errors: { ...clerkErrors, 404: ResourceNotFoundSchema },
} satisfies Operation;

export interface GetOrganizationRequest extends v.InferInput<typeof operation.request> {}
export type GetOrganizationError = Failure<typeof operation.errors>;

/**
 * Gets an organization by its id or slug.
 *
 * @operation `GET https://api.clerk.com/v1/organizations/{organization_id}`
 * @credential A secret key of the instance.
 * @param core - The configuration for Clerk.
 * @param request - Which organization, and what to tell of it.
 * @param options - Signal, limits and headers of this call.
 * @returns The organization, or an error: `HttpError` with status 400, 401, 403, 404, 429, 500, 503 or 504, or one that
 * every operation shares.
 * @example
 * ```ts
 * import { getOrganization } from "orgkit/clerk";
 *
 * const result = await getOrganization(clerk, { organizationId: "juniper-foods", includeMembersCount: true });
 * if (!result.ok) console.error(result.error.message);
 * else console.log(result.value.membersCount);
 * ```
 * @see {@link https://clerk.com/docs/reference/backend-api/tag/organizations/get/organizations/%7Borganization_id%7D | GetOrganization}
 */
export function getOrganization(
  core: Core<"clerk">,
  request: GetOrganizationRequest,
  options?: CallOptions,
): Promise<Result<Organization, GetOrganizationError>> {
  return send(core, operation, request, options);
}
