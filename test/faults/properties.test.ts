import { inspect } from "node:util";
import * as fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { AnyError, CallOptions, CoreOptions, Result } from "../../src/index.js";
import { runOut, settledWithin, stopTheClock } from "./clock.js";
import { type Subject, subjects } from "./functions.js";
import { behaviour } from "./hostile.js";

const runs = Number(process.env.ORGKIT_RUNS ?? 20_000);
const seed = process.env.ORGKIT_RUNS ? {} : { seed: 1 };
const share = (part: number): fc.Parameters<unknown> => ({ numRuns: Math.ceil(runs * part), ...seed });
const deadlineMs = 1_000;

const names =
  /^(RequestValidation|Credential|Connection|Timeout|Abort|Http|UnexpectedStatus|ResponseValidation|Unexpected)Error$/;
const prototype = JSON.stringify(Object.getOwnPropertyDescriptors(Object.prototype));
const escaped: unknown[] = [];
const escape = (reason: unknown) => void escaped.push(reason);

beforeEach(() => {
  stopTheClock();
  process.on("unhandledRejection", escape).on("uncaughtException", escape);
});
afterEach(() => {
  process.off("unhandledRejection", escape).off("uncaughtException", escape);
  vi.useRealTimers();
});

async function check(
  subject: Subject,
  core: CoreOptions,
  options?: CallOptions,
  request?: unknown,
): Promise<Result<unknown, AnyError>> {
  const result = await settledWithin(deadlineMs, () => subject.call(core, options, request));
  await runOut();
  expect(escaped.splice(0)).toEqual([]);
  expect(JSON.stringify(Object.getOwnPropertyDescriptors(Object.prototype))).toBe(prototype);
  expect(result.meta.operation).toBe(subject.name);
  if (result.ok) return result;
  expect(result.error).toBeInstanceOf(Error);
  expect(result.error.name).toMatch(names);
  expect(result.error.message).toMatch(subject.name);
  expect(typeof inspect(result, { depth: Infinity })).toBe("string");
  expect(typeof JSON.stringify(result.error)).toBe("string");
  return result;
}

const subject = fc.constantFrom(...subjects.map((one) => ({ ...one, [fc.toStringMethod]: () => one.name })));

describe("whatever the injected functions do", () => {
  it("the call settles in time", async () => {
    const world = fc.record({
      subject,
      token: behaviour,
      headers: behaviour,
      fetch: behaviour,
      beforeRequest: behaviour,
      afterResponse: behaviour,
      onRetry: behaviour,
      log: behaviour,
    });
    await fc.assert(
      fc.asyncProperty(world, async ({ subject, token, headers, fetch, log, ...hooks }) => {
        let sent = 0;
        const nothing = () => {};
        const write = log(nothing);
        const answer = () => new Response(JSON.stringify(subject.good));
        const behave = fetch(answer);
        const result = await check(subject, {
          accessToken: token(() => "a-token-of-some-length") as never,
          headers: headers(() => ({ "x-a": "1" })) as never,
          fetch: ((...args: unknown[]) => {
            sent++;
            return behave(...args);
          }) as never,
          hooks: Object.fromEntries(Object.entries(hooks).map(([name, hook]) => [name, hook(nothing)])),
          logger: { error: write, warn: write, info: write, debug: write },
          logLevel: "debug",
          retries: { baseDelayMs: 10 },
          timeoutMs: 400,
          deadlineMs,
        });
        expect(result.meta.attempts).toBe(sent);
      }),
      share(0.4),
    );
  }, runs * 10);
});
