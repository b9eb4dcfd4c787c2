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
import { ErrorDetailsSchema, permitErrors } from "../../models/permit/errors.js";
import { type OrganizationRead, OrganizationReadSchema } from "../../models/permit/organization.js";

const operation = {
  name: "permit.getOrganization",
  route: "GET /v2/orgs/{org_id}",
  request: toWire({
    /** The organization's id or key. */
    orgId: pathId,
  }),
  response: OrganizationReadSchema,
  errors: { ...permitErrors, 404: ErrorDetailsSchema },
} satisfies Operation;

export interface GetOrganizationRequest extends v.InferInput<typeof operation.request> {}
export type GetOrganizationError = Failure<typeof operation.errors>;

/**
 * Gets an organization by its id or key.
 *
 * @operation `GET https://api.permit.io/v2/orgs/{org_id}`
 * @credential A key of the organization, or the token of a user who belongs to it.
 * @param core - The configuration for Permit.
 * @param request - Which organization.
 * @param options - Signal, limits and headers of this call.
 * @returns The organization, or an error: `HttpError` with status 400, 401, 403, 404, 422, 429, 500, 502, 503 or 504,
 * or one that every operation shares.
 * @example
 * ```ts
 * import { getOrganization } from "orgkit/permit";
 *
 * const result = await getOrganization(permit, { orgId: "cedar-robotics" });
 * if (!result.ok) console.error(result.error.message);
 * else console.log(result.value.name);
 * ```
 * @see {@link https://api.permit.io/v2/redoc#tag/Organizations/operation/get_organization | Get an organization}
 */
export function getOrganization(
  core: Core<"permit">,
  request: GetOrganizationRequest,
  options?: CallOptions,
): Promise<Result<OrganizationRead, GetOrganizationError>> {
  return send(core, operation, request, options);
}
