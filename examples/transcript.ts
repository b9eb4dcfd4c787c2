// How the story is told: one line for each call, and an end at the first surprise.
import { type AnyError, categorize, type Result } from "orgkit";

export const say = (line: string): void => console.log(line);

export const chapter = (title: string): void => say(`\n${title}`);

/** Tells of one step. */
export const tell = (step: string, outcome: string): void => say(`  ${step.padEnd(38)} ${outcome}`);

/** Tells of a call that had to work and gives its value. */
export function expectOk<TValue>(result: Result<TValue, AnyError>, describeValue: (value: TValue) => string): TValue {
  if (!result.ok) throw result.error;
  tell(result.meta.operation, describeValue(result.value));
  return result.value;
}

/** Tells of a call that had to fail: the name and category of its error, and what its fields say. */
export function expectError(result: Result<unknown, AnyError>): void {
  if (result.ok) throw new Error(`${result.meta.operation} should have failed`);
  const { error } = result;
  say(`  ${error.name.padEnd(24)} ${categorize(error).padEnd(12)} ${describe(error)}`);
}

function describe(error: AnyError): string {
  switch (error.name) {
    case "RequestValidationError":
    case "ResponseValidationError":
      return error.issues.map(({ path, message }) => `${path}: ${message}`).join("; ");
    case "CredentialError":
      return `reason: ${error.reason}`;
    case "ConnectionError":
    case "UnexpectedError":
      return error.cause.message;
    case "TimeoutError":
      return `limit: ${error.limit}`;
    case "AbortError":
      return `reason: ${error.reason}`;
    case "HttpError":
    case "UnexpectedStatusError":
      return `status ${error.status}: ${shorten(JSON.stringify(error.body))}`;
  }
}

const shorten = (text: string): string => (text.length > 70 ? `${text.slice(0, 70)}…` : text);
