import { describe, expect, it } from "vitest";
import type { PolarCredential } from "../../../src/sandbox/index.js";
import {
  account,
  foreign,
  insufficientScope,
  invalid,
  invalidToken,
  oat,
  pat,
  startMs,
  startPolar,
  tokens,
  unauthorized,
} from "./polar.js";

const unknownId = "a3f0c2de-5b1d-4a7e-9c44-0f6f2a1b7d10";
const operations = [
  ["GET", tokens],
  ["POST", tokens],
  ["PATCH", tokens + unknownId],
  ["DELETE", tokens + unknownId],
] as const;
const challenge = 'Bearer realm="polar"';

describe("a request without credentials", () => {
  const { call } = startPolar();

  it.each([
    ["no header", {}],
    ["another scheme", { authorization: "Basic polar_oat_x" }],
    ["no token", { authorization: "Bearer" }],
    ["an empty token", { authorization: "Bearer  " }],
    ["a token alone", { authorization: "polar_oat_x" }],
    ["letters no token has", { authorization: "Bearer polar_oat_é" }],
  ])("as with %s is unauthorized", async (_, headers) => {
    for (const [method, path] of operations) {
      const answer = await call(method, path, { headers });
      expect(answer).toMatchObject(unauthorized);
      expect(answer.headers.get("www-authenticate")).toBe(challenge);
    }
  });

  it.each(["polar_cst_x", "polar_mst_x"])("or with the %s of a customer, too", async (token) => {
    for (const [method, path] of operations) expect(await call(method, path, { token })).toMatchObject(unauthorized);
  });
});

describe("a token", () => {
  it.each([oat, pat, "polar_at_u_x", "polar_at_o_x"])("%s is an administrator's", async (token) => {
    const { call } = startPolar();
    expect((await call("GET", tokens, { token })).status).toBe(200);
  });

  it.each(["bearer", "BEARER", "Bearer "])("is read after the scheme %j", async (scheme) => {
    const { call } = startPolar();
    const headers = { authorization: `${scheme} ${oat}` };
    expect((await call("GET", tokens, { headers })).status).toBe(200);
  });

  it.each(["sk_live_x", "polar_x", "x"])("%s resolves to nobody", async (token) => {
    const { call } = startPolar();
    const answer = await call("GET", tokens, { token });
    expect(answer).toMatchObject(invalidToken);
    expect(answer.headers.get("cache-control")).toBe("no-store");
    expect(answer.headers.get("pragma")).toBe("no-cache");
    expect(answer.headers.get("www-authenticate")).toBe(
      `${challenge}, error="invalid_token", error_description="${invalidToken.body.error_description}"`,
    );
  });

  it("with the prefix resolves to nobody when any token is too many", async () => {
    const { call } = startPolar({
      anyToken: false,
      credentials: [{ vendor: "polar", token: "polar_oat_listed" }],
    });
    expect(await call("GET", tokens, { token: oat })).toMatchObject(invalidToken);
    expect(await call("GET", tokens, { headers: { cookie: "polar_session=x" } })).toMatchObject(unauthorized);
    expect((await call("GET", tokens, { token: "polar_oat_listed" })).status).toBe(200);
  });

  it("made here works until it expires", async () => {
    const { call, create, clock } = startPolar();
    const { secret } = await create({ scopes: ["organization_access_tokens:read"], expires_in: "PT1M" });
    clock.ms += 59_999;
    expect((await call("GET", tokens, { token: secret })).status).toBe(200);
    clock.ms += 1;
    expect(await call("GET", tokens, { token: secret })).toMatchObject(invalidToken);
  });

  it("made here may do what its scopes say now", async () => {
    const { call, create } = startPolar();
    const { item, secret } = await create({ scopes: ["organization_access_tokens:read"] });
    expect(await call("DELETE", tokens + item.id, { token: secret })).toMatchObject(insufficientScope);
    await call("PATCH", tokens + item.id, { token: oat, json: { scopes: ["organization_access_tokens:write"] } });
    expect((await call("DELETE", tokens + item.id, { token: secret })).status).toBe(204);
  });

  it("made here stops working when a test says so", async () => {
    const { call, create, sandbox, clock } = startPolar();
    const scopes = ["organization_access_tokens:write"];
    const status = async (token: string) => (await call("GET", tokens, { token })).status;
    const expired = await create({ scopes });
    const leaked = await create({ scopes });
    const blocked = await create({ scopes });
    clock.ms += 1000;
    sandbox.polar.expire(expired.item.id);
    sandbox.polar.revokeLeaked(leaked.item.id);
    expect([await status(expired.secret), await status(leaked.secret), await status(blocked.secret)]).toEqual([
      401, 401, 200,
    ]);
    expect(await call("DELETE", tokens + leaked.item.id, { token: oat })).toMatchObject({ status: 404 });
    sandbox.polar.blockOrganization(account);
    expect([await status(blocked.secret), await status(oat), await status(pat)]).toEqual([401, 401, 200]);
    sandbox.reset();
    expect(await status(oat)).toBe(200);
    expect(() => sandbox.polar.expire(unknownId)).toThrow(RangeError);
  });
});

