import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from "vitest";
import { ask, breaks, good, hangs, inFakeTime, list, play, type Step, says, streams } from "./exchange.js";

beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(Math, "random").mockReturnValue(1);
});
afterEach(() => {
  vi.useRealTimers();
});

const never: Step = hangs;
const halfABody: Step = streams((controller) => {
  controller.enqueue(new TextEncoder().encode('{"items":'));
  return hangs();
});

/** What can hang before and while a request is under way, and how many requests have left by then. */
const hanging: [string, object, number][] = [
  ["a token function", { accessToken: hangs }, 0],
  ["a headers function", { headers: hangs }, 0],
  ["a beforeRequest hook", { hooks: { beforeRequest: hangs } }, 0],
  ["a fetch", { fetch: play(never).fetch }, 1],
  ["a body", { fetch: play(halfABody).fetch }, 1],
  ["a thenable that never settles", { accessToken: () => ({ ["then" as string]: () => {} }) }, 0],
];

describe.each(hanging)("%s that hangs", (_, options, attempts) => {
  it("ends with the attempt", async () => {
    const result = await inFakeTime(list({ ...options, timeoutMs: 700, retries: false }));

    expect(result).toMatchObject({
      ok: false,
      error: { name: "TimeoutError", limit: "attempt", mayHaveTakenEffect: false },
      meta: { attempts },
    });
    expect(result.meta.durationMs).toBeCloseTo(700, 0);
  });

  it("ends at the deadline, without another attempt", async () => {
    const warn = vi.fn();

    const result = await inFakeTime(list({ ...options, deadlineMs: 800, logger: { warn }, logLevel: "warn" }));

    expect(warn).not.toHaveBeenCalled();
    expect(result).toMatchObject({ ok: false, error: { name: "TimeoutError", limit: "deadline" }, meta: { attempts } });
    expect(result.meta.durationMs).toBeCloseTo(800, 0);
  });

  it("is given up after 30 s by default", async () => {
    const result = await inFakeTime(list({ ...options, retries: false }));

    expect(result.meta.durationMs).toBeCloseTo(30_000, 0);
  });

  it("leaves no timer behind", async () => {
    await inFakeTime(list({ ...options, timeoutMs: 700, deadlineMs: 2000 }));

    expect(vi.getTimerCount()).toBe(0);
  });
});

it.each([
  ["GET", 3],
  ["PUT", 3],
  ["DELETE", 3],
  ["POST", 1],
  ["PATCH", 1],
] as const)("sends a %s that timed out %i times", async (method, attempts) => {
  const { fetch, sent } = play(never);

  const result = await inFakeTime(ask[method]({ fetch, timeoutMs: 100, retries: { baseDelayMs: 0 } }));

  expect(sent).toHaveLength(attempts);
  expect(result).toMatchObject({ ok: false, error: { name: "TimeoutError", limit: "attempt" }, meta: { attempts } });
});

it("gives every attempt its own time", async () => {
  const { fetch, sent } = play(never, never, good.GET);

  const result = await inFakeTime(list({ fetch, timeoutMs: 100, retries: { baseDelayMs: 0 } }));

  expect(result.ok).toBe(true);
  expect(sent.map(({ at }) => Math.round(at - (sent[0]?.at ?? 0)))).toEqual([0, 100, 200]);
});

it("ends at the deadline, attempts and waits included", async () => {
  const { fetch, sent } = play(never);

  const options = {
    fetch,
    timeoutMs: 1000,
    deadlineMs: 3200,
    retries: { limit: 9, baseDelayMs: 200, maxDelayMs: 200 },
  };
  const result = await inFakeTime(list(options));

  expect(result).toMatchObject({ ok: false, error: { name: "TimeoutError", limit: "deadline" } });
  expect(sent.map(({ at }) => Math.round(at - (sent[0]?.at ?? 0)))).toEqual([0, 1200, 2400]);
  expect(result.meta.durationMs).toBeCloseTo(3200, 0);
});

