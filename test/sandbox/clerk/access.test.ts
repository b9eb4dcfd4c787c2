import { describe, expect, test } from "vitest";
import type { ClerkCredential } from "../../../src/sandbox/index.js";
import { createClient, expectRefusal } from "./client.js";

const headerInvalid = {
  code: "authorization_header_format_invalid",
  message: "Invalid Authorization header format",
  long_message: "Invalid Authorization header format. Must be 'Bearer <YOUR_API_KEY>'",
};
const keyInvalid = {
  code: "clerk_key_invalid",
  message: "The provided Clerk Secret Key is invalid. Make sure that your Clerk Secret Key is correct.",
};
const notFound = { code: "resource_not_found", message: "not found", long_message: "Resource not found" };
const versionInvalid = (reason: string) => ({
  code: "api_version_invalid",
  message: "invalid API version",
  long_message: `Invalid Clerk API version: ${reason}`,
});

const requests = [
  "GET /organizations",
  "POST /organizations",
  "GET /organizations/org_1",
  "PATCH /organizations/org_1",
  "DELETE /organizations/org_1",
  "PATCH /organizations/org_1/metadata",
  "PUT /organizations/org_1/logo",
  "DELETE /organizations/org_1/logo",
];

describe("the secret key", () => {
  test.each([...requests, "GET /nowhere", "HEAD /organizations"])("is asked for by %s", async (request) => {
    const { call } = createClient();
    const answer = await call(request, { token: null });
    expect(answer.status).toBe(401);
    if (!request.startsWith("HEAD")) expectRefusal(answer, 401, headerInvalid);
  });

  test.each(["sk_test_any", "Basic c2tfdGVzdF9hbnk=", "Bearer", "Bearer "])(
    "has to come as a bearer token, not as %j",
    async (authorization) => {
      const answer = await createClient().call("GET /organizations", { token: null, headers: { authorization } });
      expectRefusal(answer, 401, headerInvalid);
    },
  );

  test.each(["sk_test_", "sk_prod_any", "pk_test_any", "sk-admin-any", "test", "sk_live"])(
    "is not %j",
    async (token) => {
      const { call } = createClient();
      expectRefusal(await call("GET /organizations", { token }), 401, keyInvalid);
      expectRefusal(await call("GET /nowhere", { token }), 401, keyInvalid);
    },
  );

  test.each(["sk_test_any", "sk_live_any"])("may be %j", async (token) => {
    expect((await createClient().call("GET /organizations", { token })).status).toBe(200);
  });

  test("may be written with a scheme of any case", async () => {
    const headers = { authorization: "bearer sk_test_any" };
    expect((await createClient().call("GET /organizations", { token: null, headers })).status).toBe(200);
  });

  test("is judged by the credentials where they name it", async () => {
    const credentials: ClerkCredential[] = [
      { vendor: "clerk", token: "sk_test_revoked", revoked: true },
      { vendor: "clerk", token: "listed" },
    ];
    const { call } = createClient({ credentials });
    expectRefusal(await call("GET /organizations", { token: "sk_test_revoked" }), 401, keyInvalid);
    expect((await call("GET /organizations", { token: "listed" })).status).toBe(200);
    expect((await call("GET /organizations", { token: "sk_test_any" })).status).toBe(200);
  });

  test("has to be named by the credentials when anyToken is false", async () => {
    const credentials: ClerkCredential[] = [{ vendor: "clerk", token: "sk_test_listed" }];
    const { call } = createClient({ credentials, anyToken: false });
    expectRefusal(await call("GET /organizations"), 401, keyInvalid);
    expect((await call("GET /organizations", { token: "sk_test_listed" })).status).toBe(200);
  });
});

describe("the API version", () => {
  const known = ["2021-02-05", "2024-10-01", "2025-04-10", "2025-11-10", "2026-05-12"];

  test.each(known)("may be %s, as header or as query parameter", async (version) => {
    const { call } = createClient();
    const headers = { "clerk-api-version": version };
    expect((await call("GET /organizations", { headers })).status).toBe(200);
    expect((await call(`GET /organizations?__clerk_api_version=${version}`)).status).toBe(200);
  });

  test.each(["2026-05-13", "v1", "2026-5-12"])("is not %j", async (version) => {
    const { call } = createClient();
    const headers = { "clerk-api-version": version };
    expectRefusal(await call("GET /organizations", { headers }), 400, versionInvalid(version));
    const request = `GET /organizations?__clerk_api_version=${version}`;
    expectRefusal(await call(request), 400, versionInvalid(version));
  });

  test("is refused when it comes twice", async () => {
    const { call } = createClient();
    const headers = { "clerk-api-version": "2026-05-12" };
    const answer = await call("GET /organizations?__clerk_api_version=2026-05-12", { headers });
    const reason = "the header and the query parameter cannot be used together";
    expectRefusal(answer, 400, versionInvalid(reason));
  });

  test("is checked after the key and before the route", async () => {
    const { call } = createClient();
    const headers = { "clerk-api-version": "v1" };
    expectRefusal(await call("GET /nowhere", { headers, token: "test" }), 401, keyInvalid);
    expectRefusal(await call("GET /nowhere", { headers }), 400, versionInvalid("v1"));
  });
});