describe("a listed credential", () => {
  const listed = (credential: Partial<PolarCredential>, token = "polar_oat_listed") =>
    startPolar({ credentials: [{ vendor: "polar", token, ...credential }] });

  it.each<[readonly string[], string[]]>([
    [["organization_access_tokens:read"], ["GET"]],
    [["organization_access_tokens:write"], ["GET", "POST", "PATCH", "DELETE"]],
    [["metrics:read"], []],
    [[], []],
  ])("with the scopes %j may %j", async (scopes, allowed) => {
    const { call } = listed({ scopes });
    for (const [method, path] of operations) {
      const answer = await call(method, path, { token: "polar_oat_listed", ...(method !== "GET" && { json: {} }) });
      if (allowed.includes(method)) expect(answer.status).not.toBe(403);
      else expect(answer).toMatchObject(insufficientScope);
    }
  });

  it("is told which scopes would do", async () => {
    const { call } = listed({ scopes: [] });
    const { headers } = await call("GET", tokens, { token: "polar_oat_listed" });
    expect(headers.get("www-authenticate")).toBe(
      `${challenge}, scope="organization_access_tokens:read organization_access_tokens:write", ` +
        `error="insufficient_scope", error_description="${insufficientScope.body.error_description}"`,
    );
    expect(headers.get("cache-control")).toBe("no-store");
  });

  it("ends at its time", async () => {
    const { call, clock } = listed({ expiresAtMs: startMs + 1000 });
    expect((await call("GET", tokens, { token: "polar_oat_listed" })).status).toBe(200);
    clock.ms += 1000;
    expect(await call("GET", tokens, { token: "polar_oat_listed" })).toMatchObject(invalidToken);
  });

  it("is what it says it is, whatever its prefix", async () => {
    const { create } = listed({ kind: "organization", organizationId: foreign }, "anything");
    expect((await create({}, "anything")).item.organization_id).toBe(foreign);
    const { call } = listed({ kind: "customer" });
    expect(await call("GET", tokens, { token: "polar_oat_listed" })).toMatchObject(unauthorized);
  });
});

describe("the environments", () => {
  const here = `https://api.polar.sh${tokens}`;
  const there = `https://sandbox-api.polar.sh${tokens}`;

  it("share no tokens", async () => {
    const { call, create } = startPolar();
    const { item, secret } = await create({ scopes: ["organization_access_tokens:write"] });
    expect((await call("GET", here, { token: secret })).status).toBe(200);
    expect(await call("GET", there, { token: secret })).toMatchObject(invalidToken);
    expect(await call("DELETE", there + item.id, { token: oat })).toMatchObject({ status: 404 });
    expect((await call("GET", there, { token: oat })).body).toMatchObject({ items: [] });
  });

  it("are told apart by a header", async () => {
    const { call } = startPolar();
    expect((await call("GET", here, { token: oat })).headers.get("x-polar-sandbox")).toBeNull();
    expect((await call("GET", there, { token: oat })).headers.get("x-polar-sandbox")).toBe("1");
    expect((await call("GET", there)).headers.get("x-polar-sandbox")).toBe("1");
    expect((await call("GET", there, { token: "x" })).headers.get("x-polar-sandbox")).toBeNull();
  });

  it("are chosen for other hosts by an option", async () => {
    const { call } = startPolar({ polar: { server: "sandbox" } });
    const { headers } = await call("GET", `http://127.0.0.1/polar${tokens}`, { token: oat });
    expect(headers.get("x-polar-sandbox")).toBe("1");
    expect((await call("GET", here, { token: oat })).headers.get("x-polar-sandbox")).toBeNull();
  });

  it("have credentials of their own", async () => {
    const { call } = startPolar({
      anyToken: false,
      credentials: [{ vendor: "polar", token: "polar_oat_there", server: "sandbox" }],
    });
    expect((await call("GET", there, { token: "polar_oat_there" })).status).toBe(200);
    expect(await call("GET", here, { token: "polar_oat_there" })).toMatchObject(invalidToken);
  });
});

