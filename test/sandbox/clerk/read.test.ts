import { describe, expect, test } from "vitest";
import { createClient, expectRefusal, organizationNotFound } from "./client.js";

describe("get", () => {
  test("finds by id and by slug", async () => {
    const { create, get } = createClient();
    const organization = await create({ name: "Acme", slug: "acme" });
    expect(await get(organization.id)).toStrictEqual(organization);
    expect(await get("acme")).toStrictEqual(organization);
  });

  test.each(["org_1", "acme", "%2F"])("does not find %s", async (idOrSlug) => {
    const answer = await createClient().call(`GET /organizations/${idOrSlug}`);
    expectRefusal(answer, 404, organizationNotFound);
  });

  test.each([
    ["", {}],
    ["?include_members_count=true", { members_count: 2 }],
    ["?include_members_count=1", { members_count: 2 }],
    ["?include_members_count=false", {}],
    ["?include_members_count=yes", {}],
    ["?include_missing_member_with_elevated_permissions=true", { missing_member_with_elevated_permissions: false }],
  ])("with %j adds %j", async (query, added) => {
    const { call, create, sandbox } = createClient();
    const organization = await create({ name: "Acme", created_by: "user_ada" });
    sandbox.clerk.addMember(organization.id, "user_bob");
    const { json } = await call(`GET /organizations/${organization.id}${query}`);
    expect(json).toStrictEqual({ ...organization, ...added });
  });

  test("says that no member has elevated permissions", async () => {
    const { call, create, sandbox } = createClient();
    const { id } = await create({ name: "Acme", created_by: "user_ada" });
    sandbox.clerk.removeMember(id, "user_ada");
    sandbox.clerk.addMember(id, "user_bob");
    const query = "include_missing_member_with_elevated_permissions=true";
    const missing = async () => (await call(`GET /organizations/${id}?${query}`)).json;
    expect(await missing()).toMatchObject({ missing_member_with_elevated_permissions: true });
    sandbox.clerk.addMember(id, "user_bob", "org:admin");
    expect(await missing()).toMatchObject({ missing_member_with_elevated_permissions: false });
  });
});

describe("delete", () => {
  test("gives the deleted object and leaves nothing behind", async () => {
    const { call, create, sandbox } = createClient();
    const { id } = await create({ name: "Acme", slug: "acme", created_by: "user_ada" });
    const { status, json } = await call(`DELETE /organizations/${id}`);
    expect({ status, json }).toStrictEqual({ status: 200, json: { object: "organization", id, deleted: true } });
    expectRefusal(await call(`GET /organizations/${id}`), 404, organizationNotFound);
    expectRefusal(await call("GET /organizations/acme"), 404, organizationNotFound);
    expectRefusal(await call(`DELETE /organizations/${id}`), 404, organizationNotFound);
    expect((await call("GET /organizations?user_id=user_ada")).json).toEqual({ data: [], total_count: 0 });
    expect(() => sandbox.clerk.members(id)).toThrow(TypeError);
  });
});

test.each([
  "PATCH /organizations/acme",
  "PATCH /organizations/acme/metadata",
  "DELETE /organizations/acme/logo",
  "DELETE /organizations/acme",
])("%s does not take a slug", async (request) => {
  const { call, create, get } = createClient();
  const organization = await create({ name: "Acme", slug: "acme" });
  expectRefusal(await call(request), 404, organizationNotFound);
  expect(await get("acme")).toEqual(organization);
});