it("sends nothing more when a wait ends at the deadline, however early its timer is", async () => {
  const { fetch, sent } = play(says(429));
  const now = performance.now.bind(performance);
  // An answer takes parts of a millisecond, and timers know whole ones alone.
  const clock = vi.spyOn(performance, "now").mockImplementation(() => now() + sent.length / 2);
  onTestFinished(() => clock.mockRestore());

  const options = { fetch, deadlineMs: 300, retries: { baseDelayMs: 1e6, maxDelayMs: 1e6 } };
  const result = await inFakeTime(list(options));

  expect(sent).toHaveLength(1);
  expect(result).toMatchObject({ ok: false, error: { name: "TimeoutError", limit: "deadline" } });
});

it("does not wait past the deadline", async () => {
  const { fetch, sent } = play(says(500));

  const options = { fetch, deadlineMs: 300, retries: { baseDelayMs: 5000, maxDelayMs: 5000 } };
  const result = await inFakeTime(list(options));

  expect(sent).toHaveLength(1);
  expect(result).toMatchObject({ ok: false, error: { name: "TimeoutError", limit: "deadline" } });
  expect(result.meta.durationMs).toBeCloseTo(300, 0);
});

it.each([
  ["the call's time over the core's", { timeoutMs: 900 }, { timeoutMs: 400 }, 400],
  ["the call's deadline over the core's", { deadlineMs: 400 }, { deadlineMs: 900 }, 900],
  ["the core's where the call gives none", { timeoutMs: 900 }, { timeoutMs: undefined }, 900],
  ["the earlier of time and deadline", { timeoutMs: 900 }, { deadlineMs: 800 }, 800],
])("takes %s", async (_, core, call, ms) => {
  const result = await inFakeTime(list({ fetch: play(never).fetch, retries: false, ...core }, call));

  expect(result.meta.durationMs).toBeCloseTo(ms, 0);
});

it("sends nothing once a token comes too late", async () => {
  const { fetch, sent } = play(good.GET);
  const late = () => new Promise<string>((resolve) => setTimeout(() => resolve("polar_oat_late"), 500));

  const result = await inFakeTime(list({ accessToken: late, fetch, timeoutMs: 100, retries: false }));
  await vi.advanceTimersByTimeAsync(1000);

  expect(result).toMatchObject({ ok: false, error: { name: "TimeoutError" } });
  expect(sent).toHaveLength(0);
});

it("drops an answer that comes too late", async () => {
  const cancel = vi.fn();
  const body = streams(hangs, cancel);
  const { fetch } = play(() => new Promise((resolve) => setTimeout(() => resolve(body({})), 500)));

  const result = await inFakeTime(list({ fetch, timeoutMs: 100, retries: false }));
  await vi.advanceTimersByTimeAsync(1000);

  expect(result).toMatchObject({ ok: false, error: { name: "TimeoutError" } });
  expect(cancel).toHaveBeenCalledOnce();
});

it("lets go of a body that takes too long", async () => {
  const cancel = vi.fn();

  await inFakeTime(list({ fetch: play(streams(hangs, cancel)).fetch, timeoutMs: 100, retries: false }));

  expect(cancel).toHaveBeenCalledOnce();
});

it("tells fetch that the time is up", async () => {
  const { fetch, sent } = play(never);

  await inFakeTime(list({ fetch, timeoutMs: 100, retries: false }));

  expect(sent[0]?.init.signal?.aborted).toBe(true);
});

it.each([
  ["afterResponse", { hooks: { afterResponse: hangs } }],
  ["onRetry", { hooks: { onRetry: hangs } }],
  ["the logger", { logLevel: "debug", logger: { error: hangs, warn: hangs, info: hangs, debug: hangs } }],
])("does not wait for %s", async (_, options) => {
  const { fetch } = play(breaks(), good.GET);

  const result = await inFakeTime(list({ fetch, retries: { baseDelayMs: 0 }, ...options }));

  expect(result.ok).toBe(true);
  expect(result.meta.durationMs).toBeLessThan(10);
});
