import { describe, expect, test } from "vitest";
import type { ClerkSandboxOptions } from "../../../src/sandbox/index.js";
import { createClient, type ExpectedError, expectRefusal, fieldError } from "./client.js";

const unsupported = (...unsupported_features: string[]) => ({
  code: "unsupported_subscription_plan_features",
  message: "Unsupported plan features",
  long_message: "Some features are not supported in your current plan. Upgrade your subscription to unlock them.",
  meta: { unsupported_features },
});
const quotaExceeded = (limit: number) => ({
  code: "organization_membership_quota_exceeded",
  message: "organization membership quota exceeded",
  long_message: `You have reached your limit of ${limit} organization memberships, including outstanding invitations.`,
});
const roleSetMissing = fieldError(
  "role_set_key",
  "form_resource_not_found",
  "is missing",
  "The resource associated with the supplied role_set_key was not found.",
);

test.each([
  "GET /organizations",
  "POST /organizations",
  "GET /organizations/org_1",
  "PATCH /organizations/org_1",
  "DELETE /organizations/org_1",
  "PATCH /organizations/org_1/metadata",
  "DELETE /organizations/org_1/logo",
])("%s is refused where organizations are off", async (request) => {
  const { call } = createClient({ clerk: { organizationsEnabled: false } });
  const options = request.startsWith("POST") ? { json: { name: "Acme" } } : {};
  expectRefusal(await call(request, options), 403, {
    code: "organization_not_enabled_in_instance",
    message: "access denied",
    long_message:
      "The organizations feature is not enabled for this instance. You can enable it at https://dashboard.clerk.com.",
  });
});

test("fields are checked before the instance's settings", async () => {
  const { call } = createClient({ clerk: { organizationsEnabled: false, slugsEnabled: false } });
  const slug = (await call("POST /organizations", { json: { name: "Acme", slug: "A" } })).status;
  const body = (await call("PATCH /organizations/org_1", { json: { color: "red" } })).status;
  const query = (await call("GET /organizations?limit=x")).status;
  expect([slug, body, query]).toEqual([422, 422, 422]);
});

describe("a create or an update", () => {
  test.each<[ClerkSandboxOptions, Record<string, unknown>, number, ExpectedError]>([
    [{ roleSets: ["role_set:a"] }, { role_set_key: "role_set:b" }, 422, roleSetMissing],
    [{}, { role_set_key: "sales" }, 422, roleSetMissing],
    [{ unsupportedFeatures: ["custom_role_set"] }, { role_set_key: "role_set:b" }, 402, unsupported("custom_role_set")],
    [
      { unsupportedFeatures: ["custom_role_set", "custom_membership_limit"] },
      { role_set_key: "role_set:b", max_allowed_memberships: 6 },
      402,
      unsupported("custom_role_set", "custom_membership_limit"),
    ],
    [{ membershipQuota: 20 }, { max_allowed_memberships: 21 }, 403, quotaExceeded(20)],
    [{ membershipQuota: 20 }, { max_allowed_memberships: 0 }, 403, quotaExceeded(20)],
  ])("with %j is refused %j", async (clerk, fields, status, error) => {
    const { call, create, get, names } = createClient({ clerk });
    const organization = await create({ name: "Acme" });
    expectRefusal(await call("POST /organizations", { json: { name: "Zeta", ...fields } }), status, error);
    expectRefusal(await call(`PATCH /organizations/${organization.id}`, { json: fields }), status, error);
    expect(await names()).toEqual(["Acme"]);
    expect(await get(organization.id)).toEqual(organization);
  });

  test.each<[ClerkSandboxOptions, Record<string, unknown>]>([
    [{ roleSets: ["role_set:a"] }, { role_set_key: "role_set:a" }],
    [{ roleSets: [] }, { role_set_key: "role_set:default" }],
    [{ unsupportedFeatures: ["custom_role_set"] }, { role_set_key: "role_set:default" }],
    [{ unsupportedFeatures: ["custom_role_set"] }, { max_allowed_memberships: 6 }],
    [{ unsupportedFeatures: ["custom_membership_limit"] }, { max_allowed_memberships: 5 }],
    [{ membershipQuota: 20 }, { max_allowed_memberships: 20 }],
    [{}, { max_allowed_memberships: 0 }],
  ])("with %j may have %j", async (clerk, fields) => {
    const { call, create } = createClient({ clerk });
    const { id } = await create({ name: "Acme", ...fields });
    expect(await call(`PATCH /organizations/${id}`, { json: fields })).toMatchObject({ status: 200, json: fields });
  });
});

test("an update of a limit that billing manages is refused", async () => {
  const { call, create } = createClient({ clerk: { seatBilling: true } });
  const { id } = await create({ name: "Acme", max_allowed_memberships: 7 });
  expectRefusal(await call(`PATCH /organizations/${id}`, { json: { max_allowed_memberships: 8 } }), 400, {
    code: "organization_member_limit_managed_by_billing",
    message: "member limit managed by Billing",
    long_message: "This organization's member limit is managed by their subscription. It cannot be edited directly.",
    meta: { param_name: "max_allowed_memberships" },
  });
  const answer = await call(`PATCH /organizations/${id}`, { json: { name: "Zeta" } });
  expect(answer).toMatchObject({ status: 200, json: { max_allowed_memberships: 7 } });
});

