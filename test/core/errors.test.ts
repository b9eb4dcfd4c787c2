import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import * as orgkit from "../../src/index.js";
import { ask, breaks, hangs, list, play, says, writes } from "./exchange.js";

type Made = Awaited<ReturnType<typeof list>>;

/** Each error, made by a call. */
const errors: [string, new (...args: never[]) => Error, () => Promise<Made>, string[]][] = [
  ["RequestValidationError", orgkit.RequestValidationError, () => list({}, {}, { limit: 0 }), ["issues"]],
  ["CredentialError", orgkit.CredentialError, () => list({ accessToken: "" }), ["reason"]],
  ["ConnectionError", orgkit.ConnectionError, () => list({ fetch: play(breaks()).fetch, retries: 0 }), ["cause"]],
  ["TimeoutError", orgkit.TimeoutError, () => list({ fetch: play(hangs).fetch, timeoutMs: 1, retries: 0 }), ["limit"]],
  ["AbortError", orgkit.AbortError, () => list({}, { signal: AbortSignal.abort("enough") }), ["reason"]],
  ["HttpError", orgkit.HttpError, () => list({ fetch: play(says(429)).fetch, retries: 0 }), ["status"]],
  [
    "UnexpectedStatusError",
    orgkit.UnexpectedStatusError,
    () => list({ fetch: play(says(418, {})).fetch }),
    ["status", "body"],
  ],
  [
    "ResponseValidationError",
    orgkit.ResponseValidationError,
    () => list({ fetch: play(writes("x")).fetch }),
    ["issues", "body"],
  ],
  [
    "UnexpectedError",
    orgkit.UnexpectedError,
    () => list({ fetch: () => Promise.reject(new Error("a bug")) }),
    ["cause"],
  ],
];

describe.each(errors)("%s", (name, type, make, fields) => {
  const error = async () => {
    const result = await make();
    return result.ok ? expect.unreachable() : result.error;
  };

  it("is a real error of its class, told by its name", async () => {
    const made = await error();

    expect(made).toBeInstanceOf(Error);
    expect(made).toBeInstanceOf(type);
    expect(made.name).toBe(name);
    expect(String(made)).toBe(`${name}: ${made.message}`);
    expect(made.stack).toContain(made.message);
  });

  it("says what happened at which operation, in sentences", async () => {
    const { message } = await error();

    expect(message).toMatch(/^polar\.organizationAccessTokensList \w.+\.$/);
    expect(message).not.toMatch(/undefined|\[object|\.\.$|: \./);
  });

  it("carries its facts", async () => {
    const made = await error();

    expect(made).toMatchObject({
      vendor: "polar",
      operation: "polar.organizationAccessTokensList",
      mayHaveTakenEffect: false,
    });
    for (const field of fields) expect(made).toHaveProperty(field);
  });

  it("is written as JSON and printed with all of them", async () => {
    const made = await error();
    const written = JSON.parse(JSON.stringify(made));

    expect(written).toMatchObject({ name, message: made.message, vendor: "polar", mayHaveTakenEffect: false });
    expect(written).not.toHaveProperty("stack");
    for (const field of ["operation", ...fields]) expect(written).toHaveProperty(field);
    expect(inspect(made)).toContain(made.message);
  });

  it("comes with the facts of the call", async () => {
    const { ok, meta } = await make();

    expect(ok).toBe(false);
    expect(meta).toMatchObject({ operation: "polar.organizationAccessTokensList", durationMs: expect.any(Number) });
    expect(meta.attempts).toBe(/Request|Credential|Abort/.test(name) ? 0 : 1);
  });
});

it("keeps a cause to plain words", async () => {
  const cause = Object.assign(new Error("read ECONNRESET"), { code: "ECONNRESET", errno: -104, socket: {} });
  const fetch = () => Promise.reject(new TypeError("fetch failed", { cause }));

  const result = await list({ fetch, retries: 0 });

  expect(!result.ok && result.error.name === "ConnectionError" && result.error.cause).toEqual({
    name: "TypeError",
    message: "fetch failed: read ECONNRESET",
    code: "ECONNRESET",
  });
});

it("tells of the last answer beside a refusal", async () => {
  const { fetch } = play(says(404, { error: "ResourceNotFound", detail: "Not found" }, { "X-Request-Id": "req_1" }));

  const { meta } = await ask.DELETE({ fetch });

  expect(meta).toMatchObject({ status: 404, headers: { "x-request-id": "req_1" }, attempts: 1 });
});

it("tells of no answer where none came", async () => {
  const { meta } = await list({ fetch: play(breaks()).fetch, retries: 0 });

  expect(Object.keys(meta)).toEqual(["operation", "attempts", "durationMs"]);
});

it.each([
  ["a failing hook", { hooks: { beforeRequest: () => Promise.reject(new Error("Not on a Friday.")) } }],
  ["a failing token function", { accessToken: () => Promise.reject(new Error("Not on a Friday.")) }],
  ["a failing fetch", { fetch: () => Promise.reject(new Error("Not on a Friday.")) }],
  ["a refusal", { fetch: play(says(403, { error: "NotPermitted", detail: "Not on a Friday." })).fetch }],
])("ends a sentence once: %s", async (_, options) => {
  const result = await list(options);

  expect(!result.ok && result.error.message).toMatch(/Not on a Friday\.($| \w)/);
});
