export type {
  BadRequest,
  ErrorResponse,
  FlatError,
  Forbidden,
  NotFound,
  ServerError,
  TooManyRequests,
  Unauthorized,
} from "../../models/openai/errors.js";
export type { Invite, InviteDeleteResponse, InviteProject } from "../../models/openai/invite.js";
export type { OpenAIList, OpenAIListResult } from "../../models/openai/list.js";
export type { OpenAIOptions } from "../../models/openai/vendor.js";
export * from "./deleteInvite.js";
export * from "./inviteUser.js";
export * from "./listInvites.js";
export * from "./retrieveInvite.js";
