import { describe, expect, it, vi } from "vitest";
import { OpenAICore } from "../../src/funcs/openai/index.js";
import { organizationAccessTokensList, PolarCore } from "../../src/funcs/polar/index.js";
import { accessToken, ask, emptyPage, list, play, says } from "./exchange.js";
import { getter, revoked, trap } from "./hostile.js";

const answer = () => play(says(200, emptyPage));
const call = (options: object, callOptions?: object) =>
  organizationAccessTokensList(new PolarCore(options), {}, callOptions);

describe("without a credential", () => {
  it.each<[string, object]>([
    ["no options", {}],
    ["no token", { accessToken: undefined }],
    ["an empty token", { accessToken: "" }],
    ["an empty token beside headers", { accessToken: "", headers: { cookie: "polar_session=1" } }],
    ["an empty token beside a base URL", { accessToken: "", baseUrl: "https://proxy.example.com" }],
    ["a function that gives an empty token", { accessToken: () => "" }],
    ["a function that gives undefined", { accessToken: async () => undefined }],
    ["a function that gives null", { accessToken: () => null }],
    ["a headers function that gives nothing", { headers: () => undefined }],
  ])("sends nothing with %s", async (_, options) => {
    const { fetch, sent } = answer();

    const result = await call({ ...options, fetch });

    expect(sent).toHaveLength(0);
    expect(result).toMatchObject({
      ok: false,
      error: { name: "CredentialError", reason: "missing", mayHaveTakenEffect: false },
      meta: { attempts: 0 },
    });
    expect(!result.ok && result.error.message).toBe("polar.organizationAccessTokensList has no accessToken.");
  });

  it.each<[string, object, object | undefined]>([
    ["headers", { headers: { cookie: "polar_session=1" } }, undefined],
    ["a headers function", { headers: async () => ({ cookie: "polar_session=1" }) }, undefined],
    ["headers of the call", {}, { headers: { cookie: "polar_session=1" } }],
    ["a base URL of one's own", { baseUrl: "https://proxy.example.com" }, undefined],
  ])("sends no authorization with %s", async (_, options, callOptions) => {
    const { fetch, sent } = answer();

    const result = await call({ ...options, fetch }, callOptions);

    expect(result.ok).toBe(true);
    expect(sent[0]?.headers.has("authorization")).toBe(false);
  });
});

it.each<[string, object]>([
  ["a token with a line break", { accessToken: "polar_oat_1\n" }],
  ["a token with a header behind it", { accessToken: "a\r\nx-evil: 1" }],
  ["a token with a NUL", { accessToken: "a\0b" }],
  ["a token that no byte can carry", { accessToken: "polar_oat_€" }],
  ["a function that gives such a token", { accessToken: async () => "a\nb" }],
  ["a headers function that gives a wrong name", { headers: () => ({ "a b": "c" }) }],
  ["a headers function that gives an empty name", { headers: () => ({ "": "c" }) }],
  ["a headers function that gives a line break", { headers: () => ({ a: "b\nc" }) }],
  ["a headers function that gives a symbol", { headers: () => ({ a: Symbol("b") }) }],
  ["a token function that gives a number", { accessToken: () => 5 }],
  ["a token function that gives an object", { accessToken: () => ({ token: "x" }) }],
  ["a token function that gives a symbol", { accessToken: () => Symbol("x") }],
  ["a headers function that gives a string", { headers: () => "authorization: x" }],
  ["a headers function that gives a number", { headers: () => 5 }],
  ["a headers function that gives Headers", { headers: () => new Headers({ authorization: "x" }) }],
  ["a headers function that gives pairs", { headers: () => [["authorization", "x"]] }],
])("sends nothing with %s", async (_, options) => {
  const { fetch, sent } = answer();

  const result = await list({ ...options, fetch });

  expect(sent).toHaveLength(0);
  expect(result).toMatchObject({
    ok: false,
    error: { name: "CredentialError", reason: "unsendable" },
    meta: { attempts: 0 },
  });
});

it.each([
  ["a token function that gives what cannot be touched", { accessToken: trap }],
  ["a headers function that gives what cannot be touched", { headers: revoked }],
  ["a headers function whose record cannot be read", { headers: () => getter("x-a") }],
])("sends nothing with %s", async (_, options) => {
  const { fetch, sent } = answer();

  const result = await list({ ...options, fetch });

  expect(sent).toHaveLength(0);
  expect(result).toMatchObject({ ok: false, error: { name: "CredentialError" } });
});

