import { expect, it } from "vitest";
import { ask, breaks, breaksOff, good, methods, play, type Step, says, streams, writes } from "./exchange.js";

const retries = { limit: 2, baseDelayMs: 0 };
const safe = ["GET", "PUT", "DELETE"];

const failures: [string, Step][] = [
  ["408", says(408, {})],
  ["500", says(500, {})],
  ["502 in HTML", writes("<html></html>", 502)],
  ["503", says(503)],
  ["504", says(504)],
  ["a reset connection", breaks("ECONNRESET")],
  ["a refused connection", breaks("ECONNREFUSED")],
  [
    "a range of ports that is used up, as a custom fetch may say",
    () => Promise.reject(Object.assign(new RangeError("no port is left"), { code: "EADDRNOTAVAIL" })),
  ],
  ["a failure without a code", () => Promise.reject(new TypeError("Failed to fetch"))],
  ["a body that breaks off", breaksOff],
];

it.each(methods.flatMap((method) => failures.map(([what, step]) => ({ method, what, step }))))(
  "treats $method after $what as its method allows",
  async ({ method, step }) => {
    const { fetch, sent } = play(step, step, good[method]);

    const result = await ask[method]({ fetch, retries });

    const attempts = safe.includes(method) ? 3 : 1;
    expect(sent).toHaveLength(attempts);
    expect(result).toMatchObject({ ok: safe.includes(method), meta: { attempts } });
  },
);

it.each(methods)("repeats %s after 429: it was refused", async (method) => {
  const { fetch, sent } = play(says(429), says(429), good[method]);

  const result = await ask[method]({ fetch, retries });

  expect(sent).toHaveLength(3);
  expect(result).toMatchObject({ ok: true, meta: { attempts: 3 } });
});

it.each(methods)("repeats %s with the same request", async (method) => {
  const { fetch, sent } = play(says(429), good[method]);

  await ask[method]({ fetch, retries });

  const [first, second] = await Promise.all(
    sent.map(async ({ url, init, headers }) => {
      const body = init.body instanceof FormData ? [...init.body].map(([name, part]) => [name, part]) : init.body;
      return { url, method: init.method, headers: [...headers], body };
    }),
  );
  expect(second).toEqual(first);
});

const finals: [string, Step][] = [
  ...[302, 400, 401, 403, 404, 409, 422, 501, 505].map((status): [string, Step] => [`${status}`, says(status, {})]),
  ["a custom fetch that fails", () => Promise.reject(new Error("a bug"))],
  [
    "one that fails in the name of a status",
    () => Promise.reject(Object.assign(new Error("a bug"), { name: "Http503" })),
  ],
  ["a 2xx with another body", writes("<html></html>")],
  ["an answer that is too large", streams((controller) => controller.enqueue(new Uint8Array(5000)))],
];

it.each(finals)("does not repeat a GET after %s", async (_, step) => {
  const { fetch, sent } = play(step, good.GET);

  const result = await ask.GET({ fetch, retries, maxResponseBytes: 4000 });

  expect(sent).toHaveLength(1);
  expect(result).toMatchObject({ ok: false, meta: { attempts: 1 } });
});

it.each([
  ["twice by default", undefined, undefined, 3],
  ["not at all for 0", 0, undefined, 1],
  ["not at all for false", false, undefined, 1],
  ["not at all for a limit of 0", { limit: 0 }, undefined, 1],
  ["as often as a number says", 4, undefined, 5],
  ["as often as a limit says", { limit: 3 }, undefined, 4],
  ["twice for rules without a limit", { baseDelayMs: 0 }, undefined, 3],
  ["twice for undefined", undefined, { retries: undefined }, 3],
  ["as the call says", 4, { retries: 1 }, 2],
  ["not at all where the call says so", 4, { retries: false }, 1],
  ["as the core says where the call does not", 1, { retries: undefined }, 2],
] as const)("repeats %s", async (_, coreRetries, call, attempts) => {
  const { fetch, sent } = play(says(503, undefined, { "retry-after": "0" }));

  const result = await ask.GET({ fetch, retries: coreRetries }, call);

  expect(sent).toHaveLength(attempts);
  expect(result).toMatchObject({
    ok: false,
    error: { name: "UnexpectedStatusError", status: 503 },
    meta: { attempts },
  });
});

it("gives the last outcome when all attempts fail", async () => {
  const { fetch } = play(says(503), says(500), breaks("ECONNRESET"));

  const result = await ask.GET({ fetch, retries });

  expect(result).toMatchObject({ ok: false, error: { name: "ConnectionError", cause: { code: "ECONNRESET" } } });
});
