import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { organizationAccessTokensDelete } from "../../src/funcs/polar/index.js";
import {
  ask,
  breaks,
  breaksOff,
  hangs,
  inFakeTime,
  methods,
  play,
  polarWith,
  type Step,
  says,
  streams,
  writes,
} from "./exchange.js";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const writing = methods.filter((method) => method !== "GET");
const options = { timeoutMs: 100, retries: false } as const;
const doubtOf = (result: Awaited<ReturnType<typeof ask.GET>>) => !result.ok && result.error.mayHaveTakenEffect;

/** What comes of one request, and whether a write may have been carried out nevertheless. */
const outcomes: [string, Step, boolean][] = [
  ["a reset connection", breaks("ECONNRESET"), true],
  ["a socket closed by the other side", breaks("UND_ERR_SOCKET"), true],
  ["a failure without a code", () => Promise.reject(new TypeError("Failed to fetch")), true],
  ["a failing fetch", () => Promise.reject(new Error("a bug")), true],
  ["silence", hangs, true],
  ["a body that breaks off", breaksOff, true],
  ["a body that says it was refused", streams((controller) => controller.error(new TypeError("refused"))), true],
  ["500", says(500, {}), true],
  ["502 in HTML", writes("<html></html>", 502), true],
  ["503", says(503), true],
  ["504", says(504), true],
  ["a redirect", says(302), true],
  ["a refused connection", breaks("ECONNREFUSED"), false],
  ["a connection that Bun says was refused", breaks("ConnectionRefused"), false],
  [
    "a connection that Deno says was refused",
    breaks(null, "tcp connect error: Connection refused (os error 111)"),
    false,
  ],
  ["an unknown host", breaks("ENOTFOUND"), false],
  ["a name server that does not answer", breaks("EAI_AGAIN", "getaddrinfo EAI_AGAIN api.example"), false],
  ["a connection that is not made in time", breaks("UND_ERR_CONNECT_TIMEOUT"), false],
  ["a host without a route", breaks("EHOSTUNREACH", "connect EHOSTUNREACH 10.0.0.1:443"), false],
  ["a network without a route", breaks("ENETUNREACH", "connect ENETUNREACH 10.0.0.1:443"), false],
  ["a route that is lost on an open connection", breaks("EHOSTUNREACH", "read EHOSTUNREACH"), true],
  ["an end that nobody is certain of, or could verify", breaks(null, "NotFound, uncertain: could not verify"), true],
  ["a lost connection of a gateway", breaks(null, "upstream connect error or disconnect/reset before headers"), true],
  ["a certificate that has run out", breaks("CERT_HAS_EXPIRED"), false],
  ["a certificate for another name", breaks("ERR_TLS_CERT_ALTNAME_INVALID"), false],
  ["a certificate of nobody known", breaks("UNABLE_TO_VERIFY_LEAF_SIGNATURE"), false],
  ...[400, 401, 403, 404, 405, 409, 422, 429].map((status): [string, Step, boolean] => [
    `${status}`,
    says(status),
    false,
  ]),
];

describe.each(outcomes)("after %s", (_, step, inDoubt) => {
  it.each(writing)(`a %s ${inDoubt ? "may have" : "has not"} taken effect`, async (method) => {
    const result = await inFakeTime(ask[method]({ ...options, fetch: play(step).fetch }));

    expect(result.ok).toBe(false);
    expect(doubtOf(result)).toBe(inDoubt);
    expect(!result.ok && /It may have taken effect\.$/.test(result.error.message)).toBe(inDoubt);
  });

  it("a GET has not", async () => {
    expect(doubtOf(await inFakeTime(ask.GET({ ...options, fetch: play(step).fetch })))).toBe(false);
  });
});

it.each(["refused", "CERT", "notfound"])(
  "does not take the id %s for the reason why a connection was lost",
  async (id) => {
    // Deno names the URL.
    const fetch = async (url: unknown) => {
      throw new TypeError(`error sending request for ${url}: connection closed before message completed`);
    };

    const result = await organizationAccessTokensDelete(polarWith({ fetch: fetch as never, retries: false }), { id });

    expect(result).toMatchObject({ ok: false, error: { name: "ConnectionError", mayHaveTakenEffect: true } });
  },
);

