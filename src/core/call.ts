import type * as v from "valibot";
import type { Settings } from "./core.js";
import type { EncodedRequest, RequestShape } from "./encode.js";
import type { CallError, Cause, ConnectionError, ErrorSchemas, UnexpectedError } from "./errors.js";
import type { CallOptions, LogLevel } from "./options.js";
import type { Scrub } from "./scrub.js";

/** All there is to say of one operation. */
export interface Operation extends RequestShape {
  /** The vendor and the operation, such as `"polar.organizationAccessTokensList"`. */
  readonly name: string;
  /** What a 2xx carries; left out where it carries nothing of interest. */
  readonly response?: v.GenericSchema<unknown, unknown>;
  /** What each documented refusal carries. */
  readonly errors: ErrorSchemas;
  /** The answer holds a secret, so errors leave its body out. */
  readonly returnsSecret?: boolean;
}

/** One call under way. */
export interface Call extends Settings {
  readonly operation: Operation;
  readonly options: CallOptions;
  readonly startedAt: number;
  /** The credentials sent so far. */
  readonly secrets: Set<string>;
  scrub: Scrub;
  log: Log;
  /** Requests sent so far. */
  attempts: number;
  mayHaveTakenEffect: boolean;

  // What follows is known only of a call that may be sent.
  request: EncodedRequest;
  /** When the call must end, by the clock of `performance.now()`. */
  deadlineAt: number;
}

export type Log = (level: Exclude<LogLevel, "off">, message: string) => void;

/** A whole answer. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  /** What JSON says, or the text where it is none. */
  readonly body: unknown;
}

/** Makes the function that makes an error of what was thrown. */
export const because =
  (type: typeof ConnectionError | typeof UnexpectedError, what: string) =>
  (cause: Cause): CallError =>
    new type(`${what}: ${cause.message}`, { cause });

/** Makes attempts until one of them is to be kept. Rejects with an error that `send` completes. */
export type Transport = (call: Call, attempt: () => Promise<Answer>) => Promise<Answer>;

/** Reads what the vendor asks to wait, in milliseconds. */
export function retryAfterMs({ headers }: Answer): number | undefined {
  const after = headers.get("retry-after") || "-";
  const ms = [Number(headers.get("retry-after-ms") || "-"), Number(after) * 1000];
  // Date.parse reads a date into almost anything, "-5" included.
  if (after.endsWith("GMT")) ms.push(Math.max(0, Date.parse(after) - Date.now()));
  return ms.find((wait) => wait >= 0 && wait < Infinity);
}
