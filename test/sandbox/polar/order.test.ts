import { describe, expect, it } from "vitest";
import { createSandbox } from "../../../src/sandbox/index.js";
import { ask } from "../ask.js";
import { account, invalidToken, oat, startPolar, tokens, unauthorized } from "./polar.js";

const { call } = startPolar();
const base = "https://api.polar.sh";
const collection = tokens.slice(0, -1);
const item = tokens + account;
const notFound = { status: 404, body: { detail: "Not Found" } };

describe("the version", () => {
  it.each([
    [{}, "2026-04"],
    [{ "polar-version": "" }, "2026-04"],
    [{ "polar-version": "2026-04" }, "2026-04"],
    [{ "Polar-Version": "2026-10" }, "2026-10"],
  ])("of %j is echoed as %s by everything that is routed", async (headers, version) => {
    for (const [method, path, token] of [
      ["GET", tokens, oat],
      ["GET", tokens, "x"],
      ["GET", tokens, undefined],
      ["GET", collection, undefined],
      ["GET", item, oat],
      ["GET", "/nope", oat],
      ["POST", tokens, oat],
    ] as const) {
      const answer = await call(method, path, { headers, ...(token && { token }) });
      expect([path, answer.headers.get("polar-version")]).toEqual([path, version]);
    }
  });

  it.each(["2025-01", "2026-4", "latest", "2026-04-01"])("%s is unknown before anything else", async (version) => {
    const headers = { "polar-version": version };
    for (const [method, path] of [
      ["GET", tokens],
      ["GET", collection],
      ["PUT", "/nope"],
    ] as const) {
      const answer = await call(method, path, { headers, token: "x" });
      expect(answer).toMatchObject(notFound);
      expect(answer.headers.get("polar-version")).toBeNull();
    }
  });

  it("list can be set, the default first", async () => {
    const { call } = startPolar({ polar: { versions: ["2027-01", "2026-10"] } });
    expect((await call("GET", tokens)).headers.get("polar-version")).toBe("2027-01");
    expect(await call("GET", tokens, { headers: { "polar-version": "2026-04" } })).toMatchObject(notFound);
  });
});

describe("the length of a body", () => {
  const { fetch } = createSandbox();
  const lengthRequired = {
    status: 411,
    body: { error: "LengthRequired", detail: "A Content-Length header is required." },
  };
  const tooLarge = {
    status: 413,
    body: {
      error: "RequestBodyTooLarge",
      detail: "Request body exceeded the maximum allowed size of 10485760 bytes.",
    },
  };

  it.each(["POST", "PATCH", "PUT"])("has to be stated for a %s, before the token counts", async (method) => {
    const stream = new Blob(["{}"]).stream();
    const init = { method, body: stream, duplex: "half", headers: { authorization: "Bearer x" } };
    const response = await fetch(`${base}${tokens}`, init as RequestInit);
    expect({ status: response.status, body: await response.json() }).toEqual(lengthRequired);
    expect(response.headers.get("cache-control")).toBeNull();
  });

  it.each([
    [10 * 1024 * 1024, 401],
    [10 * 1024 * 1024 + 1, 413],
  ])("of %i bytes gives %i", async (length, status) => {
    const headers = { "content-length": String(length) };
    const answer = await ask(fetch, "POST", `${base}${tokens}`, { headers, body: "{}", token: "x" });
    expect(answer.status).toBe(status);
    if (status === 413) expect(answer).toMatchObject(tooLarge);
  });

  it("is known for a body that is all there", async () => {
    for (const body of ["{}", new Uint8Array(2), new Blob(["{}"]), new URLSearchParams("a=b")]) {
      expect((await ask(fetch, "POST", `${base}${tokens}`, { body })).status).not.toBe(411);
    }
    expect((await fetch(new Request(`${base}${tokens}`, { method: "POST", body: "{}" }))).status).not.toBe(411);
    expect((await fetch(`${base}${item}`, { method: "PATCH" })).status).not.toBe(411);
  });
});

describe("the token", () => {
  it.each([
    ["GET", collection],
    ["GET", item],
    ["GET", "/nope"],
    ["POST", tokens],
  ])("is resolved before the route of %s %s", async (method, path) => {
    const question = {
      token: "x",
      headers: { "content-type": "application/json" },
      ...(method === "POST" && { body: "{" }),
    };
    expect(await call(method, path, question)).toMatchObject(invalidToken);
  });
});