it("says which function failed, and why", async () => {
  const fail = () => Promise.reject(new Error("the vault is sealed"));

  const token = await list({ accessToken: fail });
  const headers = await list({ headers: fail });

  const sentences = [token, headers].map((result) => !result.ok && result.error.message);
  expect(sentences).toEqual([
    "polar.organizationAccessTokensList has a failing accessToken: the vault is sealed.",
    "polar.organizationAccessTokensList has a failing headers: the vault is sealed.",
  ]);
});

it("asks for a token and for headers at each attempt, so that they can rotate", async () => {
  let asked = 0;
  const { fetch, sent } = play(says(503), says(503), says(200, emptyPage));

  await list({
    accessToken: async () => `token-${++asked}`,
    headers: () => ({ "x-turn": `${asked}` }),
    fetch,
    retries: { baseDelayMs: 0 },
  });

  expect(sent.map(({ headers }) => headers.get("authorization"))).toEqual([
    "Bearer token-1",
    "Bearer token-2",
    "Bearer token-3",
  ]);
  expect(sent.map(({ headers }) => headers.get("x-turn"))).toEqual(["1", "2", "3"]);
});

it("does not ask for a token before the request has been checked", async () => {
  const token = vi.fn(() => accessToken);

  await list({ accessToken: token }, {}, { limit: 0 });

  expect(token).not.toHaveBeenCalled();
});

it.each<[string, object, object, Record<string, string | null>]>([
  ["the vendor's own", {}, {}, { accept: "application/json", authorization: `Bearer ${accessToken}` }],
  ["the core's", { headers: { "X-A": "core" } }, {}, { "x-a": "core" }],
  ["the call's over the core's", { headers: { "x-a": "core" } }, { headers: { "X-A": "call" } }, { "x-a": "call" }],
  ["another authorization", { headers: { Authorization: "Basic x" } }, {}, { authorization: "Basic x" }],
  ["another accept", {}, { headers: { accept: "text/plain" } }, { accept: "text/plain" }],
  ["none for undefined", { headers: { "x-a": undefined } }, { headers: { accept: undefined } }, { "x-a": null }],
  [
    "none for nothing",
    { headers: { "x-a": "" } },
    { headers: { accept: "" } },
    { "x-a": null, accept: "application/json" },
  ],
])("sends headers: %s", async (_, core, callOptions, expected) => {
  const { fetch, sent } = answer();

  await list({ ...core, fetch }, callOptions);

  for (const [name, value] of Object.entries(expected)) expect(sent[0]?.headers.get(name)).toBe(value);
});

it("states a content type with a body alone", async () => {
  const { fetch, sent } = play(says(429));
  const without = await Promise.all([ask.GET({ fetch, retries: 0 }), ask.DELETE({ fetch, retries: 0 })]);
  const withBody = await Promise.all([ask.POST({ fetch, retries: 0 }), ask.PATCH({ fetch, retries: 0 })]);

  expect([...without, ...withBody].every(({ ok }) => !ok)).toBe(true);
  expect(sent.map(({ headers }) => headers.get("content-type"))).toEqual([
    null,
    null,
    "application/json",
    "application/json",
  ]);
});

it("keeps tokens apart when calls run at the same time", async () => {
  const { fetch, sent } = answer();
  const cores = ["one", "two", "three"].map((token) => new PolarCore({ accessToken: () => token, fetch }));

  await Promise.all(cores.map((core) => organizationAccessTokensList(core)));

  const tokens = sent.map(({ headers }) => headers.get("authorization")).sort();
  expect(tokens).toEqual(["Bearer one", "Bearer three", "Bearer two"]);
});

it("reads no token from the environment", async () => {
  vi.stubEnv("POLAR_ACCESS_TOKEN", "polar_oat_env").stubEnv("OPENAI_API_KEY", "sk-admin-env");

  expect(await call({})).toMatchObject({ ok: false, error: { reason: "missing" } });
  expect(Object.keys(new OpenAICore())).toEqual(["vendor"]);
  vi.unstubAllEnvs();
});
