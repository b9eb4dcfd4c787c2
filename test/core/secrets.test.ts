import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import { ask, list, play, type Step, says, wireToken, writes } from "./exchange.js";

/** A token of no vendor's form: only the call itself knows that it is one. */
const token = "opaque-token-0123456789";
const everything = (value: unknown) =>
  [JSON.stringify(value), inspect(value, { depth: 20, showHidden: true }), String(Object(value).error?.stack)].join(
    "\n",
  );

/** Where a credential of the call can come back. */
const echoes: [string, Step][] = [
  ["a message", says(401, { error: "Unauthorized", detail: `${token} has expired` })],
  ["a key", says(418, { [token]: 1, deep: [{ [`x-${token}`]: 2 }] })],
  ["the depth of a body", says(418, { a: [{ b: { c: [`Bearer ${token}`] } }] })],
  ["HTML", writes(`<p>Bearer ${token}</p>`, 502)],
  ["a header", says(418, {}, { "x-echo": `Bearer ${token}`, "www-authenticate": `Bearer token="${token}"` })],
  ["a 2xx that is none", says(200, { items: token })],
  ["an entry of a refusal", says(422, { detail: [{ loc: ["header", token], msg: token, type: "x", input: token }] })],
  ["a failure", () => Promise.reject(new TypeError("fetch failed", { cause: new Error(`with ${token}`) }))],
  ["a failing fetch", () => Promise.reject(Object.assign(new Error(token), { request: { token } }))],
  ["the name of a failure", () => Promise.reject(Object.assign(new Error("x"), { name: token }))],
  ["the code of a failure", () => Promise.reject(Object.assign(new Error("x"), { code: token }))],
];

describe.each(echoes)("%s that repeats a credential", (_, step) => {
  it.each([
    ["the token", { accessToken: token }, {}],
    ["a token of a function", { accessToken: async () => token }, {}],
    ["a header of the core", { headers: { authorization: `Bearer ${token}` } }, {}],
    ["a cookie of the call", {}, { headers: { cookie: `a=1; polar_session=${token}; b=2` } }],
    ["a header of a hook", { hooks: { beforeRequest: beforeRequestWith(token) } }, {}],
  ])("does not show it: %s", async (_, core, call) => {
    const result = await list({ ...core, fetch: play(step).fetch, retries: 0 }, call);

    expect(result.ok).toBe(false);
    expect(everything(result)).not.toContain(token);
    expect(everything(result)).toContain("[redacted]");
  });
});

it.each(["abc", "x-1", "a b"])("shows no token, however short: %j", async (short) => {
  const { fetch } = play(says(418, { detail: `for ${short}, not for others`, [short]: 1 }));

  const result = await list({ accessToken: short, fetch });

  expect(result).toMatchObject({ error: { body: { detail: "for [redacted], not for others", "[redacted]": 1 } } });
});

it("shows no key that was put in the place of a field's name", async () => {
  const result = await list({}, {}, { polar_oat_misplaced0001: true });

  expect(result).toMatchObject({ error: { name: "RequestValidationError", issues: [{ path: "[redacted]" }] } });
  expect(everything(result)).not.toContain("misplaced0001");
});

it("shows no credential of an earlier attempt", async () => {
  let turn = 0;
  const { fetch } = play(says(503), says(418, { detail: "first-token-0001 and second-token-0002" }));

  const options = { accessToken: () => ["first-token-0001", "second-token-0002"][turn++] };
  const result = await list({ ...options, fetch, retries: { baseDelayMs: 0 } });

  expect(result).toMatchObject({ error: { body: { detail: "[redacted] and [redacted]" } } });
});

it.each([
  ["a beforeRequest hook", { hooks: { beforeRequest: throwsHeaders } }],
  [
    "a hook that sees a cookie",
    { accessToken: "other", headers: { cookie: token }, hooks: { beforeRequest: throwsHeaders } },
  ],
  ["a headers function", { headers: () => Promise.reject(new Error(`no headers for ${token}`)) }],
])("shows no token that %s throws", async (_, options) => {
  const result = await list({ accessToken: token, ...options });

  expect(result.ok).toBe(false);
  expect(everything(result)).not.toContain(token);
});

