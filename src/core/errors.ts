import type * as v from "valibot";

/** What every error carries beside its name and message. */
export interface ErrorFacts {
  /** `"polar"`, `"openai"`, `"clerk"` or `"permit"`. */
  readonly vendor: string;
  /** The vendor and its operation, such as `"polar.organizationAccessTokensCreate"`. */
  readonly operation: string;
  /** Tells whether the vendor may have carried out a write although no good answer came back. */
  readonly mayHaveTakenEffect: boolean;
}

/** One thing wrong with a request, an option or an answer. */
export interface Issue {
  /** The place, such as `"organizationAccessTokenUpdate.scopes"` or `"core.baseUrl"`. */
  readonly path: string;
  readonly message: string;
}

/** What is known of a failure in the platform or in injected code, without anything that could hold a secret. */
export interface Cause {
  readonly name: string;
  readonly message: string;
  readonly code?: string;
}

/**
 * Why there is no usable credential: none was given, the function that gives it failed, no header can carry it,
 * or it is a secret key and this is a browser.
 */
export type CredentialReason = "missing" | "failed" | "unsendable" | "browser";

/** What all errors are. */
export abstract class CallError<TFacts = unknown> extends Error implements ErrorFacts {
  declare readonly vendor: string;
  declare readonly operation: string;
  declare readonly mayHaveTakenEffect: boolean;

  constructor(message: string, facts: ErrorFacts & TFacts) {
    super(message);
    Object.assign(this, facts);
  }

  /** Gives the error as plain data, name and message included. */
  toJSON(): object {
    return { ...this, message: this.message };
  }
}

/** Tells that the request, the options or the core are wrong; nothing was sent. */
export class RequestValidationError extends CallError<{ issues: readonly Issue[] }> {
  override readonly name = "RequestValidationError";
  declare readonly issues: readonly Issue[];
}

/** Tells that no usable credential is at hand; nothing was sent without one. */
export class CredentialError extends CallError<{ reason: CredentialReason }> {
  override readonly name = "CredentialError";
  declare readonly reason: CredentialReason;
}

/** Tells that no whole answer came back, or that it was over `maxResponseBytes`. */
export class ConnectionError extends CallError<{ cause: Cause }> {
  override readonly name = "ConnectionError";
  declare readonly cause: Cause;
}

/** Tells that `timeoutMs` (one attempt) or `deadlineMs` (the whole call) ran out. */
export class TimeoutError extends CallError<{ limit: "attempt" | "deadline" }> {
  override readonly name = "TimeoutError";
  declare readonly limit: "attempt" | "deadline";
}

/** Tells that the caller's signal ended the call. `reason` is the signal's own. */
export class AbortError extends CallError<{ reason: unknown }> {
  override readonly name = "AbortError";
  declare readonly reason: unknown;
}

/** Tells that the vendor refused, in the words its document gives: `status` narrows `body`. */
export class HttpError<TStatus extends number = number, TBody = unknown> extends CallError<Answer<TStatus, TBody>> {
  override readonly name = "HttpError";
  declare readonly status: TStatus;
  declare readonly body: TBody;
  /** How long the vendor asks to wait, in milliseconds. */
  declare readonly retryAfterMs?: number;
}

/** Tells that an answer came which the vendor does not document: another status, or another body. */
export class UnexpectedStatusError extends CallError<Answer<number, unknown>> {
  override readonly name = "UnexpectedStatusError";
  declare readonly status: number;
  declare readonly body: unknown;
  /** How long the vendor asks to wait, in milliseconds. */
  declare readonly retryAfterMs?: number;
}

/** Tells that a 2xx carries a body which is not what the vendor documents. */
export class ResponseValidationError extends CallError<{ issues: readonly Issue[]; body: unknown }> {
  override readonly name = "ResponseValidationError";
  declare readonly issues: readonly Issue[];
  declare readonly body: unknown;
}

/** Tells that a `beforeRequest` hook or a custom `fetch` threw something that is none of the other errors. */
export class UnexpectedError extends CallError<{ cause: Cause }> {
  override readonly name = "UnexpectedError";
  declare readonly cause: Cause;
}

interface Answer<TStatus, TBody> {
  readonly status: TStatus;
  readonly body: TBody;
  readonly retryAfterMs?: number;
}

/** The errors that every operation shares: all but {@link HttpError}. */
export type CommonError =
  | RequestValidationError
  | CredentialError
  | ConnectionError
  | TimeoutError
  | AbortError
  | UnexpectedStatusError
  | ResponseValidationError
  | UnexpectedError;

/** Any error of any operation. */
export type AnyError = CommonError | HttpError;

/** The bodies of an operation's refusals by status. */
export type ErrorSchemas = Readonly<Record<number, v.GenericSchema<unknown, unknown>>>;

/** The errors of one operation: the shared ones, and one {@link HttpError} for each status it documents. */
export type Failure<TSchemas extends ErrorSchemas> =
  | CommonError
  | { [S in keyof TSchemas & number]: HttpError<S, v.InferOutput<TSchemas[S]>> }[keyof TSchemas & number];
