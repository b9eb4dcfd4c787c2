import { describe, expect, test } from "vitest";
import { createSandbox } from "../../../src/sandbox/index.js";
import { createClient, errorDetails, start } from "./client.js";

describe("what no operation answers", () => {
  test.each([
    "GET /",
    "GET /v2",
    "GET /v1/orgs",
    "GET /v2/orgs/",
    "POST /v2/orgs/",
    "GET /v2/orgs/acme/",
    "GET /v2/orgs/acme/other",
    "GET /v2/orgs/acme/stats/more",
    "GET /v2/api-key",
  ])("%s is 404, with or without a token", async (request) => {
    for (const token of ["permit_key_any", null]) {
      const { status, headers, json } = await createClient().call(request, { token });
      expect(status).toBe(404);
      expect(headers.get("content-type")).toBe("application/json");
      expect(json).toEqual({ detail: "Not Found" });
    }
  });

  test.each([
    ["PUT /v2/orgs", "GET, POST"],
    ["DELETE /v2/orgs", "GET, POST"],
    ["POST /v2/orgs/acme", "GET, PATCH, DELETE"],
    ["PUT /v2/orgs/acme", "GET, PATCH, DELETE"],
    ["PATCH /v2/orgs/active/org", "GET"],
    ["POST /v2/orgs/acme/stats", "GET"],
    ["POST /v2/api-key/scope", "GET"],
    ["OPTIONS /v2/orgs", "GET, POST"],
  ])("%s is 405, with or without a token", async (request, allow) => {
    for (const token of ["permit_key_any", null]) {
      const { status, headers, json } = await createClient().call(request, { token });
      expect(status).toBe(405);
      expect(headers.get("content-type")).toBe("application/json");
      expect(headers.get("allow")).toBe(allow);
      expect(json).toEqual({ detail: "Method Not Allowed" });
    }
  });

  test.each([
    ["HEAD /v2/orgs", 405],
    ["HEAD /v2/nowhere", 404],
  ])("%s is %i without a body", async (request, expected) => {
    const { status, text } = await createClient().call(request);
    expect([status, text]).toEqual([expected, ""]);
  });
});

test.each([
  ["GET /v2/orgs", "permit.listOrganizations"],
  ["POST /v2/orgs", "permit.createOrganization"],
  ["GET /v2/orgs/acme", "permit.getOrganization"],
  ["PATCH /v2/orgs/acme", "permit.updateOrganization"],
  ["DELETE /v2/orgs/acme", "permit.deleteOrganization"],
  ["GET /v2/orgs/active/org", "permit.getActiveOrganization"],
  ["GET /v2/orgs/active/stats", "permit.statsOrganization"],
  ["GET /v2/api-key/scope", "permit.getApiKeyScope"],
  ["GET /v2/orgs/acme/members", undefined],
])("%s is recorded as %s", async (request, operation) => {
  const { call, sandbox } = createClient();
  await call(request);
  expect(sandbox.requests.map((one) => one.operation)).toEqual([operation]);
});

test.each([
  "https://api.permit.io",
  "https://api.eu.permit.io",
  "https://api.eu-central-1.permit.io",
  "http://127.0.0.1:4010/permit",
])("%s is a base URL", async (baseUrl) => {
  const headers = { authorization: "Bearer permit_key_any" };
  const response = await createSandbox().fetch(`${baseUrl}/v2/orgs/acme`, { headers });
  expect(response.status).toBe(200);
  expect(await response.json()).toMatchObject({ key: "acme" });
});

describe("a fault that names only a status", () => {
  test.each([
    [400, "INVALID_INPUT"],
    [401, "UNAUTHORIZED"],
    [403, "FORBIDDEN_ACCESS"],
    [404, "NOT_FOUND"],
    [409, "DUPLICATE_ENTITY"],
    [500, "UNEXPECTED_ERROR"],
    [502, "UNEXPECTED_ERROR"],
    [503, "UNEXPECTED_ERROR"],
    [504, "UNEXPECTED_ERROR"],
  ])("answers %i with %s", async (status, code) => {
    const { call, sandbox } = createClient();
    sandbox.addFaults({ vendor: "permit", status });
    const answer = await call("GET /v2/orgs");
    expect(answer.status).toBe(status);
    expect(answer.headers.get("content-type")).toBe("application/json");
    expect(answer.json).toEqual(errorDetails(code));
    expect((await call("GET /v2/orgs")).status).toBe(200);
  });

  test.each([
    ["POST /v2/orgs", "DUPLICATE_ENTITY"],
    ["DELETE /v2/orgs/acme", "CONCURRENT_OPERATION_DISALLOWED"],
  ])("answers %s with 409 and %s", async (request, code) => {
    const { call, sandbox } = createClient();
    sandbox.addFaults({ vendor: "permit", status: 409 });
    const answer = await call(request);
    expect(answer.status).toBe(409);
    expect(answer.json).toEqual(errorDetails(code));
  });

  test("answers 422 as a validation", async () => {
    const { call, sandbox } = createClient();
    sandbox.addFaults({ operation: "permit.createOrganization", status: 422 });
    const { status, json } = await call("POST /v2/orgs", { json: { key: "beta", name: "Beta" } });
    expect(status).toBe(422);
    expect(json).toEqual({ detail: [{ loc: ["body"], msg: "field required", type: "value_error.missing" }] });
  });

  test.each([undefined, "7"])("answers 429 with Retry-After %s", async (retryAfter) => {
    const { call, sandbox } = createClient();
    const headers = retryAfter === undefined ? {} : { headers: { "retry-after": retryAfter } };
    sandbox.addFaults({ vendor: "permit", status: 429, ...headers });
    const answer = await call("GET /v2/orgs");
    expect(answer.status).toBe(429);
    expect(answer.headers.get("retry-after")).toBe(retryAfter ?? null);
    expect(answer.json).toEqual({ error: "rate_limited", message: expect.stringMatching(/.+/) });
  });

  test("answers 302 without a body", async () => {
    const { call, sandbox } = createClient();
    sandbox.addFaults({ vendor: "permit", status: 302 });
    const { status, text } = await call("GET /v2/orgs");
    expect([status, text]).toEqual([302, ""]);
  });
});

test("an accident inside is the vendor's 500", async () => {
  let now = start;
  const { call } = createClient({ now: () => now });
  now = Number.NaN;
  const { status, headers, json } = await call("DELETE /v2/orgs/acme");
  expect(status).toBe(500);
  expect(headers.get("content-type")).toBe("application/json");
  expect(json).toEqual(errorDetails("UNEXPECTED_ERROR"));
});
