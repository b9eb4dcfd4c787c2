import type { ConsoleError, Refusal } from "./errors.ts";

/** One thing that is wrong, and the field it is about. */
export interface Reason {
  readonly message: string;
  /** In camelCase, as the request has it. */
  readonly field?: string | undefined;
}

/** Finds the reasons in what a vendor says when it refuses; each says it in a form of its own. */
export function reasonsIn(body: Refusal["body"]): readonly Reason[] {
  if (body === undefined || body === null) return [];
  if (typeof body === "string") return [{ message: body }];
  // Clerk
  if ("errors" in body) {
    return body.errors.map(({ longMessage, message, meta }) => ({
      message: longMessage || message,
      field: fieldName(meta?.param_name),
    }));
  }
  // Permit
  if ("errorCode" in body) return [{ message: body.message || body.title }];
  // Polar, and Permit about a wrong request
  if ("detail" in body) {
    const { detail } = body;
    if (typeof detail === "string") return [{ message: detail }];
    return (detail ?? []).map(({ loc, msg }) => ({ message: msg, field: fieldName(loc.find(isField)) }));
  }
  if ("errorDescription" in body) return [{ message: body.errorDescription }];
  // OpenAI, in its usual form and two others
  if ("error" in body && body.error && typeof body.error === "object") {
    return [{ message: body.error.message, field: fieldName(body.error.param) }];
  }
  if ("error" in body && body.error) return [{ message: body.error }];
  return "message" in body && body.message ? [{ message: body.message }] : [];
}

/** Finds the fields that a request was not sent for. */
export const reasonsOf = ({ issues }: Extract<ConsoleError, { name: "RequestValidationError" }>): readonly Reason[] =>
  issues.map(({ path, message }) => ({
    message: message.replace(/^expected (.*), received .*$/, "Expected $1."),
    field: fieldName(path.split(".").find(isField)),
  }));

/** Not where the field is, but what it is called. */
const isField = (part: string | number): boolean =>
  typeof part === "string" && !/^(body|query|path|request|\w+(Update|_update|Request|_request))$/.test(part);

const fieldName = (name: unknown): string | undefined =>
  typeof name === "string" ? name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase()) : undefined;
