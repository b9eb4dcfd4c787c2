import type * as v from "valibot";
import {
  type CallOptions,
  type Core,
  type Failure,
  json,
  type Operation,
  optional,
  type Result,
  send,
  toFreeForm,
  toWire,
} from "../../core/operation.js";
import { ErrorDetailsSchema, permitErrors } from "../../models/permit/errors.js";
import { type OrganizationReadWithAPIKey, OrganizationReadWithAPIKeySchema } from "../../models/permit/organization.js";
import { organizationKey, organizationName } from "../../models/permit/requestFields.js";

const operation = {
  name: "permit.createOrganization",
  route: "POST /v2/orgs",
  request: toWire({
    /** Letters, digits, `-` and `_`. It can never be changed. */
    key: organizationKey,
    /** Letters, digits, spaces, `.`, `-` and `_`. */
    name: organizationName,
    /** Anything at all; its keys are not touched. */
    settings: optional(toFreeForm),
  }),
  body: json,
  response: OrganizationReadWithAPIKeySchema,
  errors: { ...permitErrors, 409: ErrorDetailsSchema },
  secret: true,
} satisfies Operation;

export interface CreateOrganizationRequest extends v.InferInput<typeof operation.request> {}
export type CreateOrganizationError = Failure<typeof operation.errors>;

/**
 * Creates an organization and shows the secret of its first API key, this once.
 *
 * Keys of organizations are unique: after a creation that ended in doubt (`error.mayHaveTakenEffect`) the same request
 * is refused with 409 where the first one took effect, and the secret is lost.
 *
 * @operation `POST https://api.permit.io/v2/orgs`
 * @credential A key that Permit has allowed to create organizations; ask its support.
 * @param core - The configuration for Permit.
 * @param request - The key and the name of the organization.
 * @param options - Signal, limits and headers of this call.
 * @returns The organization and its API key, or an error: `HttpError` with status 400, 401, 403, 409, 422, 429, 500,
 * 502, 503 or 504, or one that every operation shares.
 * @example
 * ```ts
 * import { createOrganization } from "orgkit/permit";
 *
 * const result = await createOrganization(permit, { key: "acme-robotics", name: "Acme Robotics" });
 * if (!result.ok) console.error(result.error.message);
 * else console.log(result.value.id, result.value.apiKeyId);
 * ```
 * @see {@link https://api.permit.io/v2/redoc#tag/Organizations/operation/create_organization | Create an organization}
 */
export function createOrganization(
  core: Core<"permit">,
  request: CreateOrganizationRequest,
  options?: CallOptions,
): Promise<Result<OrganizationReadWithAPIKey, CreateOrganizationError>> {
  return send(core, operation, request, options);
}
