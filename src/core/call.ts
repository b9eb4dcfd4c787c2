import type * as v from "valibot";
import type { Settings } from "./core.js";
import type { EncodedBody, RequestShape } from "./encode.js";
import {
  AbortError,
  type AnyError,
  type ErrorFacts,
  type ErrorSchemas,
  type Issue,
  RequestValidationError,
} from "./errors.js";
import type { Drift } from "./result.js";
import { scrub } from "./scrub.js";

/** All there is to say of one operation. */
export interface Operation extends RequestShape {
  /** The vendor and the operation, such as `"polar.organizationAccessTokensList"`. */
  readonly name: string;
  /** What a 2xx carries. */
  readonly response: v.GenericSchema<unknown, unknown>;
  /** What each documented refusal carries. */
  readonly errors: ErrorSchemas;
  /** A good answer holds a secret. */
  readonly secret?: true;
}

/** One call under way. */
export interface Call extends Settings {
  readonly operation: Operation;
  /** By the clock of `performance.now()`. */
  readonly start: number;
  /** What must not be shown: tokens and parts of headers sent, and secrets received. */
  readonly secrets: string[];
  /** The errors made so far; whatever else is thrown is foreign. */
  readonly errors: AnyError[];
  /** Requests sent so far. */
  attempts: number;
  mayHaveTakenEffect: boolean;
  /** Where the answer differs from the vendor's document, if that is to be reported. */
  drift?: readonly Drift[];
  /** Another attempt would end the same. */
  final?: boolean;
  /** Tells whether what several calls share has a retry left, and takes it unless it is free. */
  retry?: (isFree: boolean) => boolean;

  // What follows is known only of a call that may be sent.
  readonly method: string;
  readonly url: string;
  body?: EncodedBody["body"];
  /** The body's content type. */
  readonly type?: string;
  /** When the call must end, by the same clock. */
  end: number;
}

/** A whole answer. */
export interface Answer {
  readonly status: number;
  /** By their names in lower case. */
  readonly headers: Record<string, string>;
  /** What JSON says, or the text where it is none. */
  readonly body: unknown;
}

/** Makes attempts until one of them is to be kept. Rejects with an error of the call. */
export type Transport = (call: Call, attempt: () => Promise<Answer>) => Promise<Answer>;

/** Makes an error of a call, without its secrets. */
export function failure<TFacts extends object>(
  call: Call,
  type: new (message: string, facts: ErrorFacts & TFacts) => AnyError,
  words: string,
  facts: NoInfer<TFacts>,
): AnyError {
  const { mayHaveTakenEffect, operation } = call;
  const { name } = operation;
  const doubt = mayHaveTakenEffect ? " It may have taken effect." : "";
  const error = new type(`${name} ${scrub(call, words).replace(/[:. ]+$/, "")}.${doubt}`, {
    ...facts,
    vendor: name.split(".")[0] as string,
    operation: name,
    mayHaveTakenEffect,
  });
  call.errors.push(error);
  return error;
}

/** The error of a call that the caller's signal ended. */
export const aborted = (call: Call): AnyError =>
  failure(call, AbortError, "was aborted", { reason: call.options.signal?.reason });

/** The error of a call that is wrong in itself. */
export const invalid = (call: Call, issues: readonly Issue[]): AnyError =>
  failure(call, RequestValidationError, `was not sent. ${sayIssues(issues)}`, { issues: scrub(call, issues) });

/** Says issues in one line. */
export const sayIssues = (issues: readonly Issue[]): string =>
  issues
    .slice(0, 5)
    .map(({ path, message }) => `${path}: ${message}`)
    .join("; ");
