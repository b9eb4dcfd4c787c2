import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { ask, breaks, inFakeTime, play, says } from "./exchange.js";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** Calls until the retries are used up, and gives the waits between the attempts. */
async function waits(retries: object | number | undefined, random: number, step = says(500)): Promise<number[]> {
  vi.spyOn(Math, "random").mockReturnValue(random);
  const { fetch, sent } = play(step);
  await inFakeTime(ask.GET({ fetch, retries: retries as number }));
  return sent.slice(1).map(({ at }, index) => Math.round(at - (sent[index]?.at ?? 0)));
}

it.each<[string, object | number | undefined, number[]]>([
  ["from 500 ms by default", undefined, [500, 1000]],
  ["from 500 ms for a number", 3, [500, 1000, 2000]],
  ["up to 8 s by default", { limit: 6 }, [500, 1000, 2000, 4000, 8000, 8000]],
  ["from its base", { limit: 3, baseDelayMs: 20 }, [20, 40, 80]],
  ["up to its maximum", { limit: 4, baseDelayMs: 100, maxDelayMs: 300 }, [100, 200, 300, 300]],
  ["not above its maximum at first", { limit: 1, baseDelayMs: 1000, maxDelayMs: 10 }, [10]],
  ["not at all from a base of 0", { limit: 3, baseDelayMs: 0 }, [0, 0, 0]],
  ["not at all up to a maximum of 0", { limit: 2, maxDelayMs: 0 }, [0, 0]],
])("doubles the upper bound of its waits, %s", async (_, retries, bounds) => {
  expect(await waits(retries, 1)).toEqual(bounds);
});

it.each([
  ["nothing", 0, [0, 0]],
  ["half", 0.5, [250, 500]],
  ["nearly all", 0.9, [450, 900]],
])("waits %s of the upper bound, as chance has it", async (_, random, expected) => {
  expect(await waits({ limit: 2 }, random)).toEqual(expected);
});

it("goes on without waits, however often it repeats", async () => {
  const delays: number[] = [];
  const hooks = { onRetry: ({ delayMs }: { delayMs: number }) => delays.push(delayMs) };

  await inFakeTime(ask.GET({ fetch: play(says(500)).fetch, retries: { limit: 1_100, baseDelayMs: 0 }, hooks }));

  expect(delays).toHaveLength(1_100);
  expect(new Set(delays)).toEqual(new Set([0]));
});

it("waits as long after a connection that failed", async () => {
  expect(await waits({ limit: 2 }, 1, breaks())).toEqual([500, 1000]);
});

it("spreads the waits of many calls", async () => {
  const { fetch, sent } = play(says(500));

  await inFakeTime(Promise.all(Array.from({ length: 40 }, () => ask.GET({ fetch, retries: 1 }))));

  const starts = new Set(sent.slice(40).map(({ at }) => Math.round(at)));
  expect(starts.size).toBeGreaterThan(20);
  expect(Math.max(...starts) - (sent[0]?.at ?? 0)).toBeLessThanOrEqual(501);
});

it("tells the whole time of the call", async () => {
  vi.spyOn(Math, "random").mockReturnValue(1);
  const { fetch } = play(says(500), says(500), says(404));

  const { meta } = await inFakeTime(ask.GET({ fetch }));

  expect(meta.durationMs).toBeCloseTo(1500, 0);
});

it("leaves no timer behind", async () => {
  const { fetch } = play(says(500));

  await inFakeTime(ask.GET({ fetch, deadlineMs: 60_000 }));

  expect(vi.getTimerCount()).toBe(0);
});