it.each([
  ["begins", "secret-0001", "secret-0001-and-more"],
  ["ends", "secret-0001", "more-and-secret-0001"],
  ["lies within", "secret-0001", "a-secret-0001-z"],
  ["is longer than", "secret-0001-and-more", "secret-0001"],
])("strikes out both credentials where one %s the other", async (_, accessToken, other) => {
  const { fetch } = play(says(418, { detail: `${accessToken} ${other}` }));

  const result = await list({ accessToken, headers: { "x-key": other }, fetch });

  expect(result).toMatchObject({ error: { body: { detail: "[redacted] [redacted]" } } });
});

it.each([
  ["short words", "x-key", "sesame open;me"],
  ["a short value of a cookie", "cookie", "sid=k3y-7ch"],
])("strikes out the whole of a header that has %s alone", async (_, name, value) => {
  const { fetch } = play(says(418, { detail: `got ${value}.` }));

  const result = await list({ headers: { [name]: value }, fetch });

  expect(result).toMatchObject({ error: { body: { detail: "got [redacted]." } } });
});

it("strikes out what stands in quotes, without them", async () => {
  const headers = { authorization: 'Digest username="administrator", response="6629fae49393"' };
  const { fetch } = play(says(418, { detail: "6629fae49393 of administrator" }));

  const result = await list({ headers, fetch });

  expect(result).toMatchObject({ error: { body: { detail: "[redacted] of [redacted]" } } });
});

it("shows nothing that a failing hook put in the headers", async () => {
  const beforeRequest = ({ headers }: { headers: Headers }) => {
    headers.set("x-signature", token);
    throwsHeaders({ headers });
  };

  const result = await list({ hooks: { beforeRequest } });

  expect(result).toMatchObject({ ok: false, error: { name: "UnexpectedError" } });
  expect(everything(result)).not.toContain(token);
});

it("shows no key of the vendor's form, whosever it is", async () => {
  const body = { detail: "polar_oat_somebodyelses and polar_pat_another1" };

  const result = await list({ fetch: play(says(418, body)).fetch });

  expect(result).toMatchObject({ error: { body: { detail: "[redacted] and [redacted]" } } });
});

it("leaves words alone that headers about other things have", async () => {
  const headers = { "user-agent": "Acme organization sync", accept: "application/json, text/plain" };
  const body = { error: "organization_slugs_disabled", detail: "Not an organization of application/json." };
  const { fetch } = play(says(418, body, { "content-type": "application/json" }));

  const result = await list({ headers, fetch });

  expect(result).toMatchObject({ error: { body }, meta: { headers: { "content-type": "application/json" } } });
});

it("strikes out the whole of a header, whatever its name", async () => {
  const { fetch } = play(says(418, { detail: "got 8 words, of which one is enough." }));

  const result = await list({ headers: { "x-other": "8 words, of which one" }, fetch });

  expect(result).toMatchObject({ error: { body: { detail: "got [redacted] is enough." } } });
});

it.each([
  ["x-session", "sid=9f8e7d6c5b4a39281706; v=2", "9f8e7d6c5b4a39281706"],
  ["x-gateway", "user=ops, password=hunter2hunter2", "hunter2hunter2"],
  ["signature", 'keyId="a", signature="QWxhZGRpbjpvcGVu0"', "QWxhZGRpbjpvcGVu0"],
])("strikes out the part of %s that is no ordinary word", async (name, value, part) => {
  const { fetch } = play(says(418, { detail: `unknown ${part}` }));

  const result = await list({ headers: { [name]: value }, fetch });

  expect(result).toMatchObject({ error: { body: { detail: "unknown [redacted]" } } });
});

it("leaves the name of a request alone, which vendors give back", async () => {
  const name = "5f0c2de1-5b1d-4a7e-9c44-0f6f2a1b7d10";

  const result = await list({ headers: { "x-request-id": name }, fetch: play(says(418, { detail: name })).fetch });

  expect(result).toMatchObject({ error: { body: { detail: name } } });
});

it("leaves words alone that are too short for a secret", async () => {
  const result = await list({
    headers: { "x-a": "short", "x-b": "a=b" },
    fetch: play(says(418, { detail: "short a=b" })).fetch,
  });

  expect(result).toMatchObject({ error: { body: { detail: "short a=b" } } });
});

