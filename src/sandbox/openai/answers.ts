import { json } from "../json.js";
import type { OpenAISandboxOptions } from "./options.js";

/** What an error says beside its message. */
export interface ErrorFields {
  readonly type?: string;
  readonly param?: string | null;
  readonly code?: string | null;
}

/** Answers with an error in the vendor's object form. */
export function openaiError(
  status: number,
  message: string,
  { type = "invalid_request_error", param = null, code = null }: ErrorFields = {},
  headers?: Record<string, string>,
): Response {
  return json(status, { error: { message, type, param, code } }, headers);
}

/** Answers that a request carries no key. */
export function missingKey(): Response {
  return openaiError(
    401,
    "You didn't provide an API key. You need to provide your API key in an Authorization header using Bearer auth (i.e. Authorization: Bearer YOUR_KEY).",
  );
}

/** Answers that nobody knows the key, of which only the ends are shown. */
export function unknownKey(token: string): Response {
  const prefix = /^sk-(?:[a-z]+-)?/.exec(token)?.[0] ?? "";
  const tail = token.length > prefix.length + 3 ? token.slice(-3) : "";
  return openaiError(401, `Incorrect API key provided: ${prefix}***${tail}.`, { code: "invalid_api_key" });
}

/** Answers that the key may not do this. */
export function forbidden(scope: string, form: OpenAISandboxOptions["permissionError"]): Response {
  const message = `You have insufficient permissions for this operation. Missing scopes: ${scope}.`;
  return form === "object" ? openaiError(403, message) : json(403, { error: message });
}

/** Answers that an invite is not there. */
export function noInvite(inviteId: string, param: string | null = null): Response {
  return openaiError(404, `No invite with id '${inviteId}'.`, { param });
}

/** Gives the vendor's own answer to a method for a status, as far as it has one. */
export function failure(status: number, method: string): Response {
  if (status === 401) return unknownKey("");
  if (status === 403) return forbidden(`api.management.${method === "GET" ? "read" : "write"}`, "string");
  if (status === 404) return openaiError(404, "Not found.");
  if (status === 429) {
    const message = "Rate limit reached for management requests. Please try again later.";
    return openaiError(429, message, { type: "requests", code: "rate_limit_exceeded" });
  }
  if (status === 502 || status === 504) {
    const headers = { "content-type": "text/html" };
    return new Response("<html><body><h1>Bad gateway</h1></body></html>", { status, headers });
  }
  if (status >= 500) {
    return openaiError(status, "The server had an error while processing your request.", { type: "server_error" });
  }
  return openaiError(status, "The request is invalid.");
}
