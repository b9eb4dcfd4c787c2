import { HTTPException } from "hono/http-exception";
import { randomHex } from "../random.js";
import { missing, type Problem } from "./pydantic.js";

const words = {
  400: ["INVALID_INPUT", "The request is not valid", "We could not use the data of this request."],
  401: ["UNAUTHORIZED", "You are not authenticated", "The token is missing, unknown or revoked."],
  403: ["FORBIDDEN_ACCESS", "You are not allowed to do this", "The token does not allow this request."],
  404: ["NOT_FOUND", "We could not find the data", "The requested data could not be found."],
  409: ["DUPLICATE_ENTITY", "This already exists", "The data clashes with data that already exist."],
  concurrentDelete: [
    "CONCURRENT_OPERATION_DISALLOWED",
    "This is being done already",
    "Another request is deleting the same data.",
  ],
  500: ["UNEXPECTED_ERROR", "Something went wrong on our side", "An unexpected error occurred, try again later."],
} as const;

type Occasion = keyof typeof words;
type UsualStatus = Extract<Occasion, number>;

const supportLink = "https://permit-io.slack.com/ssb/redirect";
const isUsual = (status: number): status is UsualStatus => Object.hasOwn(words, status);

/** Makes an answer with the vendor's ErrorDetails. */
export function errorDetails(status: number, occasion: Occasion, message?: string): Response {
  const [error_code, title, usualMessage] = words[occasion];
  return Response.json(
    {
      id: randomHex(32),
      title,
      error_code,
      message: message ?? usualMessage,
      support_link: supportLink,
      additional_info: null,
    },
    { status },
  );
}

/** Makes an exception that answers with ErrorDetails. */
export function refusal(status: 401 | 403 | 404 | 409, message?: string): HTTPException {
  return new HTTPException(status, { res: errorDetails(status, status, message) });
}

/** Makes an exception for an organization that is unknown, deleted or hidden. */
export function noOrganization(orgId: string): HTTPException {
  return refusal(404, `The requested data could not be found: no organization matches '${orgId}'.`);
}

/** Makes an exception that names every problem of a request. */
export function invalid(detail: readonly Problem[]): HTTPException {
  return new HTTPException(422, { res: Response.json({ detail }, { status: 422 }) });
}

/** Answers for the web framework when no operation fits. */
export function unrouted(allowedMethods: readonly string[]): Response {
  if (allowedMethods.length === 0) return Response.json({ detail: "Not Found" }, { status: 404 });
  return Response.json(
    { detail: "Method Not Allowed" },
    { status: 405, headers: { allow: allowedMethods.join(", ") } },
  );
}

/** Makes the vendor's usual answer to a method with a status. */
export function failure(status: number, method: string): Response {
  if (status < 400) return new Response(null, { status });
  if (status === 422) return invalid([{ loc: ["body"], ...missing }]).getResponse();
  if (status === 429) {
    const message = "Too many requests, slow down and try again later.";
    return Response.json({ error: "rate_limited", message }, { status });
  }
  // Nothing that is deleted can be a duplicate: its conflict is a race of two deletes.
  if (status === 409 && method === "DELETE") return errorDetails(status, "concurrentDelete");
  return errorDetails(status, isUsual(status) ? status : 500);
}
