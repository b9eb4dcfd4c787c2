import type * as v from "valibot";
import {
  type CallOptions,
  type Core,
  type Failure,
  integer,
  type Operation,
  optional,
  sendList,
  toWire,
} from "../../core/operation.js";
import { NotFoundSchema, openaiErrors } from "../../models/openai/errors.js";
import { type Invite, InviteSchema } from "../../models/openai/invite.js";
import { cursor, type OpenAIListResult, openaiList, readOpenAIList } from "../../models/openai/list.js";

const operation = {
  name: "openai.listInvites",
  route: "GET /organization/invites",
  request: toWire({
    /** Invites per page, from 1 to 100. Default 20. */
    limit: optional(integer(1, 100)),
    /** The id of the invite after which the page starts. Default: the first page. */
    after: optional(cursor),
  }),
  response: openaiList(InviteSchema),
  errors: { ...openaiErrors, 404: NotFoundSchema },
} satisfies Operation;

export interface ListInvitesRequest extends v.InferInput<typeof operation.request> {}
export type ListInvitesError = Failure<typeof operation.errors>;

/**
 * Lists the invites of the organization, whatever their status, in no documented order, one page at a time.
 *
 * @operation `GET https://api.openai.com/v1/organization/invites`
 * @credential An admin key with the scope `api.management.read`.
 * @param core - The configuration for OpenAI.
 * @param request - Which page. Default: the first.
 * @param options - Signal, limits and headers of this call.
 * @returns A page, or an error: `HttpError` with status 400, 401, 403, 404 (no invite `after`) or 429, or one that
 * every operation shares.
 * @example
 * ```ts
 * import { listInvites } from "orgkit/openai";
 *
 * const result = await listInvites(openai, { limit: 50 });
 * if (!result.ok) console.error(result.error.message);
 * else console.log(result.value.items.map((invite) => invite.email));
 * ```
 * @see {@link https://platform.openai.com/docs/api-reference/invite/list | List invites}
 */
export function listInvites(
  core: Core<"openai">,
  request: ListInvitesRequest = {},
  options?: CallOptions,
): Promise<OpenAIListResult<Invite, ListInvitesRequest, ListInvitesError>> {
  return sendList(core, operation, readOpenAIList, request, options);
}
