import type * as v from "valibot";
import {
  type CallOptions,
  type Core,
  type Failure,
  json,
  nullish,
  type Operation,
  type Result,
  send,
  text,
  toFreeForm,
  toWire,
} from "../../core/operation.js";
import { clerkBodyErrors, clerkErrors, clerkSettingsErrors } from "../../models/clerk/errors.js";
import { type Organization, OrganizationSchema } from "../../models/clerk/organization.js";
import { organizationName, settings } from "../../models/clerk/requestFields.js";

const operation = {
  name: "clerk.createOrganization",
  route: "POST /organizations",
  request: toWire({
    /** At most 256 characters, without URLs and HTML. */
    name: organizationName,
    /** The user who becomes its administrator. Default: it has no members. */
    createdBy: nullish(text),
    /** The front end can read it. */
    publicMetadata: nullish(toFreeForm),
    /** Only the back end can read it. */
    privateMetadata: nullish(toFreeForm),
    ...settings,
  }),
  body: json,
  response: OrganizationSchema,
  errors: { ...clerkErrors, ...clerkBodyErrors, ...clerkSettingsErrors },
} satisfies Operation;

export interface CreateOrganizationRequest extends v.InferInput<typeof operation.request> {}
export type CreateOrganizationError = Failure<typeof operation.errors>;

/**
 * Creates an organization. After a creation in doubt (`error.mayHaveTakenEffect`), look for its name before the next.
 *
 * @operation `POST https://api.clerk.com/v1/organizations`
 * @credential A secret key of the instance.
 * @param core - The configuration for Clerk.
 * @param request - What the organization is like.
 * @param options - Signal, limits and headers of this call.
 * @returns The organization, or an error: `HttpError` with status 400, 401, 402, 403, 413, 415, 422, 429, 500, 503 or
 * 504, or one that every operation shares.
 * @example
 * ```ts
 * import { createOrganization } from "orgkit/clerk";
 *
 * const result = await createOrganization(clerk, { name: "Acme", publicMetadata: { tier: "trial" } });
 * if (!result.ok) console.error(result.error.message);
 * else console.log(result.value.id);
 * ```
 * @see {@link https://clerk.com/docs/reference/backend-api/tag/organizations/post/organizations | CreateOrganization}
 */
export function createOrganization(
  core: Core<"clerk">,
  request: CreateOrganizationRequest,
  options?: CallOptions,
): Promise<Result<Organization, CreateOrganizationError>> {
  return send(core, operation, request, options);
}