describe("a dashboard session", () => {
  const cookie = { cookie: "theme=dark; polar_session=abc; other=1" };

  it("may call under the published contract, however old", async () => {
    const { call } = startPolar({
      credentials: [{ vendor: "polar", token: "abc", kind: "session", signedInAtMs: 0, scopes: [] }],
    });
    const json = { comment: "a", scopes: ["orders:read"], organization_id: account };
    expect((await call("POST", tokens, { headers: cookie, json })).status).toBe(201);
  });

  it("counts only without a bearer token", async () => {
    const { call } = startPolar();
    expect(await call("GET", tokens, { headers: cookie, token: "x" })).toMatchObject(invalidToken);
    expect((await call("GET", tokens, { headers: { ...cookie, authorization: "Basic x" } })).status).toBe(200);
  });
});

describe("the newest contract", () => {
  const hourMs = 3_600_000;
  const start = () =>
    startPolar({
      polar: { contract: "webSession" },
      credentials: [
        { vendor: "polar", token: "fresh", kind: "session", signedInAtMs: startMs - hourMs },
        { vendor: "polar", token: "stale", kind: "session", signedInAtMs: startMs - hourMs - 1 },
      ],
    });
  const notPermitted = { status: 403, body: { error: "NotPermitted", detail: "Not permitted" } };
  const session = (name: string) => ({ headers: { cookie: `polar_session=${name}` } });

  it.each([
    [oat, unauthorized],
    ["polar_at_o_x", unauthorized],
    [pat, notPermitted],
    ["polar_at_u_x", notPermitted],
    ["polar_cst_x", unauthorized],
    ["x", invalidToken],
  ])("refuses %s everywhere", async (token, expected) => {
    const { call } = start();
    for (const [method, path] of operations) expect(await call(method, path, { token })).toMatchObject(expected);
  });

  it("takes a session, for writes a fresh one", async () => {
    const { call } = start();
    const json = { comment: "a", scopes: [], organization_id: account };
    const made = await call<{ organization_access_token: { id: string } }>("POST", tokens, {
      ...session("fresh"),
      json,
    });
    expect(made.status).toBe(201);
    const path = tokens + made.body.organization_access_token.id;
    const notFresh = {
      status: 403,
      body: {
        error: "SessionNotFreshError",
        detail: "This action requires a recently authenticated session. Please sign in again.",
      },
    };
    expect(await call("POST", tokens, { ...session("stale"), json })).toMatchObject(notFresh);
    expect(await call("PATCH", path, { ...session("stale"), json: {} })).toMatchObject(notFresh);
    expect((await call("PATCH", path, { ...session("fresh"), json: {} })).status).toBe(200);
    expect((await call("GET", tokens, session("stale"))).status).toBe(200);
    expect((await call("DELETE", path, session("stale"))).status).toBe(204);
  });

  it("looks at freshness before it looks at the body", async () => {
    const { call } = start();
    expect(await call("POST", tokens, { ...session("stale"), json: {} })).toMatchObject({ status: 403 });
    expect(await call("POST", tokens, { ...session("fresh"), json: {} })).toMatchObject({ status: 422 });
    const broken = { headers: { ...session("stale").headers, "content-type": "application/json" }, body: "{" };
    expect(await call("POST", tokens, broken)).toMatchObject(
      invalid(expect.objectContaining({ type: "json_invalid" })),
    );
  });
});

describe("use", () => {
  it("is written down at least 15 seconds later, once for several calls, and counts as a change", async () => {
    const { call, create, list, clock } = startPolar();
    const { secret } = await create({ scopes: ["organization_access_tokens:read"] });
    const seen = async () => {
      const [item] = (await list()).items;
      return [item?.last_used_at, item?.modified_at];
    };
    await call("GET", tokens, { token: secret });
    clock.ms += 10_000;
    await call("GET", tokens, { token: secret });
    clock.ms += 4_999;
    expect(await seen()).toEqual([null, null]);
    clock.ms += 1;
    expect(await seen()).toEqual(["2026-06-15T08:31:49.123000Z", "2026-06-15T08:31:54.123000Z"]);
    clock.ms += 60_000;
    expect(await seen()).toEqual(["2026-06-15T08:31:49.123000Z", "2026-06-15T08:31:54.123000Z"]);
  });
});
