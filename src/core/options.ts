import * as v from "valibot";
import { integer, isObject, oneOf, scalar, schema, toWire } from "./codec.js";

/** What an answer is held to: refuse what differs from the vendor's document, report it, or let it pass. */
export type Validate = "strict" | "report" | "off";

/** Headers by name; `undefined` leaves one out. */
export type HeaderRecord = Readonly<Record<string, string | undefined>>;

/** When and how often a request is repeated. */
export interface RetryOptions {
  /** How many times a request is repeated, from 0 to 100. Default 2. */
  readonly limit?: number | undefined;
  /** Upper bound of the first wait in milliseconds; it doubles each time. Default 500. */
  readonly baseDelayMs?: number | undefined;
  /** Upper bound of any wait that the vendor did not ask for, in milliseconds. Default 8,000. */
  readonly maxDelayMs?: number | undefined;
  /** The longest wait asked for by the vendor that is honoured, in milliseconds; past it the answer comes back at once. Default 60,000. */
  readonly maxRetryAfterMs?: number | undefined;
}

/** What a `beforeRequest` hook sees; it may change `headers`. */
export interface OutgoingRequest {
  readonly operation: string;
  /** 1 for the first attempt. */
  readonly attempt: number;
  readonly method: string;
  readonly url: string;
  readonly headers: Headers;
}

/** What an `afterResponse` hook sees. */
export interface IncomingResponse {
  readonly operation: string;
  readonly attempt: number;
  readonly status: number;
  readonly headers: Headers;
}

/** What an `onRetry` hook sees. */
export interface PlannedRetry {
  readonly operation: string;
  /** The attempt that failed. */
  readonly attempt: number;
  /** The wait before the next attempt. */
  readonly delayMs: number;
  /** The status that was answered, if any was. */
  readonly status?: number;
}

/** Functions that are told of each attempt. `beforeRequest` can stop a call by throwing; the others only observe. */
export interface Hooks {
  readonly beforeRequest?: ((request: OutgoingRequest) => unknown) | undefined;
  readonly afterResponse?: ((response: IncomingResponse) => unknown) | undefined;
  readonly onRetry?: ((retry: PlannedRetry) => unknown) | undefined;
}

/** Where log lines go; `console` is one. */
export interface Logger {
  error(message: string): unknown;
  warn(message: string): unknown;
  info(message: string): unknown;
  debug(message: string): unknown;
}

export type LogLevel = "off" | "error" | "warn" | "info" | "debug";

interface SharedOptions {
  /** Milliseconds that one attempt may take, body included, from 1 to 2,147,483,647. Default 30,000. */
  readonly timeoutMs?: number | undefined;
  /** Milliseconds that the whole call may take, waits included, from 1 to 2,147,483,647. Default: no limit. */
  readonly deadlineMs?: number | undefined;
  /** How often to repeat a request, or `false` for never. Default `{ limit: 2 }`. */
  readonly retries?: number | false | RetryOptions | undefined;
  /** What an answer is held to. Default `"strict"`. */
  readonly validate?: Validate | undefined;
}

/** What every core takes. */
export interface CoreOptions extends SharedOptions {
  /** The token, or a function that gives it; it is asked once per attempt, so the token can rotate. */
  readonly accessToken?: string | (() => string | PromiseLike<string>) | undefined;
  /** Where requests go instead of the vendor's own address; in a browser it may be relative to the page. */
  readonly baseUrl?: string | URL | undefined;
  /** A replacement for the platform's `fetch`. */
  readonly fetch?: typeof fetch | undefined;
  /** Headers for every request, or a function that gives them, asked once per attempt. */
  readonly headers?: HeaderRecord | (() => HeaderRecord | PromiseLike<HeaderRecord>) | undefined;
  readonly hooks?: Hooks | undefined;
  /** The largest answer that is read, in decoded bytes. Default 10,485,760. */
  readonly maxResponseBytes?: number | undefined;
  /** Where log lines go. Default `console`. */
  readonly logger?: Logger | undefined;
  /** Which log lines are written. Default `"off"`. */
  readonly logLevel?: LogLevel | undefined;
  /** Lets a secret key be used in a browser, where everybody can read it. Default `false`. */
  readonly allowSecretInBrowser?: boolean | undefined;
}

