import { describe, expect, it, vi } from "vitest";
import { HttpError, type UnexpectedError } from "../../src/index.js";
import { emptyPage, list, play, says } from "./exchange.js";
import { getter, knot, refuse, revoked, thrown, trap } from "./hostile.js";

/** Throws, rejects, and throws while it is awaited. */
const ways = (value: unknown) => [
  () => {
    throw value;
  },
  () => Promise.reject(value),
  () => ({
    ["then" as string]: () => {
      throw value;
    },
  }),
];

const facts = { vendor: "clerk", operation: "clerk.getOrganization", mayHaveTakenEffect: false };
const own = new HttpError("clerk.getOrganization was answered 404.", { ...facts, status: 404, body: {} });

describe.each([...thrown, ["an error of another call", own] as const])("thrown: %s", (_, value) => {
  it.each(["accessToken", "headers"])("a failing %s is a CredentialError", async (option) => {
    for (const fail of ways(value)) {
      const { fetch, sent } = play(says(200, emptyPage));

      const result = await list({ [option]: fail, fetch });

      expect(sent).toHaveLength(0);
      expect(result).toMatchObject({
        ok: false,
        error: { name: "CredentialError", reason: "failed", operation: "polar.organizationAccessTokensList" },
      });
      expect(!result.ok && result.error.message).toContain(`has a failing ${option}`);
    }
  });

  it("a failing beforeRequest is an UnexpectedError", async () => {
    for (const beforeRequest of ways(value)) {
      const { fetch, sent } = play(says(200, emptyPage));

      const result = await list({ hooks: { beforeRequest }, fetch });

      expect(sent).toHaveLength(0);
      expect(result).toMatchObject({ ok: false, error: { name: "UnexpectedError" }, meta: { attempts: 0 } });
      expectPlainCause(result);
    }
  });

  it("a failing fetch is an error with a plain cause", async () => {
    for (const fetch of ways(value)) {
      const result = await list({ fetch, retries: false });

      expect(!result.ok && result.error.name).toMatch(/^(UnexpectedError|ConnectionError)$/);
      expectPlainCause(result);
    }
  });

  it("failing observers and loggers change nothing", async () => {
    for (const fail of ways(value)) {
      const { fetch } = play(says(503), says(200, emptyPage));

      const result = await list({
        fetch,
        retries: { baseDelayMs: 0 },
        hooks: { afterResponse: fail, onRetry: fail },
        logger: { error: fail, warn: fail, info: fail, debug: fail },
        logLevel: "debug",
      });

      expect(result).toMatchObject({ ok: true, meta: { attempts: 2 } });
    }
  });
});

/** A cause is words alone: what was thrown could hold a request with its credentials. */
function expectPlainCause(result: unknown): void {
  const { error } = result as { error: UnexpectedError };
  expect(Object.keys(error.cause)).toEqual(expect.arrayContaining(["name", "message"]));
  for (const value of Object.values(error.cause)) expect(typeof value).toBe("string");
}

it("takes what a custom fetch throws for unexpected, unless it says that the network failed", async () => {
  const names: string[] = [];
  for (const error of [
    new Error("a bug"),
    new TypeError("Failed to fetch"),
    Object.assign(new Error("reset"), { code: "ECONNRESET" }),
    new DOMException("gone", "NetworkError"),
  ]) {
    const result = await list({ fetch: () => Promise.reject(error), retries: false });
    names.push(result.ok ? "" : result.error.name);
  }

  expect(names).toEqual(["UnexpectedError", "ConnectionError", "ConnectionError", "ConnectionError"]);
});

it.each([
  ["undefined", undefined],
  ["null", null],
  ["a number", 5],
  ["a string", "200"],
  ["an empty object", {}],
  ["a status alone", { status: 200 }],
  ["a status of 0", { status: 0 }],
  ["a body that is none", { status: 200, headers: new Headers(), body: 5 }],
  ["headers that are none", { status: 200, headers: 5, text: () => "{}" }],
  ["a text that throws", { status: 200, headers: new Headers(), text: () => Promise.reject(new Error("no")) }],
  ["an opaque redirect", Response.error()],
  ["a proxy that throws", trap()],
  ["a revoked proxy", revoked()],
  ["a status that cannot be read", getter("status")],
  ["a status that is no number", { status: Symbol("200"), headers: new Headers(), text: async () => "{}" }],
])("gives an error where fetch gives %s", async (_, given) => {
  const result = await list({ fetch: async () => given, retries: false });

  expect(!result.ok && result.error.name).toMatch(/^(ConnectionError|UnexpectedError)$/);
});