describe("the route", () => {
  it.each([
    ["GET", `${collection}?limit=2&page=1`, `${tokens}?limit=2&page=1`],
    ["POST", collection, tokens],
    ["DELETE", collection, tokens],
    ["HEAD", collection, tokens],
    ["GET", `${item}/`, item],
    ["PATCH", `${item}/`, item],
    ["DELETE", `${tokens}a%20b//?x=1`, `${tokens}a%20b?x=1`],
  ])("of %s %s is %s", async (method, path, location) => {
    const { status, headers, body } = await call(method, path);
    expect([status, headers.get("location"), body]).toEqual([307, base + location, ""]);
    expect(headers.get("content-type")).toBeNull();
  });

  it.each(["/", "/v1", "/v1/", "/nope", `${tokens}/`, `${item}/x`, `${tokens}a%2Fb`])("%s is unknown", async (path) => {
    for (const method of ["GET", "POST", "DELETE"]) {
      const answer = await call(method, path);
      expect(answer).toMatchObject(notFound);
      expect(answer.body).toEqual(notFound.body);
    }
  });

  it.each([
    ["PUT", tokens, "GET"],
    ["DELETE", tokens, "GET"],
    ["PATCH", tokens, "GET"],
    ["HEAD", tokens, "GET"],
    ["GET", item, "PATCH"],
    ["POST", item, "PATCH"],
    ["PUT", item, "PATCH"],
    ["HEAD", item, "PATCH"],
  ])("does not take %s %s", async (method, path, allow) => {
    const { status, headers, body } = await call(method, path);
    expect([status, headers.get("allow")]).toEqual([405, allow]);
    expect(body).toEqual(method === "HEAD" ? "" : { detail: "Method Not Allowed" });
  });

  it("has an old root too, and a notice for those who use it", async () => {
    const notice = "The API root has moved from /api/v1 to /v1. Please update your integration.";
    for (const [path, status] of [
      [`/api${tokens}`, 200],
      [`/api${collection}`, 307],
    ] as const) {
      const answer = await call("GET", path, { token: oat });
      expect([answer.status, answer.headers.get("x-polar-deprecation-notice")]).toEqual([status, notice]);
    }
    expect((await call("GET", tokens, { token: oat })).headers.has("x-polar-deprecation-notice")).toBe(false);
    expect((await call("GET", `/api${collection}`)).headers.get("location")).toBe(base + tokens);
    const crash = { comment: "a", scopes: [], expires_in: "P8000Y" };
    const crashed = await call("POST", `/api${tokens}`, { token: oat, json: crash });
    expect([...crashed.headers.keys()]).toEqual(["content-length", "content-type"]);
  });
});

describe("what comes after the route", () => {
  const headers = { "content-type": "application/json" };

  it("is the JSON, then the credentials, then the fields", async () => {
    const broken = await call("POST", tokens, { headers, body: "{" });
    expect(broken).toMatchObject({ status: 422, body: { detail: [{ type: "json_invalid" }] } });
    expect(await call("POST", tokens, { headers, body: "{}" })).toMatchObject(unauthorized);
    expect(await call("PATCH", `${tokens}abc`, { headers, body: "null" })).toMatchObject(unauthorized);
    expect(await call("DELETE", `${tokens}abc`)).toMatchObject(unauthorized);
    expect(await call("GET", `${tokens}?page=x`)).toMatchObject(unauthorized);
  });
});

describe("answers", () => {
  it("are not to be kept", async () => {
    for (const [method, path, token] of [
      ["GET", tokens, oat],
      ["GET", tokens, undefined],
      ["GET", collection, undefined],
      ["DELETE", item, oat],
    ] as const) {
      const answer = await call(method, path, token ? { token } : {});
      expect([path, answer.headers.get("cache-control")]).toEqual([path, "private, no-store"]);
    }
  });
});

describe("the rate limit", () => {
  it("counts all calls of an organization and answers without a body for a minute", async () => {
    const { call, clock } = startPolar({ polar: { requestsPerMinute: 2 } });
    const status = async (token: string) => (await call("GET", tokens, { token })).status;
    expect([await status("polar_oat_a"), await status("polar_oat_b")]).toEqual([200, 200]);
    const { status: limited, headers, body } = await call("GET", "/nope", { token: "polar_oat_c" });
    expect([limited, headers.get("retry-after"), body, headers.get("content-type")]).toEqual([429, "60", "", null]);
    expect(headers.get("polar-version")).toBe("2026-04");
    expect(headers.get("cache-control")).toBeNull();
    expect([await status("polar_pat_a"), await status("polar_pat_b")]).toEqual([200, 200]);
    clock.ms += 59_999;
    expect(await status("polar_oat_a")).toBe(429);
    clock.ms += 1;
    expect(await status("polar_oat_a")).toBe(200);
  });

  it("comes before the token is resolved, and starts anew after a reset", async () => {
    const { call, sandbox } = startPolar({ polar: { requestsPerMinute: 1 } });
    const statuses = [];
    for (let count = 0; count < 2; count += 1) statuses.push((await call("GET", tokens, { token: "x" })).status);
    sandbox.reset();
    statuses.push((await call("GET", tokens, { token: "x" })).status);
    expect(statuses).toEqual([401, 429, 401]);
  });
});

describe("a fault that names a status alone", () => {
  it.each([
    [401, invalidToken.body, "application/json"],
    [403, { error: "NotPermitted", detail: "Not permitted" }, "application/json"],
    [404, { error: "ResourceNotFound", detail: "Not found" }, "application/json"],
    [429, "", null],
    [500, "Internal Server Error", "text/plain; charset=utf-8"],
    [503, "", null],
  ])("of %i has the vendor's body", async (status, body, contentType) => {
    const { call } = startPolar({ faults: [{ vendor: "polar", status }] });
    const answer = await call("GET", tokens, { token: oat });
    expect([answer.status, answer.body, answer.headers.get("content-type")]).toEqual([status, body, contentType]);
    expect(answer.headers.get("retry-after")).toBe(status === 429 ? "60" : null);
  });
});
