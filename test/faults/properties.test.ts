import { inspect } from "node:util";
import * as fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { AnyError, CoreOptions, Result, Validate } from "../../src/index.js";
import { type Answered, answersFor, respond } from "./answered.js";
import { runOut, settledWithin, stopTheClock } from "./clock.js";
import { type Subject, subjects } from "./functions.js";
import { anything, type Behaviour, behaviour, fetching, objectLike, works } from "./hostile.js";
import { isRepeatable } from "./outcomes.js";

const runs = Number(process.env.ORGKIT_RUNS ?? 20_000);
const seed = process.env.ORGKIT_RUNS ? {} : { seed: 1 };
const share = (part: number): fc.Parameters<unknown> => ({ numRuns: Math.ceil(runs * part), ...seed });
const deadlineMs = 1_000;

const names =
  /^(RequestValidation|Credential|Connection|Timeout|Abort|Http|UnexpectedStatus|ResponseValidation|Unexpected)Error$/;
const prototype = JSON.stringify(Object.getOwnPropertyDescriptors(Object.prototype));
const escaped: unknown[] = [];
const noteEscape = (reason: unknown) => void escaped.push(reason);

beforeEach(() => {
  escaped.length = 0;
  stopTheClock();
  process.on("unhandledRejection", noteEscape).on("uncaughtException", noteEscape);
});
afterEach(() => {
  process.off("unhandledRejection", noteEscape).off("uncaughtException", noteEscape);
  vi.useRealTimers();
});

async function check(
  { name }: Subject,
  call: () => Promise<Result<unknown, AnyError>>,
): Promise<Result<unknown, AnyError>> {
  const result = await settledWithin(deadlineMs, call);
  await runOut();
  expect(escaped.splice(0)).toEqual([]);
  expect(JSON.stringify(Object.getOwnPropertyDescriptors(Object.prototype))).toBe(prototype);
  expect(result.meta.operation).toBe(name);
  if (result.ok) return result;
  expect(result.error).toBeInstanceOf(Error);
  expect(result.error.name).toMatch(names);
  expect(result.error.message).toMatch(name);
  // Whether the caller's own reason can be printed is up to the caller.
  if (result.error.name === "AbortError") return result;
  expect(typeof inspect(result, { depth: Infinity })).toBe("string");
  expect(typeof JSON.stringify(result.error)).toBe("string");
  return result;
}

const subject = fc.constantFrom(...subjects.map((one) => ({ ...one, [fc.toStringMethod]: () => one.name })));

const slots = ["token", "headers", "beforeRequest", "fetch", "afterResponse", "onRetry", "log"] as const;
type Slot = (typeof slots)[number];

describe("whatever the injected functions do", () => {
  const world = fc.record({
    subject,
    behaviours: fc.record<Record<Slot, Behaviour>>({
      token: behaviour,
      headers: behaviour,
      beforeRequest: behaviour,
      fetch: fetching,
      afterResponse: behaviour,
      onRetry: behaviour,
      log: behaviour,
    }),
    abortsAt: fc.option(fc.constantFrom(...slots), { freq: 3 }),
    reason: anything,
    status: fc.constantFrom(200, 200, 404, 429, 503),
  });

  it(
    "the call settles in time",
    async () => {
      const property = fc.asyncProperty(world, async ({ subject, behaviours, abortsAt, reason, status }) => {
        const controller = new AbortController();
        let sent = 0;
        const inject = (slot: Slot, work: () => unknown) => {
          const behave = behaviours[slot](work);
          return (...args: never[]) => {
            if (slot === "fetch") sent++;
            if (slot === abortsAt) controller.abort(reason());
            return behave(...args);
          };
        };
        const nothing = () => {};
        const write = inject("log", nothing);
        const core = {
          accessToken: inject("token", () => "a-token-of-some-length"),
          headers: inject("headers", () => ({ "x-a": "1" })),
          fetch: inject("fetch", () => new Response(JSON.stringify(subject.good), { status })),
          hooks: {
            beforeRequest: inject("beforeRequest", nothing),
            afterResponse: inject("afterResponse", nothing),
            onRetry: inject("onRetry", nothing),
          },
          logger: { error: write, warn: write, info: write, debug: write },
          logLevel: "debug",
          retries: { baseDelayMs: 10 },
          timeoutMs: 400,
          deadlineMs,
          maxResponseBytes: 1 << 20,
        };
        const result = await check(subject, () => subject.call(core as CoreOptions, { signal: controller.signal }));
        expect(result.meta.attempts).toBe(sent);
        if (result.ok) return;
        const { name } = result.error;
        if (name === "UnexpectedError")
          expect([behaviours.beforeRequest, behaviours.fetch]).not.toEqual([works, works]);
        if (name === "CredentialError") expect([behaviours.token, behaviours.headers]).not.toEqual([works, works]);
        if (name === "AbortError") expect(controller.signal.aborted).toBe(true);
      });
      await fc.assert(property, share(0.4));
    },
    runs * 10,
  );
});

