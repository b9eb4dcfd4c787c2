import { describe, expect, test } from "vitest";
import { type Client, createClient, type Organization } from "./client.js";

const all = async ({ call }: Client) => (await call("GET /v2/orgs?per_page=100")).json as Organization[];

describe("listOrganizations", () => {
  test("is a bare array without a total or a link", async () => {
    const { status, headers, json } = await createClient().call("GET /v2/orgs");
    expect(status).toBe(200);
    expect([...headers.keys()].toSorted()).toEqual(["content-length", "content-type"]);
    expect(headers.get("content-type")).toBe("application/json");
    expect(json).toEqual([expect.objectContaining({ key: "acme" })]);
  });

  test.each([
    ["", 0, 30],
    ["?page=1", 0, 30],
    ["?page=2", 30, 37],
    ["?page=3", 37, 37],
    ["?page=99999999999999999999999", 37, 37],
    ["?per_page=1", 0, 1],
    ["?per_page=100", 0, 37],
    ["?page=4&per_page=10", 30, 37],
    ["?per_page=5&page=9&page=2", 5, 10],
    ["?page=%202%20&per_page=%2B5", 5, 10],
    ["?perPage=1&limit=2", 0, 30],
  ])("%s gives the organizations from %i to %i", async (query, from, to) => {
    const client = createClient({ seed: "demo" });
    const expected = (await all(client)).slice(from, to);
    const { status, json } = await client.call(`GET /v2/orgs${query}`);
    expect(status).toBe(200);
    expect(json).toEqual(expected);
  });

  test("gives an empty page after a last page that is full", async () => {
    const { call, create } = createClient();
    await create("beta");
    expect((await call("GET /v2/orgs?page=1&per_page=2")).json).toHaveLength(2);
    expect((await call("GET /v2/orgs?page=2&per_page=2")).json).toEqual([]);
  });

  test("orders by creation time, then by id", async () => {
    const client = createClient();
    for (const key of ["z", "y"]) {
      client.pass(1);
      await client.create(key);
    }
    client.pass(1);
    const ties = await Promise.all(["a", "b", "c", "d", "e"].map((key) => client.create(key)));
    const expected = ties.toSorted((a, b) => (a.id < b.id ? -1 : 1)).map(({ key }) => key);
    expect(await client.keys()).toEqual(["acme", "z", "y", ...expected]);
  });

  test("keeps the order when an organization changes", async () => {
    const client = createClient();
    client.pass(1000);
    await client.create("beta");
    await client.call("PATCH /v2/orgs/acme", { json: { name: "Changed" } });
    expect(await client.keys()).toEqual(["acme", "beta"]);
  });
});

describe("search", () => {
  async function searchable() {
    const client = createClient();
    await client.call("POST /v2/orgs", { json: { key: "one-key", name: "First Name" } });
    client.pass(1000);
    await client.call("POST /v2/orgs", { json: { key: "two-key", name: "Second Name" } });
    return client;
  }

  test.each([
    ["name", ["one-key", "two-key"]],
    ["FIRST", ["one-key"]],
    ["st%20na", ["one-key"]],
    ["TWO-", ["two-key"]],
    ["nothing-like-it", []],
    ["", ["acme", "one-key", "two-key"]],
    [".*", []],
  ])("for '%s' finds %j", async (text, expected) => {
    expect(await (await searchable()).keys(`?search=${text}`)).toEqual(expected);
  });

  test("finds an id in both forms and any case", async () => {
    const client = await searchable();
    const { id } = (await client.call("GET /v2/orgs/one-key")).json as Organization;
    const withDashes = id.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
    for (const text of [id, withDashes, withDashes.toUpperCase(), id.slice(3, 20)]) {
      expect(await client.keys(`?search=${text}`)).toEqual(["one-key"]);
    }
  });

  test("counts pages of what it finds", async () => {
    const client = await searchable();
    expect(await client.keys("?search=key&per_page=1&page=2")).toEqual(["two-key"]);
  });

  test("finds nothing that the key cannot see", async () => {
    const client = await searchable();
    const { api_key_secret } = await client.create("three-key");
    expect(await client.keys("?search=key", api_key_secret)).toEqual(["three-key"]);
  });
});

describe("the demo", () => {
  test("has 37 organizations, the active one among them, older than the clock", async () => {
    const client = createClient({ seed: "demo" });
    const organizations = await all(client);
    const active = (await client.call("GET /v2/orgs/active/org")).json as Organization;
    expect(organizations).toHaveLength(37);
    expect(organizations).toContainEqual(active);
    expect(new Set(organizations.map(({ key }) => key)).size).toBe(37);
    for (const { key, name, created_at, updated_at } of organizations) {
      expect(key).toMatch(/^[A-Za-z0-9\-_]+$/);
      expect(name).toMatch(/^[A-Za-z0-9._ -]+$/);
      expect(created_at <= updated_at && updated_at < "2026-01-15").toBe(true);
    }
  });

  test("varies what organizations have", async () => {
    const organizations = await all(createClient({ seed: "demo" }));
    const differing = (read: (one: Organization) => unknown) =>
      new Set(organizations.map((one) => JSON.stringify(read(one)))).size;
    expect(differing((one) => one.settings)).toBeGreaterThan(2);
    expect(differing((one) => Reflect.get(one, "usage_limits"))).toBe(5);
    expect(differing((one) => Reflect.get(one, "is_enterprise"))).toBe(2);
  });

  test("holds the organizations that credentials name, each once", async () => {
    const client = createClient({
      seed: "demo",
      credentials: [
        { vendor: "permit", token: "permit_key_a", organization: "blue-foods" },
        { vendor: "permit", token: "permit_key_b", organization: "extra" },
        { vendor: "permit", token: "permit_key_c", organization: "extra" },
      ],
    });
    expect(await all(client)).toHaveLength(38);
    expect((await client.call("GET /v2/orgs/blue-foods", { token: "permit_key_a" })).status).toBe(200);
    for (const token of ["permit_key_b", "permit_key_c"]) {
      expect(await client.keys("", token)).toEqual(["extra"]);
    }
  });

  test("comes back with the same ids over a reset, without what was made", async () => {
    const client = createClient({ seed: "demo" });
    const before = await all(client);
    const { api_key_secret } = await client.create("made");
    await client.call("DELETE /v2/orgs/acme");
    await client.call("PATCH /v2/orgs/blue-foods", { json: { name: "Changed" } });
    client.sandbox.reset();
    expect(await all(client)).toEqual(before);
    const keysOfMade = await client.call("GET /v2/orgs/active/org", { token: api_key_secret });
    expect(keysOfMade.json).toMatchObject({ key: "acme" });
  });
});
