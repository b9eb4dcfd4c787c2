import { describe, expect, test } from "vitest";
import type { PermitCredential } from "../../../src/sandbox/index.js";
import { createClient, errorDetails, hex, notFound } from "./client.js";

const requests = [
  "GET /v2/orgs",
  "POST /v2/orgs",
  "GET /v2/orgs/acme",
  "PATCH /v2/orgs/acme",
  "DELETE /v2/orgs/acme",
  "GET /v2/orgs/active/org",
  "GET /v2/orgs/acme/stats",
  "GET /v2/api-key/scope",
];

describe("a token that is not known", () => {
  test.each(requests)("%s answers 401 without a token", async (request) => {
    const { status, headers, json } = await createClient().call(request, { token: null });
    expect(status).toBe(401);
    expect(headers.get("content-type")).toBe("application/json");
    expect(json).toEqual(errorDetails("UNAUTHORIZED"));
  });

  test.each(["sk_test_other", "permit_keyX", "a.b.c"])("the token %s answers 401", async (token) => {
    const { status, json } = await createClient().call("GET /v2/orgs", { token });
    expect(status).toBe(401);
    expect(json).toEqual(errorDetails("UNAUTHORIZED"));
  });

  test("is answered before its body is looked at", async () => {
    const { status } = await createClient().call("POST /v2/orgs", { token: null, body: "{" });
    expect(status).toBe(401);
  });

  test("is any key that is not listed, when anyToken is false", async () => {
    const credentials: PermitCredential[] = [{ vendor: "permit", token: "permit_key_listed" }];
    const { call } = createClient({ anyToken: false, credentials });
    expect((await call("GET /v2/orgs", { token: "permit_key_other" })).status).toBe(401);
    expect((await call("GET /v2/orgs", { token: "permit_key_listed" })).status).toBe(200);
  });
});

describe("a key that credentials do not name", () => {
  test("sees, creates, changes and deletes every organization", async () => {
    const { call, create, keys } = createClient();
    await create("beta");
    expect(await keys()).toEqual(["acme", "beta"]);
    expect((await call("PATCH /v2/orgs/beta", { json: { name: "Beta" } })).status).toBe(200);
    expect((await call("GET /v2/orgs/beta/stats")).status).toBe(200);
    expect((await call("DELETE /v2/orgs/beta")).status).toBe(202);
    expect(await keys()).toEqual(["acme"]);
  });

  test("reaches the active organization only, when keyReach is own", async () => {
    const credentials: PermitCredential[] = [{ vendor: "permit", token: "permit_key_other", organization: "other" }];
    const { call, keys } = createClient({ credentials, permit: { keyReach: "own" } });
    expect(await keys()).toEqual(["acme"]);
    expect((await call("GET /v2/orgs/other")).status).toBe(403);
    expect((await call("POST /v2/orgs", { json: { key: "beta", name: "Beta" } })).status).toBe(403);
    expect((await call("PATCH /v2/orgs/acme", { json: { name: "New" } })).status).toBe(200);
  });

  test("may name the scheme in any case", async () => {
    const headers = { authorization: "bearer permit_key_any" };
    expect((await createClient().call("GET /v2/orgs", { token: null, headers })).status).toBe(200);
  });
});

describe("a key made by createOrganization", () => {
  test("is an administrator of its own organization and of no other", async () => {
    const { call, create, keys } = createClient({ anyToken: true });
    const { id, api_key_secret: token } = await create("beta");
    expect(await keys("", token)).toEqual(["beta"]);
    expect((await call("GET /v2/orgs/active/org", { token })).json).toMatchObject({ id, key: "beta" });
    expect((await call("PATCH /v2/orgs/beta", { token, json: { name: "New" } })).status).toBe(200);
    expect((await call("GET /v2/orgs/beta/stats", { token })).status).toBe(200);
    expect((await call("GET /v2/orgs/acme", { token })).status).toBe(403);
    expect((await call("POST /v2/orgs", { token, json: { key: "c", name: "c" } })).status).toBe(403);
    expect((await call("DELETE /v2/orgs/beta", { token })).status).toBe(202);
  });

  test("is known also when anyToken is false", async () => {
    const token = "permit_key_creator";
    const credentials: PermitCredential[] = [{ vendor: "permit", token, canCreateOrganizations: true }];
    const { create, keys } = createClient({ anyToken: false, credentials });
    const { api_key_secret } = await create("beta", token);
    expect(await keys("", api_key_secret)).toEqual(["beta"]);
  });
});