describe("whatever is answered", () => {
  const world = subject.chain((one) =>
    fc.record({ subject: fc.constant(one), answers: answersFor(one), validate: strictness }),
  );
  const strictness = fc.constantFrom<Validate | undefined>(undefined, "strict", "report", "off");
  const isRefusal = ({ status }: Answered) => status >= 400 && status < 500;

  it(
    "the result says so",
    async () => {
      const property = fc.asyncProperty(world, async ({ subject, answers, validate }) => {
        let sent = 0;
        const fetch = async () => respond(answers[sent++] as Answered);
        const core = { fetch, retries: { baseDelayMs: 10 }, deadlineMs, validate };
        const result = await check(subject, () => subject.call(core));
        const seen = answers.slice(0, sent);
        const last = seen.at(-1) as Answered;
        expect(result.meta).toMatchObject({ attempts: sent, status: last.status });
        for (const { status } of seen.slice(0, -1)) {
          expect(isRepeatable(subject) ? [408, 429, 500, 502, 503, 504] : [429]).toContain(status);
        }
        if (result.ok) return void expect(last.status).toBeLessThan(300);
        const { name, mayHaveTakenEffect } = result.error;
        expect(name).toMatch(last.status < 300 ? /^ResponseValidationError$/ : /^(Http|UnexpectedStatus)Error$/);
        expect(mayHaveTakenEffect).toBe(subject.method !== "GET" && !seen.every(isRefusal));
      });
      await fc.assert(property, share(0.25));
    },
    runs * 10,
  );
});

describe("whatever is passed in", () => {
  const seen = { requests: 0, answer: "" };
  const fetch = async () => {
    seen.requests++;
    return new Response(seen.answer);
  };
  const shared = {
    timeoutMs: () => 900,
    deadlineMs: () => deadlineMs,
    retries: () => ({ limit: 1, baseDelayMs: 1, maxDelayMs: 1, maxRetryAfterMs: 1 }),
    validate: () => "report",
    headers: () => ({ "x-a": "1" }),
  };
  const ofCore = {
    ...shared,
    baseUrl: () => new URL("http://127.0.0.1:1/v1"),
    maxResponseBytes: () => 10_000,
    logger: () => ({ error() {}, warn() {}, info() {}, debug() {} }),
    logLevel: () => "debug",
    allowSecretInBrowser: () => true,
  };
  const ofCall = { ...shared, signal: () => new AbortController().signal, fetchOptions: () => ({ keepalive: true }) };
  const ofRequest = ({ request }: Subject) => {
    const fields = Object.entries(request).map(([name, value]) => [name, () => value] as const);
    return Object.fromEntries(fields);
  };
  const world = subject.chain((one) =>
    fc.record({
      subject: fc.constant(one),
      core: objectLike({ accessToken: () => "a-token-of-some-length" }, ofCore),
      options: objectLike({}, ofCall),
      request: objectLike(ofRequest(one)),
    }),
  );

  it(
    "the call is either sent or refused",
    async () => {
      const outcomes = { sent: 0, refused: 0 };
      for (const level of ["error", "warn", "info", "debug"] as const) vi.spyOn(console, level).mockReturnValue();
      vi.stubGlobal("fetch", fetch);
      const property = fc.asyncProperty(world, async ({ subject, core, options, request }) => {
        Object.assign(seen, { requests: 0, answer: JSON.stringify(subject.good) });
        const result = await check(subject, () => subject.run(core(), options(), request()));
        expect(result.meta.attempts).toBe(seen.requests);
        outcomes[result.ok ? "sent" : "refused"]++;
        // Of the wrong values for `maxResponseBytes`, a small number is a right one.
        const isTooLarge = !result.ok && / over \d+ bytes\./.test(result.error.message);
        if (result.ok || isTooLarge) return void expect(seen.requests).toBe(1);
        expect([seen.requests, result.error.name]).toEqual([
          0,
          expect.stringMatching(/^(RequestValidation|Credential)Error$/),
        ]);
      });
      await fc.assert(property, share(0.35));
      expect(Math.min(outcomes.sent, outcomes.refused)).toBeGreaterThan(runs * 0.05);
    },
    runs * 10,
  );
});
