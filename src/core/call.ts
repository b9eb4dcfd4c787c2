import type * as v from "valibot";
import type { Budget } from "./budget.js";
import type { Vendor } from "./core.js";
import type { EncodedRequest, RequestShape } from "./encode.js";
import { type AnyError, type ErrorFacts, type ErrorSchemas, UnexpectedError } from "./errors.js";
import type { CallOptions, CoreOptions, LogLevel, Validate } from "./options.js";
import { causeOf, type Scrub } from "./scrub.js";

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

/** What is known of a call from its first moment: enough to say how it ended. */
export interface Trace {
  readonly operation: Operation;
  readonly vendor: Vendor | undefined;
  readonly startedAt: number;
  /** The credentials sent so far. */
  readonly secrets: Set<string>;
  readonly scrub: Scrub;
  validate: Validate;
  log: Log;
  /** Requests sent so far. */
  attempts: number;
  mayHaveTakenEffect: boolean;
}

/** A call that may be sent. */
export interface Call extends Trace {
  readonly vendor: Vendor;
  readonly core: CoreOptions;
  readonly options: CallOptions;
  readonly url: string;
  readonly request: EncodedRequest;
  /** Ends with the caller's signal or the deadline; its reason is a {@link Fault}. */
  readonly signal: AbortSignal;
  readonly deadlineAt: number;
  readonly budget: Budget | undefined;
}

export type Log = (level: Exclude<LogLevel, "off">, message: string) => void;

/** A whole answer. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

/** A failure on its way to become one of the public errors. */
export class Fault {
  constructor(
    readonly type: new (message: string, facts: never) => AnyError,
    readonly message: string,
    readonly facts: object,
    readonly isPassing: boolean,
  ) {}
}

/**
 * Makes a fault. `message` completes the sentence that begins with the operation's name; `isPassing` says that
 * another attempt may fare better.
 */
export function fault<TFacts extends object>(
  type: new (message: string, facts: ErrorFacts & TFacts) => AnyError,
  message: string,
  facts: TFacts,
  isPassing = false,
): Fault {
  return new Fault(type, message, facts, isPassing);
}

/** Makes the fault for what should not have been thrown. */
export function unexpected(what: string, thrown: unknown): Fault {
  const cause = causeOf(thrown);
  return fault(UnexpectedError, `${what}: ${cause.message}.`, { cause });
}

/** How an attempt ended. */
export type Outcome = Answer | Fault;

/** Makes attempts until one of them is to be kept. */
export type Transport = (call: Call, attempt: () => Promise<Outcome>) => Promise<Outcome>;

/** Reads what the vendor asks to wait, in milliseconds. */
export function retryAfterMs({ headers }: Answer): number | undefined {
  const ms = headers.get("retry-after-ms") ?? "";
  if (/^\d+(\.\d+)?$/.test(ms)) return Number(ms);
  const value = headers.get("retry-after") ?? "";
  if (/^\d+(\.\d+)?$/.test(value)) return Number(value) * 1000;
  // Date.parse alone would read a date into almost anything, "-5" included.
  const date = /^[A-Z][a-z]+, .* GMT$/.test(value) ? Date.parse(value) : Number.NaN;
  return Number.isNaN(date) ? undefined : Math.max(0, date - Date.now());
}