describe("the route", () => {
  test.each([
    "GET /nowhere",
    "GET /organizations/",
    "GET /organizations/org_1/nowhere",
    "GET /organizations/org_1/logo/more",
  ])("%s does not exist", async (request) => {
    expectRefusal(await createClient().call(request), 404, notFound);
  });

  test.each([
    ["PUT /organizations", "GET, POST"],
    ["HEAD /organizations", "GET, POST"],
    ["POST /organizations/org_1", "GET, PATCH, DELETE"],
    ["GET /organizations/org_1/metadata", "PATCH"],
    ["POST /organizations/org_1/logo", "PUT, DELETE"],
  ])("%s has another method", async (request, allow) => {
    const answer = await createClient().call(request, { headers: { "content-type": "text/plain" } });
    expect(answer).toMatchObject({ status: 405, text: "" });
    expect(answer.headers.get("allow")).toBe(allow);
    expect(answer.headers.get("x-clerk-trace-id")).toMatch(/^[0-9a-f]{32}$/);
  });
});

describe("every answer", () => {
  test("is bare application/json with a trace id of its own", async () => {
    const { call } = createClient();
    const answers = [await call("GET /organizations"), await call("GET /organizations"), await call("GET /nowhere")];
    for (const { headers } of answers) {
      expect(headers.get("content-type")).toBe("application/json");
      expect(headers.get("x-clerk-trace-id")).toMatch(/^[0-9a-f]{32}$/);
      expect(headers.get("cf-ray")).toMatch(/^[0-9a-f]{16}-[A-Z]{3}$/);
    }
    expect(new Set(answers.map(({ headers }) => headers.get("x-clerk-trace-id"))).size).toBe(3);
  });

  test.each([
    [400, "request_body_invalid"],
    [401, "clerk_key_invalid"],
    [402, "unsupported_subscription_plan_features"],
    [403, "authorization_invalid"],
    [404, "resource_not_found"],
    [409, "resource_locked"],
    [413, "request_body_too_large"],
    [415, "unsupported_content_type"],
    [422, "form_param_value_invalid"],
    [429, "too_many_requests"],
    [500, "internal_clerk_error"],
    [503, "service_unavailable"],
    [504, "gateway_timeout"],
  ])("of a fault with %d has the body of Clerk", async (status, code) => {
    const { call } = createClient({ faults: [{ vendor: "clerk", operation: "listOrganizations", status }] });
    const answer = await call("GET /organizations");
    expect(answer.json).toEqual({
      errors: [expect.objectContaining({ code, message: expect.any(String), long_message: expect.any(String) })],
      clerk_trace_id: answer.headers.get("x-clerk-trace-id"),
    });
    expect(answer.status).toBe(status);
    expect(answer.headers.get("content-type")).toBe("application/json");
    expect(answer.headers.get("x-clerk-trace-id")).toMatch(/^[0-9a-f]{32}$/);
    expect(answer.headers.get("retry-after")).toBe(status === 429 ? "1" : null);
  });

  test("of a fault with a status Clerk has no error for has no body", async () => {
    const { call } = createClient({ faults: [{ status: 502 }] });
    expect(await call("GET /organizations")).toMatchObject({ status: 502, text: "" });
  });

  test("of a crash is Clerk's 500", async () => {
    const now = () => {
      throw new Error("no time");
    };
    let isBroken = false;
    const { call } = createClient({ now: () => (isBroken ? now() : 0) });
    isBroken = true;
    expectRefusal(await call("POST /organizations", { json: { name: "Acme" } }), 500, {
      code: "internal_clerk_error",
      message: "Oops, an unexpected error occurred",
      long_message: "There was an internal error on our servers. We've been notified and are working on fixing it.",
    });
  });
});

test("requests are recorded under their operations", async () => {
  const { call, sandbox } = createClient();
  for (const request of requests) await call(request);
  expect(sandbox.requests.map(({ operation }) => operation)).toEqual([
    "clerk.listOrganizations",
    "clerk.createOrganization",
    "clerk.getOrganization",
    "clerk.updateOrganization",
    "clerk.deleteOrganization",
    "clerk.mergeOrganizationMetadata",
    "clerk.uploadOrganizationLogo",
    "clerk.deleteOrganizationLogo",
  ]);
});
