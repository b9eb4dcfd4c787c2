import { expect, it, vi } from "vitest";
import type { Hooks } from "../../src/index.js";
import { accessToken, ask, breaks, emptyPage, good, list, play, says, wireToken } from "./exchange.js";

const operation = "polar.organizationAccessTokensList";
const retries = { baseDelayMs: 0 };

it("are told of each attempt, in order", async () => {
  const seen: string[] = [];
  const hooks: Hooks = {
    beforeRequest: ({ attempt }) => seen.push(`before ${attempt}`),
    afterResponse: ({ attempt, status }) => seen.push(`after ${attempt}: ${status}`),
    onRetry: ({ attempt, status }) => seen.push(`retry ${attempt}: ${status}`),
  };
  const { fetch } = play(says(503), breaks(), says(200, emptyPage));

  await list({ fetch, hooks, retries });

  expect(seen).toEqual([
    "before 1",
    "after 1: 503",
    "retry 1: 503",
    "before 2",
    "retry 2: undefined",
    "before 3",
    "after 3: 200",
  ]);
});

it("see the facts of an attempt", async () => {
  vi.spyOn(Math, "random").mockReturnValue(0.5);
  const beforeRequest = vi.fn();
  const afterResponse = vi.fn();
  const onRetry = vi.fn();
  const { fetch } = play(says(503, undefined, { "x-a": "b" }), says(200, emptyPage));

  await list({ fetch, hooks: { beforeRequest, afterResponse, onRetry }, retries: { baseDelayMs: 4 } });

  const url = "https://api.polar.sh/v1/organization-access-tokens/";
  const headers = expect.any(Headers);
  expect(beforeRequest.mock.calls[0]).toEqual([{ operation, attempt: 1, method: "GET", url, headers }]);
  expect(afterResponse.mock.calls[0]).toEqual([{ operation, attempt: 1, status: 503, headers }]);
  expect(afterResponse.mock.calls[0]?.[0].headers.get("x-a")).toBe("b");
  expect(onRetry.mock.calls).toEqual([[{ operation, attempt: 1, status: 503, delayMs: 2 }]]);
});

it("are not told of a repetition that the deadline will not let happen", async () => {
  vi.spyOn(Math, "random").mockReturnValue(1);
  const logger = { error: vi.fn(), warn: vi.fn(), info: vi.fn(), debug: vi.fn() };
  const onRetry = vi.fn();

  await list({ fetch: play(says(503)).fetch, hooks: { onRetry }, logger, logLevel: "warn" }, { deadlineMs: 20 });

  expect(onRetry).not.toHaveBeenCalled();
  expect(logger.warn.mock.calls).toEqual([[`orgkit: ${operation} waits after 503.`]]);
});

it.each(["POST", "PUT"] as const)("see no body, be it one that holds a secret: %s", async (method) => {
  const seen: string[][] = [];
  const hook = (facts: object) => seen.push(Object.keys(facts).sort());

  await ask[method]({ fetch: play(good[method]).fetch, hooks: { beforeRequest: hook, afterResponse: hook } });

  expect(seen).toEqual([
    ["attempt", "headers", "method", "operation", "url"],
    ["attempt", "headers", "operation", "status"],
  ]);
});

it("are not told of a request that is wrong", async () => {
  const beforeRequest = vi.fn();

  await list({ hooks: { beforeRequest } }, {}, { limit: 0 });

  expect(beforeRequest).not.toHaveBeenCalled();
});

it("can change the headers that are sent, each attempt anew", async () => {
  const hooks: Hooks = {
    beforeRequest: async ({ headers, attempt }) => {
      await Promise.resolve();
      expect(headers.get("authorization")).toBe(`Bearer ${accessToken}`);
      headers.set("x-attempt", `${attempt}`);
      headers.delete("accept");
    },
  };
  const { fetch, sent } = play(says(503), says(200, emptyPage));

  await list({ fetch, hooks, retries });

  expect(sent.map(({ headers }) => headers.get("x-attempt"))).toEqual(["1", "2"]);
  expect(sent.map(({ headers }) => headers.get("accept"))).toEqual([null, null]);
});

it("change neither method nor URL", async () => {
  const hooks = {
    beforeRequest: (request: object) => Object.assign(request, { method: "DELETE", url: "https://a.b" }),
  };
  const { fetch, sent } = play(says(200, emptyPage));

  await list({ fetch, hooks });

  expect(sent).toMatchObject([{ method: "GET", url: "https://api.polar.sh/v1/organization-access-tokens/" }]);
});

it("stop the call before it is sent", async () => {
  const { fetch, sent } = play(says(200, emptyPage));
  const beforeRequest = () => Promise.reject(new Error("not on a Friday"));

  const result = await list({ fetch, hooks: { beforeRequest } });

  expect(sent).toHaveLength(0);
  expect(result).toMatchObject({
    ok: false,
    error: {
      name: "UnexpectedError",
      message: `${operation} has a failing beforeRequest: not on a Friday.`,
      cause: { name: "Error", message: "not on a Friday" },
    },
  });
});

it("only observe an answer: a created secret is not lost by what they throw", async () => {
  const fail = () => Promise.reject(new Error("the metrics are down"));
  const created = { organization_access_token: wireToken, token: "polar_oat_created0001" };
  const error = vi.fn();

  const result = await ask.POST({
    fetch: play(says(429), says(201, created)).fetch,
    hooks: { afterResponse: fail, onRetry: fail },
    retries,
    logger: { error, warn: vi.fn(), info: vi.fn(), debug: vi.fn() },
    logLevel: "error",
  });

  expect(result).toMatchObject({ ok: true, value: { token: "polar_oat_created0001" } });
  expect(error.mock.calls.map(([line]) => line).sort()).toEqual([
    "orgkit: polar.organizationAccessTokensCreate has a failing afterResponse: the metrics are down.",
    "orgkit: polar.organizationAccessTokensCreate has a failing afterResponse: the metrics are down.",
    "orgkit: polar.organizationAccessTokensCreate has a failing onRetry: the metrics are down.",
  ]);
});

it("only observe an answer: what they do to its headers changes nothing", async () => {
  const afterResponse = ({ headers }: { headers: Headers }) => {
    headers.delete("retry-after");
    headers.set("x-a", "changed");
  };

  const { fetch } = play(says(429, undefined, { "retry-after": "5", "x-a": "b" }));
  const result = await list({ fetch, hooks: { afterResponse }, retries: 0 });

  expect(result).toMatchObject({ ok: false, error: { retryAfterMs: 5000 }, meta: { headers: { "x-a": "b" } } });
});