it("a DELETE remembers its doubt, whatever comes late of an attempt that was given up", async () => {
  let turn = 0;
  // It does not end with its signal.
  const fetch = async () => {
    if (turn++) return hangs();
    await new Promise((resolve) => setTimeout(resolve, 60));
    return new Response("{}", { status: 404 });
  };

  const result = await inFakeTime(ask.DELETE({ fetch, timeoutMs: 40, retries: { limit: 1, baseDelayMs: 0 } }));

  expect(result).toMatchObject({ error: { name: "TimeoutError", mayHaveTakenEffect: true }, meta: { attempts: 2 } });
});

it.each(["POST", "PUT", "PATCH"] as const)("a %s whose 2xx cannot be read may have taken effect", async (method) => {
  const result = await inFakeTime(ask[method]({ ...options, fetch: play(writes("<html></html>")).fetch }));

  expect(result).toMatchObject({ ok: false, error: { name: "ResponseValidationError", mayHaveTakenEffect: true } });
});

/** What several attempts come to. */
it.each<[string, Step[], boolean]>([
  ["a reset, and then a refused connection", [breaks("ECONNRESET"), breaks("ECONNREFUSED")], true],
  ["a lost answer, and then a 404", [breaks("ECONNRESET"), says(404)], true],
  ["a 503, and then a 403", [says(503), says(403)], true],
  ["silence, and then a 429", [hangs, says(429)], true],
  ["a refused connection, and then a 404", [breaks("ECONNREFUSED"), says(404)], false],
  ["a 429, and then a 404", [says(429), says(404)], false],
  ["a 429, and then a reset", [says(429), breaks("ECONNRESET")], true],
  ["refused connections", [breaks("ECONNREFUSED"), breaks("ECONNREFUSED")], false],
])("a DELETE remembers %s", async (_, steps, inDoubt) => {
  const retries = { limit: steps.length - 1, baseDelayMs: 0 };

  const result = await inFakeTime(ask.DELETE({ timeoutMs: 100, retries, fetch: play(...steps).fetch }));

  expect(result.meta.attempts).toBe(steps.length);
  expect(doubtOf(result)).toBe(inDoubt);
});

it.each<[string, object, object]>([
  ["a wrong request option", {}, { timeoutMs: 0 }],
  ["no token", { accessToken: "" }, {}],
  ["a failing hook", { hooks: { beforeRequest: () => Promise.reject(new Error("no")) } }, {}],
  ["a hook that hangs", { hooks: { beforeRequest: hangs } }, {}],
  ["a signal that has ended", {}, { signal: AbortSignal.abort() }],
])("a POST that was never sent has not taken effect: %s", async (_, core, call) => {
  const result = await inFakeTime(ask.POST({ ...options, ...core }, call));

  expect(result).toMatchObject({ ok: false, error: { mayHaveTakenEffect: false }, meta: { attempts: 0 } });
});

it("a DELETE that fails before its second attempt remembers the first", async () => {
  const accessToken = vi.fn().mockReturnValueOnce("polar_oat_1").mockReturnValue("");

  const result = await inFakeTime(ask.DELETE({ accessToken, fetch: play(says(503)).fetch }));

  expect(result).toMatchObject({ ok: false, error: { name: "CredentialError", mayHaveTakenEffect: true } });
});

it.each([
  ["while it waits for an answer", hangs, 50],
  ["while it waits to be repeated", says(503, undefined, { "retry-after": "9" }), 50],
])("a DELETE that was aborted %s may have taken effect", async (_, step, ms) => {
  const controller = new AbortController();
  setTimeout(() => controller.abort(), ms);

  const result = await inFakeTime(ask.DELETE({ fetch: play(step).fetch }, { signal: controller.signal }));

  expect(result).toMatchObject({ ok: false, error: { name: "AbortError", mayHaveTakenEffect: true } });
});