it("gives an error where fetch gives an answer that has been read", async () => {
  const response = Response.json(emptyPage);
  await response.text();

  const result = await list({ fetch: async () => response, retries: false });

  expect(result).toMatchObject({ ok: false, error: { name: "ConnectionError" } });
});

it.each([
  ["an object with a getter that throws", { text: async () => getter() }],
  ["a proxy that throws", { text: async () => trap() }],
  ["a number", { text: async () => 5 }],
  ["a knot that cannot be walked to its end", { text: async () => knot() }],
])("gives an error where the text of an answer is %s", async (_, { text }) => {
  for (const status of [200, 401, 418]) {
    const result = await list({ fetch: async () => ({ status, headers: new Headers(), text }), retries: false });

    expect(result.ok).toBe(false);
  }
});

it("reads an answer without a stream", async () => {
  const answer = { status: 200, headers: new Headers({ "x-a": "b" }), text: async () => JSON.stringify(emptyPage) };

  const result = await list({ fetch: async () => answer });

  expect(result).toMatchObject({ ok: true, meta: { headers: { "x-a": "b" } } });
});

it("reads an answer whose body is another kind of stream", async () => {
  const answer = {
    status: 200,
    headers: new Headers(),
    body: { pipe() {} },
    text: async () => JSON.stringify(emptyPage),
  };

  expect(await list({ fetch: async () => answer })).toMatchObject({ ok: true });
});

it("takes a status that JSON does not know for a number", async () => {
  const result = await list({
    fetch: async () => ({ status: 500n, headers: new Headers(), text: async () => "" }),
    retries: 0,
  });

  expect(JSON.parse(JSON.stringify(result))).toMatchObject({ error: { status: 500 }, meta: { status: 500 } });
});

it.each([
  ["throws", refuse],
  ["gives nothing", () => {}],
  ["fails later", () => Promise.reject(new Error("no"))],
])("keeps a good answer whose reader %s when it is told to stop", async (_, cancel) => {
  const parts = [new TextEncoder().encode(JSON.stringify(emptyPage))];
  const read = async () => ({ done: !parts.length, value: parts.pop() });
  const answer = { status: 200, headers: new Headers(), body: { getReader: () => ({ read, cancel }) } };

  expect(await list({ fetch: async () => answer })).toMatchObject({ ok: true });
});

it.each([
  ["throws", refuse],
  ["gives nothing", () => {}],
])("ends in time where a reader %s when it is told to stop", async (_, cancel) => {
  const read = () => new Promise(() => {});
  const answer = { status: 200, headers: new Headers(), body: { getReader: () => ({ read, cancel }) } };

  const result = await list({ fetch: async () => answer, timeoutMs: 20, retries: 0 });

  expect(result).toMatchObject({ ok: false, error: { name: "TimeoutError" } });
});

it.each([
  ["empty", 0],
  ["tiny", 1],
])("ends in time where a stream always has another %s chunk", async (_, bytes) => {
  const endless = new ReadableStream({ pull: (controller) => controller.enqueue(new Uint8Array(bytes)) });

  const options = { fetch: async () => new Response(endless), maxResponseBytes: 100_000_000, timeoutMs: 50 };
  const result = await list({ ...options, retries: 0 });

  expect(result).toMatchObject({ ok: false, error: { name: "TimeoutError" } });
  expect(result.meta.durationMs).toBeLessThan(2_000);
});

it("is not ended by a hook that breaks the headers it was shown", async () => {
  const beforeRequest = ({ headers }: { headers: Headers }) => {
    Object.defineProperty(headers, Symbol.iterator, { value: refuse });
  };

  expect(await list({ hooks: { beforeRequest } })).toMatchObject({ ok: false, error: { name: "UnexpectedError" } });
});

it("takes a late answer with a locked body in silence", async () => {
  const response = Response.json(emptyPage);
  response.body?.getReader();
  vi.useFakeTimers();
  const fetch = () => new Promise((resolve) => setTimeout(() => resolve(response), 500));

  const sending = list({ fetch, timeoutMs: 100, retries: false });
  await vi.advanceTimersByTimeAsync(1000);
  vi.useRealTimers();

  expect(await sending).toMatchObject({ ok: false, error: { name: "TimeoutError" } });
});