it("leaves words alone that this package sends", async () => {
  const { fetch } = play(says(418, { detail: "application/json, 2026-04-version" }));

  const result = await list({ apiVersion: "2026-04-version", fetch });

  expect(result).toMatchObject({ error: { body: { detail: "application/json, 2026-04-version" } } });
});

describe("a created secret", () => {
  const secret = "polar_oat_created0001";
  const created = { organization_access_token: wireToken, token: secret };

  it("is given with the value, and with nothing else", async () => {
    const result = await ask.POST({ fetch: play(says(201, created)).fetch });

    expect(result).toMatchObject({ ok: true, value: { token: secret } });
    expect(everything(result.meta)).not.toContain(secret);
  });

  it("is in no header that is given with the value", async () => {
    const opaque = "opaque-created0001";
    const step = says(201, { ...created, token: opaque }, { "x-created": opaque });

    const result = await ask.POST({ fetch: play(step).fetch });

    expect(result).toMatchObject({
      ok: true,
      value: { token: opaque },
      meta: { headers: { "x-created": "[redacted]" } },
    });
  });

  it.each(["strict", "report"] as const)("is not told where it is no text: %s", async (validate) => {
    const result = await ask.POST({ fetch: play(says(201, { ...created, token: 8812345678901 })).fetch, validate });

    const { ok, meta } = result;
    expect(everything(ok ? meta : result)).not.toContain("8812345678901");
    expect(everything(ok ? meta : result)).toContain("received [redacted]");
  });

  it("is in no refusal where it is no text", async () => {
    const refusal = {
      error: "RequestValidationError",
      detail: [{ loc: [], msg: "No", type: "x", input: { token: 8812345678901 } }],
    };

    const result = await ask.POST({ fetch: play(says(422, refusal)).fetch });

    expect(result).toMatchObject({ ok: false, error: { name: "HttpError", body: undefined } });
    expect(everything(result)).not.toContain("8812345678901");
  });

  it.each([null, "", undefined])("is not there where its field is %j, so the refusal is given whole", async (token) => {
    const refusal = {
      error: "RequestValidationError",
      detail: [{ loc: ["body"], msg: "No", type: "x", input: { token } }],
    };

    const result = await ask.POST({ fetch: play(says(422, refusal)).fetch });

    expect(result).toMatchObject({
      ok: false,
      error: { name: "HttpError", body: JSON.parse(JSON.stringify(refusal)) },
    });
  });

  it("is in no error of another operation", async () => {
    const opaque = "opaque-created0001";

    const result = await list({ fetch: play(says(200, { items: [{ token: opaque }] })).fetch });

    expect(result.ok).toBe(false);
    expect(everything(result)).not.toContain(opaque);
  });

  it.each<[string, Step]>([
    ["a field is wrong", says(201, { ...created, organization_access_token: { ...wireToken, id: 5 } })],
    ["its own form is new", says(201, { ...created, organization_access_token: null, token: "new-form-created0001" })],
    ["it is broken JSON", writes(`{"token":"${secret}`, 201)],
    ["it comes with another status", says(302, created)],
    ["it comes with a failure", says(500, { token: "new-form-created0001" })],
  ])("is in no error where %s", async (_, step) => {
    const result = await ask.POST({ fetch: play(step).fetch });

    expect(result.ok).toBe(false);
    expect(everything(result)).not.toContain("created0001");
    expect(!result.ok && "body" in result.error && result.error.body).toBeFalsy();
  });
});

it("keeps Set-Cookie out of the headers it gives", async () => {
  const { fetch } = play(says(200, { items: [] }, { "set-cookie": "polar_session=abc", "x-a": "b" }));

  const { meta } = await list({ fetch });

  expect(meta.headers).toMatchObject({ "x-a": "b" });
  expect(meta.headers).not.toHaveProperty("set-cookie");
});

it("cuts off what is too deep to be written", async () => {
  const deep = `${'{"a":'.repeat(5000)}1${"}".repeat(5000)}`;

  const result = await list({ fetch: play(writes(deep, 418)).fetch });

  expect(JSON.stringify(result)).toContain("[too deep]");
});

function beforeRequestWith(token: string) {
  return ({ headers }: { headers: Headers }) => headers.set("x-signature", token);
}

function throwsHeaders({ headers }: { headers: Headers }): never {
  throw new Error(`cannot sign ${[...headers.values()]}`);
}
