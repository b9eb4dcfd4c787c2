import { accept, boolean, either, integer, ofType, oneOf, optional, text, toWire } from "./codec.js";
import { isObject, orElse } from "./values.js";

/** What an answer is held to: refuse what differs from the vendor's document, report it, or let it pass. */
export type Validate = "strict" | "report" | "off";

/** Headers by name; `undefined` and `""` leave one out. */
export type HeaderRecord = Readonly<Record<string, string | undefined>>;

/** When and how often a request is repeated. */
export interface RetryOptions {
  /** How many times a request is repeated, from 0. Default 2. */
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
  /** The vendor and its operation, such as `"clerk.listOrganizations"`. */
  readonly operation: string;
  /** 1 for the first attempt. */
  readonly attempt: number;
  readonly method: string;
  readonly url: string;
  readonly headers: Headers;
}

/** What an `afterResponse` hook sees. */
export interface IncomingResponse {
  /** The vendor and its operation, such as `"clerk.listOrganizations"`. */
  readonly operation: string;
  /** 1 for the first attempt. */
  readonly attempt: number;
  readonly status: number;
  readonly headers: Headers;
}

/** What an `onRetry` hook sees. */
export interface PlannedRetry {
  /** The vendor and its operation, such as `"clerk.listOrganizations"`. */
  readonly operation: string;
  /** The attempt that failed. */
  readonly attempt: number;
  /** The wait before the next attempt, in milliseconds. */
  readonly delayMs: number;
  /** The status that was answered, if any was. */
  readonly status?: number;
}

/** Functions that are told of each attempt. `beforeRequest` can stop a call by throwing; the others only observe. */
export interface Hooks {
  /** Told before each attempt; may change its headers, and is waited for. */
  readonly beforeRequest?: ((request: OutgoingRequest) => unknown) | undefined;
  /** Told of each answer, before its body is read. */
  readonly afterResponse?: ((response: IncomingResponse) => unknown) | undefined;
  /** Told when a request is going to be repeated. */
  readonly onRetry?: ((retry: PlannedRetry) => unknown) | undefined;
}

/** Where log lines go; `console` is one. */
export interface Logger {
  error(message: string): unknown;
  warn(message: string): unknown;
  info(message: string): unknown;
  debug(message: string): unknown;
}

/** From the fewest log lines to the most. */
export const logLevels = ["off", "error", "warn", "info", "debug"] as const;
/** Which log lines are written: those of this level and all before it. */
export type LogLevel = (typeof logLevels)[number];

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
  /**
   * Where requests go instead of the vendor's own address; in a browser it may be relative to the page. The address ends
   * where the paths of an operation begin, so it stands in for all of `https://api.polar.sh`,
   * `https://api.openai.com/v1`, `https://api.clerk.com/v1` or `https://api.permit.io`: Polar's and Permit.io's paths
   * bring their own version (`/v1/…`, `/v2/…`), OpenAI's and Clerk's do not. A served sandbox takes `/polar`,
   * `/openai/v1`, `/clerk/v1` and `/permit`.
   */
  readonly baseUrl?: string | URL | undefined;
  /** A replacement for the platform's `fetch`. */
  readonly fetch?: typeof fetch | undefined;
  /** Headers for every request, or a function that gives them, asked once per attempt. */
  readonly headers?: HeaderRecord | (() => HeaderRecord | PromiseLike<HeaderRecord>) | undefined;
  /** Functions that are told of each attempt. */
  readonly hooks?: Hooks | undefined;
  /** The largest answer that is read, in decoded bytes, from 1 to 2,147,483,647. Default 10,485,760. */
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
  /** More options for `fetch`, such as `keepalive` or Node's `dispatcher`; method, body, headers, signal and redirect stay. */
  readonly fetchOptions?: FetchOptions | undefined;
}

/** Options of `fetch` that a call does not set itself. */
export interface FetchOptions extends Omit<RequestInit, "method" | "body" | "headers" | "signal" | "redirect"> {
  /** For Node's `fetch`: an undici dispatcher, such as a proxy's. */
  readonly dispatcher?: unknown;
}

/**
 * Gathers headers by their names in lower case, or gives nothing where HTTP cannot carry one: a line break would start
 * another header.
 */
export const sendable = (...records: readonly (HeaderRecord | undefined)[]): Record<string, string> | undefined =>
  orElse(() => {
    const headers: Record<string, string> = {};
    for (const record of records) {
      if (!isObject(record ?? {})) return undefined;
      for (const name of Object.keys(record ?? {})) {
        const value = record?.[name];
        if (value === undefined || value === "") continue;
        if (!carriable.test(`${name}:${value}`) || value.trim() !== value) return undefined;
        headers[name.toLowerCase()] = value;
      }
    }
    return headers;
  }, undefined);

/** The characters that RFC 9110 allows in a header's name and value. */
const carriable = /^[\w!#-'*+.^`|~-]+:[\t -~\x80-\xff]+$/;

/** Reads a base URL, relative to the page where there is one. */
export const parseBaseUrl = (input: unknown): string | undefined =>
  orElse(() => {
    const { href } = new URL(`${input}`, globalThis.location?.href);
    return /^https?:\/\/[^/@]+\/[^?#]*$/.test(href) ? href.replace(/\/$/, "") : undefined;
  }, undefined);

const count = optional(integer(0));
const positive = optional(integer(1, 2 ** 31 - 1));
/** Accepts what one of a vendor's own headers says. */
export const headerValue = accept<string>(
  "what HTTP can carry",
  (value) => typeof value === "string" && sendable({ value }),
);
const headers = accept("what HTTP can carry", (input) => input && sendable(input as HeaderRecord));
const aFunction = ofType("function");
const anyFunction = optional(aFunction);

const shared = {
  timeoutMs: positive,
  deadlineMs: positive,
  retries: optional(
    either(
      oneOf(false),
      integer(0),
      toWire({ limit: count, baseDelayMs: count, maxDelayMs: count, maxRetryAfterMs: count }),
    ),
  ),
  validate: optional(oneOf("strict", "report", "off")),
};

/** The rules of {@link CoreOptions}. */
export const coreFields = {
  ...shared,
  accessToken: optional(either(text, aFunction)),
  baseUrl: optional(accept("an http(s) URL without password, query or hash", parseBaseUrl)),
  fetch: anyFunction,
  headers: optional(either(headers, aFunction)),
  hooks: optional(toWire({ beforeRequest: anyFunction, afterResponse: anyFunction, onRetry: anyFunction })),
  maxResponseBytes: positive,
  logger: optional(ofType("object")),
  logLevel: optional(oneOf(...logLevels)),
  allowSecretInBrowser: optional(boolean),
};

/** The rules of {@link CallOptions}. */
export const callFields = optional(
  toWire({
    ...shared,
    signal: optional(accept("an AbortSignal", (input) => input instanceof AbortSignal && `${input.aborted}`)),
    headers: optional(headers),
    fetchOptions: optional(accept("an object", (input) => isObject(input) && { ...input })),
  }),
);
