import { describe, expect, test } from "vitest";
import { createClient, expectRefusal, type Organization, organizationNotFound, start } from "./client.js";

interface List {
  readonly data: Organization[];
  readonly total_count: number;
}

describe("the demo seed", () => {
  const { call, names, sandbox } = createClient({ seed: "demo" });
  const all = async () => {
    const query = "limit=500&include_members_count=true";
    return (await call(`GET /organizations?${query}`)).json as List;
  };

  test("fills several pages with organizations that differ", async () => {
    const { data, total_count } = await all();
    expect(total_count).toBe(37);
    expect(new Set(data.map(({ id }) => id)).size).toBe(37);
    expect(new Set(data.map(({ name }) => name)).size).toBe(37);
    expect(new Set(data.map(({ slug }) => slug)).size).toBe(37);
    expect(new Set(data.map(({ created_at }) => created_at)).size).toBe(37);
    expect(new Set(data.map(({ has_image }) => has_image))).toEqual(new Set([true, false]));
    expect(Math.max(...data.map(({ created_at }) => created_at))).toBeLessThan(start);
    expect(await names("?offset=30")).toHaveLength(7);
  });

  test("has members, the first of whom is the creator", async () => {
    const { data } = await all();
    expect(new Set(data.map(({ members_count }) => members_count)).size).toBe(7);
    for (const { id, created_by, members_count, max_allowed_memberships } of data) {
      const members = sandbox.clerk.members(id);
      expect(members).toHaveLength(members_count ?? -1);
      expect(members[0]).toEqual(created_by === "" ? undefined : { userId: created_by, role: "org:admin" });
      expect(members.length).toBeLessThanOrEqual(max_allowed_memberships);
    }
    const someone = data.find(({ created_by }) => created_by !== "")?.created_by;
    const { json } = await call(`GET /organizations?user_id=${someone}`);
    expect((json as List).total_count).toBeGreaterThan(1);
  });
});

test("there are no organizations without a seed", async () => {
  expect((await createClient().call("GET /organizations")).json).toEqual({ data: [], total_count: 0 });
});

test("seeded members exist beside the listed users", async () => {
  const { call, create } = createClient({ seed: "demo", clerk: { users: ["user_ada"] } });
  const { data } = (await call("GET /organizations")).json as List;
  const created_by = data.find((organization) => organization.created_by !== "")?.created_by;
  expect(await create({ name: "Acme", created_by })).toMatchObject({ created_by });
});

test("a reset puts the initial organizations back, with their ids", async () => {
  const { call, create, sandbox } = createClient({ seed: "demo" });
  const list = async () => (await call("GET /organizations?limit=500&include_members_count=true")).json as List;
  const before = await list();
  const [first, second] = before.data as [Organization, Organization];
  await create({ name: "Acme", slug: "acme" });
  await call(`DELETE /organizations/${first.id}`);
  await call(`PATCH /organizations/${second.id}`, { json: { name: "Changed", slug: "changed" } });
  sandbox.clerk.addMember(second.id, "user_ada");
  expect(await list()).not.toEqual(before);
  sandbox.reset();
  expect(await list()).toEqual(before);
  expectRefusal(await call("GET /organizations/acme"), 404, organizationNotFound);
  expectRefusal(await call("GET /organizations/changed"), 404, organizationNotFound);
});

describe("members", () => {
  test("join, change their role and leave", async () => {
    const { create, sandbox, names } = createClient();
    const { clerk } = sandbox;
    const { id } = await create({ name: "Acme", created_by: "user_ada" });
    clerk.addMember(id, "user_bob");
    clerk.addMember(id, "user_ada", "org:billing");
    expect(clerk.members(id)).toEqual([
      { userId: "user_ada", role: "org:billing" },
      { userId: "user_bob", role: "org:member" },
    ]);
    clerk.removeMember(id, "user_ada");
    clerk.removeMember(id, "user_nobody");
    expect(clerk.members(id)).toEqual([{ userId: "user_bob", role: "org:member" }]);
    expect(await names("?user_id=user_bob")).toEqual(["Acme"]);
    expect(await names("?user_id=user_ada")).toEqual([]);
  });

  test("survive an update", async () => {
    const { call, create, sandbox } = createClient();
    const { id } = await create({ name: "Acme", created_by: "user_ada" });
    await call(`PATCH /organizations/${id}`, { json: { name: "Zeta" } });
    expect(sandbox.clerk.members(id)).toHaveLength(1);
  });

  test("belong to an organization that exists", () => {
    const { clerk } = createClient().sandbox;
    expect(() => clerk.members("org_1")).toThrow(TypeError);
    expect(() => clerk.addMember("org_1", "user_ada")).toThrow("The Clerk sandbox has no organization org_1.");
    expect(() => clerk.removeMember("org_1", "user_ada")).toThrow(TypeError);
  });
});

describe("10,000 organizations", () => {
  test("are walked in pages of 500", async () => {
    const { call } = createClient({ clerk: { organizations: 10_000 } });
    const ids = new Set<string>();
    const slugs = new Set<string>();
    for (let offset = 0; offset < 10_000; offset += 500) {
      const { data, total_count } = (await call(`GET /organizations?limit=500&offset=${offset}`)).json as List;
      expect(total_count).toBe(10_000);
      for (const { id, slug } of data) {
        ids.add(id);
        slugs.add(slug);
      }
    }
    expect([ids.size, slugs.size]).toEqual([10_000, 10_000]);
  }, 60_000);

  test("of the same name are created one by one", async () => {
    const { create, call } = createClient();
    for (let count = 0; count < 10_000; count += 1) await create({ name: "Acme" });
    expect((await call("GET /organizations?limit=1")).json).toMatchObject({ total_count: 10_000 });
  }, 60_000);
});