describe("the number of organizations", () => {
  test("stays within the instance's quota", async () => {
    const { call, create } = createClient({ clerk: { organizations: 1, organizationQuota: 2 } });
    const { id } = await create({ name: "Acme" });
    expectRefusal(await call("POST /organizations", { json: { name: "Zeta" } }), 403, {
      code: "organization_quota_exceeded",
      message: "organization quota exceeded",
      long_message:
        "You have reached your limit of 2 organizations. You can remove the organization limit by upgrading to a paid plan or using a production instance.",
    });
    await call(`DELETE /organizations/${id}`);
    expect((await call("POST /organizations", { json: { name: "Zeta" } })).status).toBe(200);
  });

  const limitExceeded = {
    code: "org_creation_limit_exceeded",
    message: "Organization Creation Limit Exceeded",
    long_message: "You have exceeded the maximum number of organizations you can create.",
  };

  test.each([
    [{}, 100],
    [{ creationLimit: 2 }, 2],
  ])("of one creator, with %j, stays within %d", async (clerk, limit) => {
    const { call, create } = createClient({ clerk });
    const byAda = { name: "Acme", created_by: "user_ada" };
    const { id } = await create(byAda);
    for (let count = 1; count < limit; count += 1) await create(byAda);
    expectRefusal(await call("POST /organizations", { json: byAda }), 403, limitExceeded);
    await create({ name: "Acme", created_by: "user_bob" });
    await create({ name: "Acme" });
    await call(`DELETE /organizations/${id}`);
    await create(byAda);
    expectRefusal(await call("POST /organizations", { json: byAda }), 403, limitExceeded);
  });

  test("of one creator has no limit when it is 0", async () => {
    const { create } = createClient({ clerk: { creationLimit: 0 } });
    for (let count = 0; count < 101; count += 1) await create({ name: "Acme", created_by: "user_ada" });
  });
});

describe("rate limits", () => {
  const tooMany = {
    code: "too_many_requests",
    message: "Too many requests",
    long_message: "Too many requests, retry later",
  };
  const statuses = async (count: number, call: () => Promise<{ status: number }>) => {
    const seen = new Set<number>();
    for (let index = 0; index < count; index += 1) seen.add((await call()).status);
    return [...seen];
  };

  test("are off by default", async () => {
    const { call } = createClient();
    expect(await statuses(101, () => call("GET /organizations"))).toEqual([200]);
  });

  test.each([
    ["sk_test_any", 100],
    ["sk_live_any", 1000],
  ])("give %s %d requests in 10 seconds", async (token, limit) => {
    const { call, pass } = createClient({ clerk: { rateLimits: true } });
    expect(await statuses(limit, () => call("GET /organizations", { token }))).toEqual([200]);
    pass(6500);
    const refused = await call("GET /organizations", { token });
    expectRefusal(refused, 429, tooMany);
    expect(refused.headers.get("retry-after")).toBe("4");
    const other = token === "sk_test_any" ? "sk_live_any" : "sk_test_any";
    expect((await call("GET /organizations", { token: other })).status).toBe(200);
    pass(3499);
    expect((await call("GET /organizations", { token })).headers.get("retry-after")).toBe("1");
    pass(1);
    expect((await call("GET /organizations", { token })).status).toBe(200);
  });

  test("give each organization 10 updates and merges in 10 seconds", async () => {
    const { call, create, pass } = createClient({ clerk: { rateLimits: true } });
    const { id } = await create({ name: "Acme" });
    const other = await create({ name: "Zeta" });
    expect(await statuses(5, () => call(`PATCH /organizations/${id}`))).toEqual([200]);
    expect(await statuses(5, () => call(`PATCH /organizations/${id}/metadata`))).toEqual([200]);
    const refused = await call(`PATCH /organizations/${id}`, { json: { name: "Changed" } });
    expectRefusal(refused, 429, tooMany);
    expect(refused.headers.get("retry-after")).toBe("10");
    expect((await call(`GET /organizations/${id}`)).json).toMatchObject({ name: "Acme" });
    expect((await call(`PATCH /organizations/${other.id}`)).status).toBe(200);
    pass(10_000);
    expect((await call(`PATCH /organizations/${id}/metadata`)).status).toBe(200);
  });

  test("start anew after a reset, and count no unknown key", async () => {
    const { call, sandbox } = createClient({ clerk: { rateLimits: true } });
    expect(await statuses(200, () => call("GET /organizations", { token: "test" }))).toEqual([401]);
    expect(await statuses(101, () => call("GET /organizations"))).toEqual([200, 429]);
    sandbox.reset();
    expect((await call("GET /organizations")).status).toBe(200);
  });
});
