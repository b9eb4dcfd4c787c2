import type * as v from "valibot";
import type { Budget } from "./budget.js";
import type { Vendor } from "./core.js";
import type { EncodedRequest, RequestShape } from "./encode.js";
import type { AnyError, Cause, ConnectionError, ErrorFacts, ErrorSchemas, UnexpectedError } from "./errors.js";
import type { CallOptions, CoreOptions, LogLevel } from "./options.js";
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
export interface Call {
  readonly operation: Operation;
  readonly vendor: Vendor;
  readonly core: CoreOptions;
  readonly options: CallOptions;
  readonly budget: Budget | undefined;
  readonly startedAt: number;
  /** The credentials sent so far. */
  readonly secrets: Set<string>;
  readonly scrub: Scrub;
  /** Requests sent so far. */
  attempts: number;
  mayHaveTakenEffect: boolean;

  // What follows is known only of a call that may be sent.
  log: Log;
  request: EncodedRequest;
  deadlineAt: number;
  /** Ends with the caller's signal or the deadline; its reason is a {@link Fault}. */
  signal: AbortSignal;
}

export type Log = (level: Exclude<LogLevel, "off">, message: string) => void;

/** A whole answer. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

/** A failure on its way to become one of the public errors. */
export class Fault<TFacts extends object = object> {
  readonly type: new (
    message: string,
    facts: never,
  ) => AnyError;
  /** Completes the sentence that begins with the operation's name. */
  readonly message: string;
  readonly facts: object;
  /** Tells that another attempt may fare better. */
  readonly isPassing: boolean;

  constructor(
    type: new (message: string, facts: ErrorFacts & TFacts) => AnyError,
    message: string,
    facts: TFacts,
    isPassing = false,
  ) {
    this.type = type;
    this.message = message;
    this.facts = facts;
    this.isPassing = isPassing;
  }
}

/** Makes the function that makes a fault of what was thrown. */
export const because =
  (type: typeof ConnectionError | typeof UnexpectedError, what: string, isPassing = false) =>
  (cause: Cause): Fault =>
    new Fault(type, `${what}: ${cause.message}`, { cause }, isPassing);

/** Makes attempts until one of them is to be kept. Rejects with a fault. */
export type Transport = (call: Call, attempt: () => Promise<Answer>) => Promise<Answer>;

/** Reads what the vendor asks to wait, in milliseconds. */
export function retryAfterMs({ headers }: Answer): number | undefined {
  const ms = headers.get("retry-after-ms") ?? "";
  const after = headers.get("retry-after") ?? "";
  if (isNumber.test(ms)) return Number(ms);
  if (isNumber.test(after)) return Number(after) * 1000;
  // Date.parse alone would read a date into almost anything, "-5" included.
  const date = / GMT$/.test(after) ? Date.parse(after) : Number.NaN;
  return Number.isNaN(date) ? undefined : Math.max(0, date - Date.now());
}

const isNumber = /^\d+(\.\d+)?$/;
