import { getEventListeners } from "node:events";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { ask, good, hangs, inFakeTime, list, methods, play, says, streams } from "./exchange.js";

beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(Math, "random").mockReturnValue(1);
});
afterEach(() => {
  vi.useRealTimers();
});

const reason = new Error("the user went away");

/** Starts a call, aborts it after some milliseconds, and gives what comes of it. */
async function abortAfter(ms: number, options: object, method: (typeof methods)[number] = "GET") {
  const controller = new AbortController();
  setTimeout(() => controller.abort(reason), ms);
  const result = await inFakeTime(ask[method](options, { signal: controller.signal }));
  return { result, signal: controller.signal };
}

/** What a call can be waiting for, and how many requests have left by then. */
const phases: [string, object, number][] = [
  ["a token", { accessToken: hangs }, 0],
  ["headers", { headers: hangs }, 0],
  ["a hook", { hooks: { beforeRequest: hangs } }, 0],
  ["an answer", { fetch: play(hangs).fetch }, 1],
  ["a body", { fetch: play(streams(hangs)).fetch }, 1],
  ["its next attempt", { fetch: play(says(500)).fetch, retries: { baseDelayMs: 9000, maxDelayMs: 9000 } }, 1],
  ["the time that the answer asked for", { fetch: play(says(429, undefined, { "retry-after": "50" })).fetch }, 1],
];

describe.each(phases)("while a call waits for %s", (_, options, attempts) => {
  it("ends it at once", async () => {
    const { result } = await abortAfter(40, options);

    expect(result).toMatchObject({ ok: false, error: { name: "AbortError" }, meta: { attempts } });
    expect(!result.ok && result.error.name === "AbortError" && result.error.reason).toBe(reason);
    expect(result.meta.durationMs).toBeCloseTo(40, 0);
  });

  it("leaves neither timer nor listener behind", async () => {
    const { signal } = await abortAfter(40, options);

    expect(vi.getTimerCount()).toBe(0);
    expect(getEventListeners(signal, "abort")).toEqual([]);
  });
});

it.each(methods)("sends no %s once its signal has ended", async (method) => {
  const { fetch, sent } = play(good[method]);
  const token = vi.fn(() => "polar_oat_1");

  const result = await ask[method]({ accessToken: token, fetch }, { signal: AbortSignal.abort(reason) });

  expect(sent).toHaveLength(0);
  expect(token).not.toHaveBeenCalled();
  expect(result).toMatchObject({
    ok: false,
    error: { name: "AbortError", mayHaveTakenEffect: false },
    meta: { attempts: 0 },
  });
});

it.each([
  ["a token function", (stop: () => void) => ({ accessToken: () => [stop(), "polar_oat_1"][1] })],
  ["a headers function", (stop: () => void) => ({ headers: () => stop() ?? {} })],
  ["a beforeRequest hook", (stop: () => void) => ({ hooks: { beforeRequest: stop } })],
])("sends nothing when %s aborts the call", async (_, make) => {
  const controller = new AbortController();
  const { fetch, sent } = play(good.POST);

  const options = make(() => controller.abort(reason));
  const result = await ask.POST({ fetch, ...options } as object, { signal: controller.signal });

  expect(sent).toHaveLength(0);
  expect(result).toMatchObject({ ok: false, error: { name: "AbortError", mayHaveTakenEffect: false } });
});

it("passes the abort on to fetch", async () => {
  const { fetch, sent } = play(hangs);

  await abortAfter(40, { fetch });

  expect(sent[0]?.init.signal?.aborted).toBe(true);
});

it("lets go of the body", async () => {
  const cancel = vi.fn();

  await abortAfter(40, { fetch: play(streams(hangs, cancel)).fetch });

  expect(cancel).toHaveBeenCalledOnce();
});

it("changes nothing after the call", async () => {
  const controller = new AbortController();

  const result = await list({ fetch: play(good.GET).fetch }, { signal: controller.signal });
  controller.abort();

  expect(result.ok).toBe(true);
  expect(getEventListeners(controller.signal, "abort")).toEqual([]);
});

it.each([
  ["an error", reason],
  ["a word", "enough"],
  ["nothing", null],
  ["a number", 7],
  ["an object", { by: "user" }],
])("gives %s as the reason, as it is", async (_, given) => {
  const result = await list({}, { signal: AbortSignal.abort(given) });

  expect(!result.ok && result.error.name === "AbortError" && result.error.reason).toBe(given);
});

it.each([
  ["throws when it is read", Object.defineProperty({}, "x", { enumerable: true, get: () => expect.unreachable() })],
  ["is a proxy that has been revoked", revoked()],
])("does not mind a reason that %s", async (_, given) => {
  const result = await list({}, { signal: AbortSignal.abort(given) });

  expect(!result.ok && result.error.name).toBe("AbortError");
});

it("takes the signal of a timer", async () => {
  const signal = AbortSignal.abort(new DOMException("The operation timed out.", "TimeoutError"));

  const result = await list({}, { signal });

  expect(result).toMatchObject({ ok: false, error: { name: "AbortError", reason: { name: "TimeoutError" } } });
});

function revoked(): object {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  return proxy;
}