describe("what a listed credential may do", () => {
  type Statuses = Record<"list" | "active" | "get" | "stats" | "update" | "delete" | "create", number>;
  const reads = { list: 200, active: 200, get: 200 };
  const refused = { ...reads, stats: 403, update: 403, delete: 403, create: 403 };
  const all = { ...reads, stats: 200, update: 200, delete: 202, create: 403 };
  const table: [string, Partial<PermitCredential>, Statuses][] = [
    ["an admin key", {}, all],
    ["a write key", { accessLevel: "write" }, { ...all, delete: 403 }],
    ["a read key", { accessLevel: "read" }, { ...refused, stats: 200 }],
    ["a no_access key", { accessLevel: "no_access" }, refused],
    ["a project key", { projectId: "1".repeat(32) }, refused],
    ["an environment key", { environmentId: "2".repeat(32) }, refused],
    ["an enabled key", { canCreateOrganizations: true }, { ...all, create: 200 }],
    ["a person", { isHuman: true }, all],
    ["a person who reads", { isHuman: true, accessLevel: "read" }, { ...refused, stats: 200 }],
  ];

  async function statusesOf(credential: Partial<PermitCredential>, insufficientAccessStatus?: 403 | 401) {
    const token = "permit_key_judged";
    const { call } = createClient({
      credentials: [{ ...credential, vendor: "permit", token, organization: "own" }],
      permit: insufficientAccessStatus ? { insufficientAccessStatus } : {},
    });
    const statusOf = async (request: string, json?: unknown) =>
      (await call(request, { token, ...(json ? { json } : {}) })).status;
    return {
      list: await statusOf("GET /v2/orgs"),
      active: await statusOf("GET /v2/orgs/active/org"),
      get: await statusOf("GET /v2/orgs/own"),
      stats: await statusOf("GET /v2/orgs/own/stats"),
      update: await statusOf("PATCH /v2/orgs/own", { name: "New" }),
      create: await statusOf("POST /v2/orgs", { key: "created", name: "Created" }),
      delete: await statusOf("DELETE /v2/orgs/own"),
    };
  }

  test.each(table)("%s", async (_name, credential, expected) => {
    expect(await statusesOf(credential)).toEqual(expected);
  });

  test("a level that is too low gives 401, when insufficientAccessStatus says so", async () => {
    expect(await statusesOf({ accessLevel: "no_access" }, 401)).toEqual({
      ...refused,
      stats: 401,
      update: 401,
      delete: 401,
    });
  });

  test.each([
    [403, "FORBIDDEN_ACCESS"],
    [401, "UNAUTHORIZED"],
  ] as const)("a %i for a level carries %s", async (status, code) => {
    const token = "permit_key_read";
    const { call } = createClient({
      credentials: [{ vendor: "permit", token, accessLevel: "read" }],
      permit: { insufficientAccessStatus: status },
    });
    const answer = await call("DELETE /v2/orgs/acme", { token });
    expect(answer.status).toBe(status);
    expect(answer.json).toEqual(
      errorDetails(code, "This needs a key of the organization with the access level 'admin'."),
    );
  });

  test("a refused creation carries FORBIDDEN_ACCESS and creates nothing", async () => {
    const token = "permit_key_plain";
    const { call, keys } = createClient({ credentials: [{ vendor: "permit", token }] });
    const { json } = await call("POST /v2/orgs", { token, json: { key: "beta", name: "Beta" } });
    expect(json).toEqual(errorDetails("FORBIDDEN_ACCESS"));
    expect(await keys()).toEqual(["acme"]);
  });
});

describe("whose organizations a credential sees", () => {
  const credentials: PermitCredential[] = [
    { vendor: "permit", token: "permit_key_own", organization: "own" },
    { vendor: "permit", token: "head.claims.signature", organization: "chosen", isHuman: true },
    { vendor: "permit", token: "permit_key_plain" },
  ];

  test("a key sees its own, a person all of them", async () => {
    const { keys } = createClient({ credentials });
    expect(await keys("", "permit_key_own")).toEqual(["own"]);
    expect(await keys("", "permit_key_plain")).toEqual(["acme"]);
    expect((await keys("", "head.claims.signature")).toSorted()).toEqual(["acme", "chosen", "own"]);
  });

  test("the active organization is the one the credential names", async () => {
    const { call } = createClient({ credentials });
    const { json } = await call("GET /v2/orgs/active/org", { token: "head.claims.signature" });
    expect(json).toMatchObject({ key: "chosen", name: "chosen" });
  });

  const foreign = ["GET /v2/orgs/acme", "PATCH /v2/orgs/acme", "DELETE /v2/orgs/acme", "GET /v2/orgs/acme/stats"];

  test.each(foreign)("%s of somebody else's organization answers 403", async (request) => {
    const json = request.startsWith("PATCH") ? { json: {} } : {};
    const answer = await createClient({ credentials }).call(request, { token: "permit_key_own", ...json });
    expect(answer.status).toBe(403);
    expect(answer.json).toEqual(
      errorDetails("FORBIDDEN_ACCESS", "The token does not allow access to the organization 'acme'."),
    );
  });

  test.each(foreign)("%s answers 404, when foreignOrganizationStatus says so", async (request) => {
    const { call } = createClient({ credentials, permit: { foreignOrganizationStatus: 404 } });
    const json = request.startsWith("PATCH") ? { json: {} } : {};
    const answer = await call(request, { token: "permit_key_own", ...json });
    expect(answer.status).toBe(404);
    expect(answer.json).toEqual(notFound("acme"));
  });
});

describe("GET /v2/api-key/scope", () => {
  const projectId = "a".repeat(32);
  const environmentId = "b".repeat(32);
  const table: [string, Partial<PermitCredential>, string | null, string | null][] = [
    ["organization", {}, null, null],
    ["project", { projectId }, projectId, null],
    ["environment", { projectId, environmentId }, projectId, environmentId],
  ];

  test.each(table)("tells the level of an %s key", async (_level, ids, project_id, environment_id) => {
    const token = "permit_key_scoped";
    const { call } = createClient({ credentials: [{ ...ids, vendor: "permit", token }] });
    const { status, json } = await call("GET /v2/api-key/scope", { token });
    expect(status).toBe(200);
    expect(json).toEqual({ organization_id: hex, project_id, environment_id });
  });

  test("names the organization that is active for the key, with dashes when told so", async () => {
    const { call } = createClient({
      credentials: [{ vendor: "permit", token: "permit_key_scoped", projectId }],
      permit: { idFormat: "dashed" },
    });
    const token = "permit_key_scoped";
    const { id } = (await call("GET /v2/orgs/active/org", { token })).json as { id: string };
    expect((await call("GET /v2/api-key/scope", { token })).json).toEqual({
      organization_id: id,
      project_id: "aaaaaaaa-aaaa-aaaa-aaaa-aaaaaaaaaaaa",
      environment_id: null,
    });
  });
});
