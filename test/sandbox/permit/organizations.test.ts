import { describe, expect, test } from "vitest";
import { createClient, created, dashedHex, errorDetails, hex, notFound, type Organization } from "./client.js";

const members = ["key", "id", "is_enterprise", "usage_limits", "created_at", "updated_at", "name", "settings"];

describe("createOrganization", () => {
  test("answers 200 with the organization and its first key", async () => {
    const { call } = createClient();
    const { status, headers, json } = await call("POST /v2/orgs", { json: { key: "beta", name: "Beta" } });
    expect(status).toBe(200);
    expect(headers.get("content-type")).toBe("application/json");
    expect(json).toEqual({
      ...created,
      api_key_id: hex,
      api_key_secret: expect.stringMatching(/^permit_key_[0-9A-Za-z]{86}$/),
    });
    expect(Object.keys(json as object)).toEqual([...members, "api_key_id", "api_key_secret"]);
  });

  test("makes another key and another id each time", async () => {
    const { create } = createClient();
    const [one, other] = [await create("beta"), await create("gamma")];
    expect(one.api_key_secret).not.toBe(other.api_key_secret);
    expect(one.id).not.toBe(other.id);
  });

  test("keeps free-form settings as they are sent", async () => {
    const { call } = createClient();
    const settings = { some_key: { nestedKey: [1, null, "x"] }, "odd key": true };
    const { json } = await call("POST /v2/orgs", { json: { key: "beta", name: "Beta", settings } });
    expect(json).toMatchObject({ settings });
    expect((await call("GET /v2/orgs/beta")).json).toEqual({ ...created, settings });
  });

  test("answers 409 for a key that is taken and leaves the first one alone", async () => {
    const { call, keys } = createClient();
    await call("POST /v2/orgs", { json: { key: "beta", name: "Beta" } });
    const { status, json } = await call("POST /v2/orgs", { json: { key: "beta", name: "Other" } });
    expect(status).toBe(409);
    expect(json).toEqual(errorDetails("DUPLICATE_ENTITY", "An organization with the key 'beta' already exists."));
    expect((await call("GET /v2/orgs/beta")).json).toEqual(created);
    expect(await keys()).toEqual(["acme", "beta"]);
  });

  test("takes keys that differ in case only, and any name twice", async () => {
    const { call } = createClient();
    for (const key of ["beta", "Beta"]) {
      expect((await call("POST /v2/orgs", { json: { key, name: "Beta" } })).status).toBe(200);
    }
  });
});

describe("getOrganization", () => {
  test("finds it by key and by id in every form", async () => {
    const { call, create } = createClient();
    const { id } = await create("beta");
    const withDashes = id.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
    for (const orgId of ["beta", id, id.toUpperCase(), withDashes]) {
      const { status, headers, json } = await call(`GET /v2/orgs/${orgId}`);
      expect(status).toBe(200);
      expect(headers.get("content-type")).toBe("application/json");
      expect(json).toEqual({ ...created, name: "beta", id });
      expect(Object.keys(json as object)).toEqual(members);
    }
  });

  test.each([
    ["nobody", "nobody"],
    ["ACME", "ACME"],
    ["0".repeat(32), "0".repeat(32)],
    ["org%2Fid", "org/id"],
  ])("answers 404 for %s", async (orgId, shown) => {
    const { status, headers, json } = await createClient().call(`GET /v2/orgs/${orgId}`);
    expect(status).toBe(404);
    expect(headers.get("content-type")).toBe("application/json");
    expect(json).toEqual(notFound(shown));
  });

  test("prefers an id to a key that looks like it", async () => {
    const { call, create } = createClient();
    const { id } = await create("beta");
    await create(id);
    expect((await call(`GET /v2/orgs/${id}`)).json).toMatchObject({ key: "beta" });
  });

  test("finds a key that only looks like an id, and one named active", async () => {
    const { call, create } = createClient();
    for (const key of ["f".repeat(32), "active"]) {
      await create(key);
      expect((await call(`GET /v2/orgs/${key}`)).json).toMatchObject({ key });
    }
  });

  test("writes ids with dashes, when idFormat says so, and takes both forms", async () => {
    const { call, create } = createClient({ permit: { idFormat: "dashed" } });
    const { id, ...rest } = await create("beta");
    expect(rest).toMatchObject({ api_key_id: dashedHex });
    expect(id).toEqual(dashedHex);
    for (const orgId of [id, id.replaceAll("-", "")]) {
      expect((await call(`GET /v2/orgs/${orgId}`)).json).toMatchObject({ id, key: "beta" });
    }
    const listed = (await call("GET /v2/orgs")).json as Organization[];
    expect(listed.map((one) => one.id)).toEqual([dashedHex, id]);
    expect((await call("GET /v2/orgs/active/org")).json).toMatchObject({ id: dashedHex });
    expect((await call("GET /v2/orgs/beta/stats")).json).toMatchObject({ id });
    expect((await call("PATCH /v2/orgs/beta", { json: { name: "b" } })).json).toMatchObject({ id });
  });
});

describe("getActiveOrganization", () => {
  test("gives the organization of the key", async () => {
    const { status, json } = await createClient().call("GET /v2/orgs/active/org");
    expect(status).toBe(200);
    expect(json).toMatchObject({ key: "acme", name: "Acme", settings: null });
    expect(Object.keys(json as object)).toEqual(members);
  });
});

describe("updateOrganization", () => {
  const later = "2026-01-15T08:30:05+00:00";
  const settings = { a: 1, b: { c: 2 } };
  const table: [string, object, object][] = [
    ["the name alone", { name: "New 1.0_a-b" }, { name: "New 1.0_a-b", settings, updated_at: later }],
    ["settings, replaced whole", { settings: { z: 0 } }, { settings: { z: 0 }, updated_at: later }],
    ["both", { name: "N", settings: {} }, { name: "N", settings: {}, updated_at: later }],
    ["the same value", { name: "Beta" }, { updated_at: later }],
    ["nothing", {}, {}],
  ];

  test.each(table)("changes %s", async (_name, json, changes) => {
    const { call, pass } = createClient();
    await call("POST /v2/orgs", { json: { key: "beta", name: "Beta", settings } });
    const before = (await call("GET /v2/orgs/beta")).json as Organization;
    pass(5000);
    const { status, json: updated } = await call("PATCH /v2/orgs/beta", { json });
    expect(status).toBe(200);
    expect(updated).toEqual({ ...before, ...changes });
    expect((await call("GET /v2/orgs/beta")).json).toEqual(updated);
  });

  test("finds the organization by its id", async () => {
    const { call, create } = createClient();
    const { id } = await create("beta");
    const { json } = await call(`PATCH /v2/orgs/${id}`, { json: { name: "New" } });
    expect(json).toMatchObject({ id, key: "beta", name: "New" });
  });

  test("answers 404 for an unknown organization", async () => {
    const { status, json } = await createClient().call("PATCH /v2/orgs/nobody", { json: {} });
    expect(status).toBe(404);
    expect(json).toEqual(notFound("nobody"));
  });
});
