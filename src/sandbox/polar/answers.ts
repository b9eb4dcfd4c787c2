import { json } from "../json.js";
import type { Problem } from "./problems.js";

const realm = 'Bearer realm="polar"';

/** Answers with an error of the framework's. */
export function frameworkError(status: number, detail: string, headers?: Record<string, string>): Response {
  return json(status, { detail }, headers);
}

/** Answers with an error of Polar's own kind. */
export function polarError(status: number, error: string, detail: string, headers?: Record<string, string>): Response {
  return json(status, { error, detail }, headers);
}

/** Answers that a request is not in the form that the schema wants. */
export function invalid(problems: readonly Problem[]): Response {
  return json(422, { error: "RequestValidationError", detail: problems });
}

/** Answers that a request breaks a business rule. */
export function againstRule(problem: Omit<Problem, "ctx">): Response {
  return json(422, { error: "PolarRequestValidationError", detail: [problem] });
}

/** Answers that there are no credentials, or none that may call. */
export function unauthorized(): Response {
  return polarError(401, "Unauthorized", "Unauthorized", { "www-authenticate": realm });
}

/** Answers that the caller's token resolves to nobody. */
export function invalidToken(): Response {
  const description = "The access token provided is expired, revoked, malformed, or invalid for other reasons.";
  return oauthError(401, "invalid_token", description, realm);
}

/** Answers that the caller holds none of the scopes that would do. */
export function insufficientScope(scopes: readonly string[]): Response {
  const description = "The request requires higher privileges than provided by the access token.";
  return oauthError(403, "insufficient_scope", description, `${realm}, scope="${scopes.join(" ")}"`);
}

function oauthError(status: number, error: string, description: string, challenge: string): Response {
  return json(
    status,
    { error, error_description: description },
    {
      "cache-control": "no-store",
      pragma: "no-cache",
      "www-authenticate": `${challenge}, error="${error}", error_description="${description}"`,
    },
  );
}

/** Answers that the caller may not do this. */
export function notPermitted(detail: string): Response {
  return polarError(403, "NotPermitted", detail);
}

/** Answers that no token with this id is there for the caller. */
export function notFound(): Response {
  return polarError(404, "ResourceNotFound", "Not found");
}

/** Answers as the vendor does over its rate limit. */
export function tooManyRequests(): Response {
  return new Response(null, { status: 429, headers: { "retry-after": "60" } });
}

/** Answers as the vendor does when it crashes. */
export function crash(): Response {
  const headers = { "content-type": "text/plain; charset=utf-8" };
  return new Response("Internal Server Error", { status: 500, headers });
}

/** Gives the vendor's own answer for a status, as far as it has one. */
export function failure(status: number): Response {
  if (status === 401) return invalidToken();
  if (status === 403) return notPermitted("Not permitted");
  if (status === 404) return notFound();
  if (status === 422)
    return invalid([{ type: "value_error", loc: [], msg: "Value error, Invalid request", input: null }]);
  if (status === 429) return tooManyRequests();
  if (status === 500) return crash();
  return new Response(null, { status });
}
