import type { AnyError } from "./core/errors.js";

/** What kind of trouble an error is, the same for all vendors. */
export type Category =
  | "auth"
  | "permission"
  | "notFound"
  | "conflict"
  | "invalid"
  | "rateLimited"
  | "server"
  | "network"
  | "timeout"
  | "aborted"
  | "unknown";

/**
 * Sorts an error of any vendor into one set of categories.
 *
 * | Error | Category |
 * | --- | --- |
 * | `RequestValidationError` | `invalid` |
 * | `CredentialError` | `auth` |
 * | `ConnectionError` | `network` |
 * | `TimeoutError` | `timeout` |
 * | `AbortError` | `aborted` |
 * | `ResponseValidationError`, `UnexpectedError` | `unknown` |
 * | `HttpError`, `UnexpectedStatusError` | by their status, below |
 *
 * | Status | Category |
 * | --- | --- |
 * | 401, and Polar's 403 `SessionNotFreshError` | `auth` |
 * | 402, 403 | `permission` |
 * | 404, 410 | `notFound` |
 * | 408 | `timeout` |
 * | 409, and Clerk's `form_identifier_exists` | `conflict` |
 * | 429 | `rateLimited` |
 * | any other 4xx | `invalid` |
 * | 5xx | `server` |
 * | anything else | `unknown` |
 *
 * An `UnexpectedStatusError` with status 404 is `notFound` too, and a wrong `baseUrl` mostly looks like that. To tell that a
 * thing is gone, ask for `error.name === "HttpError" && error.status === 404`.
 *
 * @example
 * ```ts
 * import { listOrganizations } from "orgkit/clerk";
 *
 * const result = await listOrganizations(clerk);
 * if (!result.ok && categorize(result.error) === "rateLimited") console.log("try again later");
 * ```
 */
export function categorize(error: AnyError): Category {
  switch (error.name) {
    case "RequestValidationError":
      return "invalid";
    case "CredentialError":
      return "auth";
    case "ConnectionError":
      return "network";
    case "TimeoutError":
      return "timeout";
    case "AbortError":
      return "aborted";
    case "HttpError":
    case "UnexpectedStatusError":
      return byCode(error.body) ?? byStatus(error.status);
    default:
      return "unknown";
  }
}

/** Statuses whose meaning depends on the vendor's code. */
function byCode(body: unknown): Category | undefined {
  const { errors, error } = Object(body) as { errors?: unknown; error?: unknown };
  if (Array.isArray(errors) && errors.some((entry) => Object(entry).code === "form_identifier_exists"))
    return "conflict";
  return error === "SessionNotFreshError" ? "auth" : undefined;
}

function byStatus(status: number): Category {
  switch (status) {
    case 401:
      return "auth";
    case 402:
    case 403:
      return "permission";
    case 404:
    case 410:
      return "notFound";
    case 408:
      return "timeout";
    case 409:
      return "conflict";
    case 429:
      return "rateLimited";
  }
  if (status >= 500) return "server";
  return status >= 400 ? "invalid" : "unknown";
}