/** What every call takes; it wins over the core. */
export interface CallOptions extends SharedOptions {
  /** Ends the call when it aborts. */
  readonly signal?: AbortSignal | undefined;
  /** Headers for this call, added to the core's. */
  readonly headers?: HeaderRecord | undefined;
  /** More options for `fetch`, such as `keepalive` or Node's `dispatcher`. */
  readonly fetchOptions?: FetchOptions | undefined;
}

/** Options of `fetch` that a call does not set itself. */
export interface FetchOptions extends Omit<RequestInit, "method" | "body" | "headers" | "signal" | "redirect"> {
  readonly dispatcher?: unknown;
}

/** Tells whether HTTP can carry a header; a line break would start another one. */
export const isHeader = (name: string, value: string): boolean => {
  try {
    new Headers([[name, value]]);
    return !/[\r\n\0]/.test(value);
  } catch {
    return false;
  }
};

const isFunction = (input: unknown): boolean => typeof input === "function";

const check = (expected: string, test: (input: unknown) => unknown): v.GenericSchema =>
  v.optional(scalar(expected, (input) => (test(input) ? true : undefined)));

const milliseconds = v.optional(integer(1, 2 ** 31 - 1));

const functions = (input: unknown, names: readonly string[], required = false): boolean =>
  Object(input) === input &&
  names.every((name) => {
    const member = (input as Record<string, unknown>)[name];
    return isFunction(member) || (!required && member === undefined);
  });

/** Accepts headers by name. */
export const headerRecord: v.GenericSchema = schema((input, fail, child) => {
  if (!isObject(input)) return fail("an object of headers", input);
  for (const [name, value] of Object.entries(input)) {
    child(
      name,
      scalar(
        "a header that HTTP can carry",
        () => value === undefined || (typeof value === "string" && isHeader(name, value)) || undefined,
      ),
      value,
    );
  }
  return input;
});

const shared = {
  timeoutMs: milliseconds,
  deadlineMs: milliseconds,
  retries: v.optional(
    v.union([
      v.literal(false),
      integer(0, 100),
      toWire({
        limit: v.optional(integer(0, 100)),
        baseDelayMs: v.optional(integer(0)),
        maxDelayMs: v.optional(integer(0)),
        maxRetryAfterMs: v.optional(integer(0)),
      }),
    ]),
  ),
  validate: v.optional(oneOf("strict", "report", "off")),
};

/** The rules of {@link CoreOptions}. */
export const coreFields = {
  ...shared,
  accessToken: check("a string or a function", (input) => typeof input === "string" || isFunction(input)),
  baseUrl: check("an http or https URL without credentials, query or fragment", parseBaseUrl),
  fetch: check("a function", isFunction),
  headers: v.optional(v.union([headerRecord, scalar("a function", (input) => isFunction(input) || undefined)])),
  hooks: check("an object of functions", (input) => functions(input, ["beforeRequest", "afterResponse", "onRetry"])),
  maxResponseBytes: v.optional(integer(1)),
  logger: check("an object with error, warn, info and debug", (input) =>
    functions(input, ["error", "warn", "info", "debug"], true),
  ),
  logLevel: v.optional(oneOf("off", "error", "warn", "info", "debug")),
  allowSecretInBrowser: v.optional(v.boolean()),
};

/** The rules of {@link CallOptions}. */
export const callFields = {
  ...shared,
  signal: check("an AbortSignal", (input) => functions(input, ["addEventListener", "removeEventListener"], true)),
  headers: v.optional(headerRecord),
  fetchOptions: check(
    "an object without method, body, headers, signal and redirect",
    (input) => isObject(input) && !["method", "body", "headers", "signal", "redirect"].some((name) => name in input),
  ),
};

/** Reads a base URL, relative to the page where there is one. */
export function parseBaseUrl(input: unknown): URL | undefined {
  try {
    const url = new URL(String(input), globalThis.location?.href);
    return /^https?:$/.test(url.protocol) && !(url.username + url.password + url.search + url.hash) ? url : undefined;
  } catch {
    return undefined;
  }
}
