import { answer } from "./answers.js";
import type { Exchange, Fault } from "./exchange.js";
import type { Body, HeaderMap } from "./wire.js";

export type RedirectStatus = 300 | 301 | 302 | 303 | 307 | 308;

/** To another path of this server. */
export function redirectSameOrigin(status: RedirectStatus = 302, path = "/elsewhere"): Fault {
  return redirect("redirect to the same origin", status, ({ origin }) => origin + path);
}

/** To another origin: the target, or else this server under another name, so that a request that follows is recorded. */
export function redirectOtherOrigin(status: RedirectStatus = 302, target?: string): Fault {
  return redirect("redirect to another origin", status, ({ origin }) => target ?? otherName(origin, "/elsewhere"));
}

/** To where the request went already. */
export function redirectLoop(status: RedirectStatus = 302): Fault {
  return redirect("redirect loop", status, ({ origin, request }) => origin + request.path);
}

/** To plain http on another origin, as an answer to https would be downgraded. */
export function redirectToHttp(status: RedirectStatus = 302, target?: string): Fault {
  return redirect("redirect to http", status, ({ origin }) => target ?? otherName(origin, "/plain"));
}

function otherName(origin: string, path: string): string {
  return `http://localhost:${new URL(origin).port}${path}`;
}

function redirect(name: string, status: RedirectStatus, location: (exchange: Exchange) => string): Fault {
  return answerLater(`${name} (${status})`, (exchange) => ({
    status,
    headers: { location: location(exchange), "content-type": "text/html" },
    body: "<p>Moved</p>",
  }));
}

/** How an answer says when to come back. */
export interface RetryHint {
  readonly name: string;
  readonly headers: () => HeaderMap;
}

export const retryAfter = {
  none: (): RetryHint => ({ name: "no Retry-After", headers: () => ({}) }),
  seconds: (seconds: number): RetryHint => hint(String(seconds)),
  /** The date so many milliseconds from when the answer goes out, rounded up to the whole second that a date can hold. */
  date: (inMs: number): RetryHint => dated(`Retry-After: date in ${inMs} ms`, inMs),
  pastDate: (): RetryHint => dated("Retry-After: past date", -3_600_000),
  negative: (): RetryHint => hint("-1"),
  huge: (): RetryHint => hint("99999999999999999999"),
  nonsense: (text = "soon"): RetryHint => hint(text),
  milliseconds: (ms: number | string): RetryHint => ({
    name: `retry-after-ms: ${ms}`,
    headers: () => ({ "retry-after-ms": String(ms) }),
  }),
  /** Both hints in one answer. */
  both: (one: RetryHint, other: RetryHint): RetryHint => ({
    name: `${one.name}, ${other.name}`,
    headers: () => ({ ...one.headers(), ...other.headers() }),
  }),
} as const;

function hint(value: string): RetryHint {
  return { name: `Retry-After: ${value}`, headers: () => ({ "retry-after": value }) };
}

function dated(name: string, inMs: number): RetryHint {
  const date = () => new Date(Math.ceil((Date.now() + inMs) / 1_000) * 1_000).toUTCString();
  return { name, headers: () => ({ "retry-after": date() }) };
}

/** 429 */
export function tooManyRequests(
  wait: RetryHint = retryAfter.seconds(1),
  body: Body = { error: "rate limited" },
): Fault {
  return refusal(429, wait, body);
}

/** 503, for ever when it is the last of a script. */
export function unavailable(wait: RetryHint = retryAfter.none(), body: Body = { error: "unavailable" }): Fault {
  return refusal(503, wait, body);
}

function refusal(status: number, wait: RetryHint, body: Body): Fault {
  return answerLater(`${status}, ${wait.name}`, () => ({ status, headers: wait.headers(), body }));
}

interface LateAnswer {
  readonly status: number;
  readonly headers: HeaderMap;
  readonly body: Body;
}

/** For what is known only once the request is there. */
function answerLater(name: string, make: (exchange: Exchange) => LateAnswer): Fault {
  return { name, play: (exchange) => answer(make(exchange)).play(exchange) };
}
