import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { ask, good, inFakeTime, methods, play, says } from "./exchange.js";

const backoffMs = 500;

beforeEach(() => {
  vi.useFakeTimers({ now: new Date("2026-01-01T00:00:00Z") });
  vi.spyOn(Math, "random").mockReturnValue(1);
});
afterEach(() => {
  vi.useRealTimers();
});

/** Calls against one refusal and a good answer, and gives the wait between them. */
async function waited(status: number, headers: Record<string, string>, options = {}): Promise<number> {
  const { fetch, sent } = play(says(status, undefined, headers), good.GET);
  await inFakeTime(ask.GET({ fetch, ...options }));
  expect(sent).toHaveLength(2);
  return Math.round((sent[1]?.at ?? 0) - (sent[0]?.at ?? 0));
}

const asked: [string, Record<string, string>, number][] = [
  ["seconds", { "retry-after": "2" }, 2000],
  ["no seconds", { "retry-after": "0" }, 0],
  ["parts of a second", { "retry-after": "1.5" }, 1500],
  ["a date", { "retry-after": "Thu, 01 Jan 2026 00:00:03 GMT" }, 3000],
  ["a date in the old form", { "retry-after": "Thursday, 01-Jan-26 00:00:04 GMT" }, 4000],
  ["a date in another form", { "retry-after": "2026-01-01T00:00:03Z" }, 3000],
  ["milliseconds", { "retry-after-ms": "250" }, 250],
  ["no milliseconds", { "retry-after-ms": "0" }, 0],
  ["milliseconds and seconds", { "retry-after-ms": "250", "retry-after": "2" }, 250],
  ["milliseconds that are nonsense, and seconds", { "retry-after-ms": "soon", "retry-after": "2" }, 2000],
  ["negative milliseconds, and seconds", { "retry-after-ms": "-1", "retry-after": "2" }, 2000],
  ["exactly the longest wait", { "retry-after": "60" }, 60_000],
];

it.each(asked)("waits as long as a 429 asks: %s", async (_, headers, ms) => {
  expect(await waited(429, headers)).toBe(ms);
});

it("waits as long as a 503 asks", async () => {
  expect(await waited(503, { "retry-after": "2" })).toBe(2000);
});

describe.each([
  ["seconds", "7"],
  ["a date", "Thu, 01 Jan 2026 00:00:07 GMT"],
])("waits for %s", (_, after) => {
  it.each(methods)("before %s is repeated, too", async (method) => {
    const { fetch, sent } = play(says(429, undefined, { "retry-after": after }), good[method]);

    await inFakeTime(ask[method]({ fetch }));

    expect((sent[1]?.at ?? 0) - (sent[0]?.at ?? 0)).toBeCloseTo(7000, 0);
  });
});

it.each([
  ["nothing", {}],
  ["an empty word", { "retry-after": "" }],
  ["a negative number", { "retry-after": "-5" }],
  ["a word", { "retry-after": "soon" }],
  ["two numbers", { "retry-after": "1, 2" }],
  ["a date of no calendar", { "retry-after": "Thu, 99 Foo 2026 00:00:03 GMT" }],
  ["a date in the past", { "retry-after": "Wed, 31 Dec 2025 23:00:00 GMT" }],
])("waits as long as it pleases where the answer asks for %s", async (_, headers) => {
  expect(await waited(429, headers)).toBe(backoffMs);
});

it.each([408, 500, 502, 504])("waits as long as it pleases after %i, whatever that asks", async (status) => {
  expect(await waited(status, { "retry-after": "30" })).toBe(backoffMs);
});

it("may wait longer than maxDelayMs where the answer asks for it", async () => {
  expect(await waited(429, { "retry-after": "20" }, { retries: { maxDelayMs: 10 } })).toBe(20_000);
});

it.each<[string, string, object]>([
  ["more than a minute", "61", {}],
  ["a year", "31536000", {}],
  ["longer than any timer runs", "99999999999", {}],
  ["more than maxRetryAfterMs", "2", { retries: { maxRetryAfterMs: 1999 } }],
  ["anything at all where that is 0", "1", { retries: { maxRetryAfterMs: 0 } }],
  ["more than the deadline leaves", "6", { deadlineMs: 5000 }],
])("gives the answer at once where it asks to wait %s", async (_, seconds, options) => {
  const { fetch, sent } = play(says(429, undefined, { "retry-after": seconds }));

  const result = await inFakeTime(ask.GET({ fetch, ...options }));

  expect(sent).toHaveLength(1);
  expect(result).toMatchObject({
    ok: false,
    error: { name: "HttpError", status: 429, retryAfterMs: Number(seconds) * 1000 },
  });
  expect(result.meta.durationMs).toBeLessThan(10);
});

it("waits within a deadline that leaves the time", async () => {
  expect(await waited(429, { "retry-after": "4" }, { deadlineMs: 5000 })).toBe(4000);
});

it.each([
  ["seconds", { "retry-after": "3" }, 3000],
  ["a date", { "retry-after": "Thu, 01 Jan 2026 00:00:03 GMT" }, 3000],
  ["milliseconds", { "retry-after-ms": "40" }, 40],
  ["nothing", {}, undefined],
  ["nonsense", { "retry-after": "soon" }, undefined],
])("tells the caller of a final answer that asks for %s", async (_, headers, retryAfterMs) => {
  const refused = await ask.POST({ fetch: play(says(429, undefined, headers)).fetch, retries: 0 });
  const failed = await ask.POST({ fetch: play(says(500, undefined, headers)).fetch, retries: 0 });

  for (const result of [refused, failed]) {
    expect(!result.ok && (result.error as { retryAfterMs?: number }).retryAfterMs).toBe(retryAfterMs);
  }
});
