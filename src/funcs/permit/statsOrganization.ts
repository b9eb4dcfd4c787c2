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
import { type OrganizationStats, OrganizationStatsSchema } from "../../models/permit/organizationStats.js";

const operation = {
  name: "permit.statsOrganization",
  route: "GET /v2/orgs/{org_id}/stats",
  request: toWire({
    /** The organization's id or key. */
    orgId: pathId,
  }),
  response: OrganizationStatsSchema,
  errors: { ...permitErrors, 404: ErrorDetailsSchema },
} satisfies Operation;

export interface StatsOrganizationRequest extends v.InferInput<typeof operation.request> {}
export type StatsOrganizationError = Failure<typeof operation.errors>;

/**
 * Gets an organization together with how much it holds and what it used in the last three months.
 *
 * @operation `GET https://api.permit.io/v2/orgs/{org_id}/stats`
 * @credential A key of the organization, or the token of a user who belongs to it.
 * @param core - The configuration for Permit.
 * @param request - Which organization.
 * @param options - Signal, limits and headers of this call.
 * @returns The organization and its statistics, or an error: `HttpError` with status 400, 401, 403, 404, 422, 429, 500,
 * 502, 503 or 504, or one that every operation shares.
 * @example
 * ```ts
 * import { statsOrganization } from "orgkit/permit";
 *
 * const result = await statsOrganization(permit, { orgId: "cedar-robotics" });
 * if (!result.ok) console.error(result.error.message);
 * else console.log(result.value.stats.users, result.value.historicalUsage.currentMonth?.mau);
 * ```
 * @see {@link https://api.permit.io/v2/redoc#tag/Organizations/operation/stats_organization | Statistics of an organization}
 */
export function statsOrganization(
  core: Core<"permit">,
  request: StatsOrganizationRequest,
  options?: CallOptions,
): Promise<Result<OrganizationStats, StatsOrganizationError>> {
  return send(core, operation, request, options);
}
