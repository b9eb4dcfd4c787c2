import type * as v from "valibot";
import {
  type CallOptions,
  type Core,
  type Failure,
  json,
  list,
  type Operation,
  oneOf,
  optional,
  type Result,
  send,
  text,
  toWire,
} from "../../core/operation.js";
import { openaiErrors } from "../../models/openai/errors.js";
import { type Invite, InviteSchema } from "../../models/openai/invite.js";

const operation = {
  name: "openai.inviteUser",
  route: "POST /organization/invites",
  request: toWire({
    /** Where the invite is sent. */
    email: text,
    /** The role in the organization. */
    role: oneOf("reader", "owner"),
    /** What the user may enter on acceptance; an empty list means no project. Default: the default project. */
    projects: optional(list(toWire({ id: text, role: oneOf("member", "owner") }))),
  }),
  body: json,
  response: InviteSchema,
  errors: openaiErrors,
} satisfies Operation;

export interface InviteUserRequest extends v.InferInput<typeof operation.request> {}
export type InviteUserError = Failure<typeof operation.errors>;

/**
 * Invites a user to the organization; access begins when the user accepts.
 *
 * OpenAI documents no idempotency: an invite whose sending ended in doubt (`error.mayHaveTakenEffect`) is found by its
 * email in the list, and sending it twice ends in a 400.
 *
 * @operation `POST https://api.openai.com/v1/organization/invites`
 * @credential An admin key with the scope `api.management.write`.
 * @param core - The configuration for OpenAI.
 * @param request - Whom to invite, and to what.
 * @param options - Signal, limits and headers of this call.
 * @returns The invite, or an error: `HttpError` with status 400 (a member or invited already, too), 401, 403 or 429, or
 * one that every operation shares.
 * @example
 * ```ts
 * import { inviteUser } from "orgkit/openai";
 *
 * const result = await inviteUser(openai, { email: "mira.okafor@example.com", role: "reader", projects: [] });
 * if (!result.ok) console.error(result.error.message);
 * else console.log(result.value.id, result.value.expiresAt);
 * ```
 * @see {@link https://platform.openai.com/docs/api-reference/invite/create | Create invite}
 */
export function inviteUser(
  core: Core<"openai">,
  request: InviteUserRequest,
  options?: CallOptions,
): Promise<Result<Invite, InviteUserError>> {
  return send(core, operation, request, options);
}
