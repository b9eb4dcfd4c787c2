import { optional } from "../../core/codec.js";
import type { Vendor } from "../../core/core.js";
import { type CoreOptions, headerValue } from "../../core/options.js";
import { rateLimits } from "./rateLimits.js";

/** What an OpenAI core takes; its token is an admin key. */
export interface OpenAIOptions extends CoreOptions {
  /** Sent as `OpenAI-Organization`, such as `"org-…"`. Default: not sent, so the key's own organization counts. */
  readonly organization?: string | undefined;
  /** Sent as `OpenAI-Project`, such as `"proj_…"`. Default: not sent. */
  readonly project?: string | undefined;
}

/** What is true of every call to OpenAI. */
export const openai: Vendor<OpenAIOptions> & { name: "openai" } = {
  name: "openai",
  options: { organization: optional(headerValue), project: optional(headerValue) },
  baseUrl: () => "https://api.openai.com/v1",
  headers: ({ organization, project }) => ({
    "openai-organization": organization,
    "openai-project": project,
  }),
  key: /sk-admin-[\w-]+/g,
  says: /^(message|error|detail)$/,
  meta: (headers) => {
    const requestId = headers["x-request-id"];
    return { ...(requestId && { requestId }), ...rateLimits(headers) };
  },
  advice: {
    401: "Use an admin key of this organization and project",
    403: "Use an admin key with api.management scopes",
  },
};
