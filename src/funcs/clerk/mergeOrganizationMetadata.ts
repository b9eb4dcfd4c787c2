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
import { clerkBodyErrors, clerkChangeErrors, UnprocessableEntitySchema } from "../../models/clerk/errors.js";
import { type Organization, OrganizationSchema } from "../../models/clerk/organization.js";

const operation = {
  name: "clerk.mergeOrganizationMetadata",
  route: "PATCH /organizations/{organization_id}/metadata",
  request: toWire({
    /** The organization's id. */
    organizationId: pathId,
    mergeOrganizationMetadataRequest: toWire({
      /** The front end can read it. */
      publicMetadata: optional(toFreeForm),
      /** Only the back end can read it. */
      privateMetadata: optional(toFreeForm),
    }),
  }),
  body: jsonOf("merge_organization_metadata_request"),
  response: OrganizationSchema,
  errors: { ...clerkChangeErrors, ...clerkBodyErrors, 422: UnprocessableEntitySchema },
} satisfies Operation;

export interface MergeOrganizationMetadataRequest extends v.InferInput<typeof operation.request> {}
export type MergeOrganizationMetadataError = Failure<typeof operation.errors>;

/**
 * Merges metadata into an organization's, objects within objects too. `null` removes a key at any depth, a list
 * replaces a list, and what is left out stays as it is.
 *
 * @operation `PATCH https://api.clerk.com/v1/organizations/{organization_id}/metadata`
 * @credential A secret key of the instance.
 * @param core - The configuration for Clerk.
 * @param request - Which organization, and what to merge.
 * @param options - Signal, limits and headers of this call.
 * @returns The organization, or an error: `HttpError` with status 400, 401, 403, 404, 409, 413, 415, 422, 429, 500, 503
 * or 504, or one that every operation shares.
 * @example
 * ```ts
 * import { mergeOrganizationMetadata } from "orgkit/clerk";
 *
 * const result = await mergeOrganizationMetadata(clerk, {
 *   organizationId: organization.id,
 *   mergeOrganizationMetadataRequest: { publicMetadata: { tier: "pro", trialEndsOn: null } },
 * });
 * if (!result.ok) console.error(result.error.message);
 * ```
 * @see {@link https://clerk.com/docs/reference/backend-api/tag/organizations/patch/organizations/%7Borganization_id%7D/metadata | MergeOrganizationMetadata}
 */
export function mergeOrganizationMetadata(
  core: Core<"clerk">,
  request: MergeOrganizationMetadataRequest,
  options?: CallOptions,
): Promise<Result<Organization, MergeOrganizationMetadataError>> {
  return send(core, operation, request, options);
}
