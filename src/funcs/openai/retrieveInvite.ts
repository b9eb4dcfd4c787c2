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
import { NotFoundSchema, openaiErrors, ServerErrorSchema } from "../../models/openai/errors.js";
import { type Invite, InviteSchema } from "../../models/openai/invite.js";

const operation = {
  name: "openai.retrieveInvite",
  route: "GET /organization/invites/{invite_id}",
  request: toWire({
    /** The invite's id. */
    inviteId: pathId,
  }),
  response: InviteSchema,
  errors: { ...openaiErrors, 404: NotFoundSchema, 500: ServerErrorSchema },
} satisfies Operation;

export interface RetrieveInviteRequest extends v.InferInput<typeof operation.request> {}
export type RetrieveInviteError = Failure<typeof operation.errors>;

/**
 * Retrieves an invite.
 *
 * @operation `GET https://api.openai.com/v1/organization/invites/{invite_id}`
 * @credential An admin key with the scope `api.management.read`.
 * @param core - The configuration for OpenAI.
 * @param request - Which invite.
 * @param options - Signal, limits and headers of this call.
 * @returns The invite, or an error: `HttpError` with status 400, 401, 403, 404, 429 or 500, or one that every operation
 * shares.
 * @example
 * ```ts
 * import { retrieveInvite } from "orgkit/openai";
 *
 * const result = await retrieveInvite(openai, { inviteId: invite.id });
 * if (!result.ok) console.error(result.error.message);
 * else console.log(result.value.status);
 * ```
 * @see {@link https://platform.openai.com/docs/api-reference/invite/retrieve | Retrieve invite}
 */
export function retrieveInvite(
  core: Core<"openai">,
  request: RetrieveInviteRequest,
  options?: CallOptions,
): Promise<Result<Invite, RetrieveInviteError>> {
  return send(core, operation, request, options);
}
