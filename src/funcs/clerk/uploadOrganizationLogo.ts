import type * as v from "valibot";
import { multipart } from "../../core/multipart.js";
import {
  type CallOptions,
  type Core,
  type Failure,
  type Operation,
  optional,
  pathId,
  type Result,
  send,
  text,
  toWire,
} from "../../core/operation.js";
import { clerkBodyErrors, clerkChangeErrors } from "../../models/clerk/errors.js";
import { logoFile, typeList, withImageTypes } from "../../models/clerk/logo.js";
import { type OrganizationWithLogo, OrganizationWithLogoSchema } from "../../models/clerk/organization.js";

const operation = {
  name: "clerk.uploadOrganizationLogo",
  route: "PUT /organizations/{organization_id}/logo",
  request: withImageTypes(
    toWire({
      /** The organization's id. */
      organizationId: pathId,
      /** The user who is credited with the logo. */
      uploaderUserId: optional(text),
      /** A JPEG, PNG, GIF or WebP image of at most 10 MB; a Blob needs its `type`. */
      file: logoFile,
      /** The types to accept instead, such as `["image/avif"]`, should Clerk come to take others. It is not sent. */
      imageTypes: optional(typeList),
    }),
  ),
  body: multipart,
  response: OrganizationWithLogoSchema,
  errors: { ...clerkChangeErrors, ...clerkBodyErrors },
} satisfies Operation;

export interface UploadOrganizationLogoRequest extends v.InferInput<typeof operation.request> {}
export type UploadOrganizationLogoError = Failure<typeof operation.errors>;

/**
 * Uploads the logo of an organization, in place of any it has.
 *
 * @operation `PUT https://api.clerk.com/v1/organizations/{organization_id}/logo`
 * @credential A secret key of the instance.
 * @param core - The configuration for Clerk.
 * @param request - Which organization, and the image.
 * @param options - Signal, limits and headers of this call.
 * @returns The organization, or an error: `HttpError` with status 400, 401, 403, 404, 409, 413, 415, 429, 500, 503 or
 * 504, or one that every operation shares.
 * @example
 * ```ts
 * import { readFile } from "node:fs/promises";
 * import { uploadOrganizationLogo } from "orgkit/clerk";
 *
 * const file = new File([await readFile("logo.png")], "logo.png", { type: "image/png" });
 * const result = await uploadOrganizationLogo(clerk, { organizationId: organization.id, file });
 * if (!result.ok) console.error(result.error.message);
 * ```
 * @see {@link https://clerk.com/docs/reference/backend-api/tag/organizations/put/organizations/%7Borganization_id%7D/logo | UploadOrganizationLogo}
 */
export function uploadOrganizationLogo(
  core: Core<"clerk">,
  request: UploadOrganizationLogoRequest,
  options?: CallOptions,
): Promise<Result<OrganizationWithLogo, UploadOrganizationLogoError>> {
  return send(core, operation, request, options);
}
