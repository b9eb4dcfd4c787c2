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
import { NotFoundSchema, openaiErrors } from "../../models/openai/errors.js";
import { type InviteDeleteResponse, InviteDeleteResponseSchema } from "../../models/openai/invite.js";

const operation = {
  name: "openai.deleteInvite",
  route: "DELETE /organization/invites/{invite_id}",
  request: toWire({
    /** The invite's id. */
    inviteId: pathId,
  }),
  response: InviteDeleteResponseSchema,
  errors: { ...openaiErrors, 404: NotFoundSchema },
} satisfies Operation;

export interface DeleteInviteRequest extends v.InferInput<typeof operation.request> {}
export type DeleteInviteError = Failure<typeof operation.errors>;

/**
 * Deletes an invite, unless it has been accepted.
 *
 * @operation `DELETE https://api.openai.com/v1/organization/invites/{invite_id}`
 * @credential An admin key with the scope `api.management.write`.
 * @param core - The configuration for OpenAI.
 * @param request - Which invite.
 * @param options - Signal, limits and headers of this call.
 * @returns The confirmation, or an error: `HttpError` with status 400 (an accepted invite, too), 401, 403, 404 or 429,
 * or one that every operation shares.
 * @example
 * ```ts
 * import { deleteInvite } from "orgkit/openai";
 *
 * const result = await deleteInvite(openai, { inviteId: invite.id });
 * if (!result.ok && result.error.name === "HttpError" && result.error.status === 404) console.log("already gone");
 * ```
 * @see {@link https://platform.openai.com/docs/api-reference/invite/delete | Delete invite}
 */
export function deleteInvite(
  core: Core<"openai">,
  request: DeleteInviteRequest,
  options?: CallOptions,
): Promise<Result<InviteDeleteResponse, DeleteInviteError>> {
  return send(core, operation, request, options);
}
