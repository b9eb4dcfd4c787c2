import { describe, expect, test } from "vitest";
import { createClient, type ExpectedError, expectRefusal, fieldError, imageOf, start } from "./client.js";

const wrongType = (param: string, type: string) =>
  fieldError(param, "form_param_type_invalid", "is invalid", `\`${param}\` must be a \`${type}\`.`);
const wrongTime = fieldError(
  "created_at",
  "form_param_invalid_time",
  "invalid format",
  "created_at must contain a datetime specified in RFC3339 format (e.g. `2022-10-20T10:00:27.645Z`).",
);

describe("a new organization", () => {
  test("has the defaults", async () => {
    const { call, get } = createClient();
    const { status, json } = await call("POST /organizations", { json: { name: "Acme Inc" } });
    expect(status).toBe(200);
    expect(json).toStrictEqual({
      object: "organization",
      id: expect.stringMatching(/^org_[0-9A-Za-z]{27}$/),
      name: "Acme Inc",
      slug: `acme-inc-${Math.floor(start / 1000)}`,
      image_url: expect.any(String),
      has_image: false,
      max_allowed_memberships: 5,
      admin_delete_enabled: true,
      role_set_key: "role_set:default",
      public_metadata: {},
      private_metadata: {},
      created_by: "",
      created_at: start,
      updated_at: start,
    });
    const organization = json as Awaited<ReturnType<typeof get>>;
    expect(await get(organization.id)).toStrictEqual(organization);
    expect(imageOf(organization)).toEqual({
      type: "default",
      iid: expect.stringMatching(/^ins_[0-9A-Za-z]{27}$/),
      rid: organization.id,
      initials: "A",
    });
  });

  test("has what it is given", async () => {
    const { create, sandbox } = createClient();
    const body = {
      name: "Émile & Söhne",
      slug: "emile-2",
      created_by: "user_ada",
      public_metadata: { tier: "trial", nested: { null: null } },
      private_metadata: { snake_key: [1, { camelKey: true }] },
      max_allowed_memberships: 0,
      created_at: "2012-10-20T07:15:20.902Z",
      role_set_key: "role_set:sales",
    };
    const organization = await create(body);
    const created_at = Date.UTC(2012, 9, 20, 7, 15, 20, 902);
    expect(organization).toMatchObject({ ...body, created_at, updated_at: created_at });
    expect(imageOf(organization)).toMatchObject({ initials: "É" });
    expect(sandbox.clerk.members(organization.id)).toEqual([{ userId: "user_ada", role: "org:admin" }]);
  });

  test("takes null for absent", async () => {
    const { call } = createClient({ clerk: { slugsEnabled: false } });
    const optional = ["slug", "created_by", "public_metadata", "private_metadata"];
    const others = ["max_allowed_memberships", "created_at", "role_set_key"];
    const nulls = Object.fromEntries([...optional, ...others].map((key) => [key, null]));
    const { json } = await call("POST /organizations", { json: { name: "Acme", ...nulls } });
    expect(json).toMatchObject({
      slug: expect.stringMatching(/^acme-/),
      created_by: "",
      public_metadata: {},
      private_metadata: {},
      max_allowed_memberships: 5,
      created_at: start,
      role_set_key: "role_set:default",
    });
  });

  test("may come with unknown keys", async () => {
    expect(await createClient().create({ name: "Acme", color: "red" })).not.toHaveProperty("color");
  });

  test("follows the instance's defaults", async () => {
    const clerk = {
      defaultMaxAllowedMemberships: 20,
      defaultAdminDeleteEnabled: false,
      creatorRole: "org:owner",
    };
    const { create, sandbox } = createClient({ clerk });
    const organization = await create({ name: "Acme", created_by: "user_ada" });
    expect(organization).toMatchObject({ max_allowed_memberships: 20, admin_delete_enabled: false });
    expect(sandbox.clerk.members(organization.id)).toEqual([{ userId: "user_ada", role: "org:owner" }]);
  });

  test("has no member without a creator", async () => {
    const { create, sandbox } = createClient();
    expect(sandbox.clerk.members((await create({ name: "Acme" })).id)).toEqual([]);
  });
});

describe("the other fields", () => {
  const metadataInvalid = (param: string) =>
    fieldError(param, "form_param_value_invalid", "is invalid", `${param} must be a valid JSON object.`);

  test.each<[string, unknown, ExpectedError]>([
    ["slug", 1, wrongType("slug", "string")],
    ["created_by", {}, wrongType("created_by", "string")],
    ["role_set_key", true, wrongType("role_set_key", "string")],
    ["max_allowed_memberships", "5", wrongType("max_allowed_memberships", "integer")],
    ["max_allowed_memberships", 1.5, wrongType("max_allowed_memberships", "integer")],
    [
      "max_allowed_memberships",
      -1,
      fieldError(
        "max_allowed_memberships",
        "form_param_value_invalid",
        "is invalid",
        "-1 does not match one of the allowed values for parameter max_allowed_memberships",
      ),
    ],
    ["public_metadata", [], metadataInvalid("public_metadata")],
    ["private_metadata", "{}", metadataInvalid("private_metadata")],
    ["created_at", 1768465800789, wrongType("created_at", "string")],
    ["created_at", "2012-10-20", wrongTime],
    ["created_at", "2012-10-20 07:15:20Z", wrongTime],
    ["created_at", "2012-10-20T07:15:20", wrongTime],
    ["created_at", "2012-02-30T07:15:20Z", wrongTime],
    ["created_at", "2012-13-01T07:15:20Z", wrongTime],
    ["created_at", "2012-10-20T24:00:00Z", wrongTime],
    ["created_at", "2012-10-20T07:15:60Z", wrongTime],
    ["created_at", "2012-10-20T07:60:20Z", wrongTime],
    ["created_at", "2012-10-20T07:15:20.Z", wrongTime],
    ["created_at", "2012-10-20t07:15:20z", wrongTime],
    ["created_at", "2012-10-20T07:15:20+24:00", wrongTime],
    ["created_at", "Sat, 20 Oct 2012 07:15:20 GMT", wrongTime],
  ])("%s cannot be %j", async (key, value, error) => {
    const answer = await createClient().call("POST /organizations", { json: { name: "Acme", [key]: value } });
    expectRefusal(answer, 422, error);
  });

  test.each([
    ["2012-10-20T07:15:20Z", Date.UTC(2012, 9, 20, 7, 15, 20)],
    ["2012-10-20T07:15:20.9Z", Date.UTC(2012, 9, 20, 7, 15, 20, 900)],
    ["2012-10-20T07:15:20.902999+02:30", Date.UTC(2012, 9, 20, 4, 45, 20, 902)],
    ["2024-02-29T00:00:00-01:00", Date.UTC(2024, 1, 29, 1)],
    ["2024-02-29T23:59:59+20:59", Date.UTC(2024, 1, 29, 3, 0, 59)],
    ["1969-12-31T23:59:59Z", -1000],
  ])("created_at can be %s", async (text, created_at) => {
    expect(await createClient().create({ name: "Acme", created_at: text })).toMatchObject({
      created_at,
      updated_at: created_at,
    });
  });

  test("are refused together", async () => {
    const json = { slug: "Acme", max_allowed_memberships: "5", created_at: "now" };
    const answer = await createClient().call("POST /organizations", { json });
    const codes = (answer.json as { errors: { code: string }[] }).errors.map(({ code }) => code);
    const expected = ["missing", "format_invalid", "type_invalid", "invalid_time"];
    expect(codes.sort()).toEqual(expected.map((code) => `form_param_${code}`).sort());
  });

  test.each(["public_metadata", "private_metadata"])("%s has room for 8 KB of JSON", async (param) => {
    const { call } = createClient();
    const text = (bytes: number) => "é".repeat((bytes - '{"a":""}'.length) / 2);
    const body = (bytes: number) => ({ json: { name: "Acme", [param]: { a: text(bytes) } } });
    expect((await call("POST /organizations", body(8192))).status).toBe(200);
    const message = `The given ${param} exceeds the maximum allowed size of 8192 bytes (8 KB).`;
    const error = fieldError(param, "form_param_exceeds_allowed_size", message);
    expectRefusal(await call("POST /organizations", body(8194)), 422, error);
  });

  test("keep a key called __proto__", async () => {
    const { call } = createClient();
    const body = '{"name":"Acme","public_metadata":{"__proto__":{"a":1}}}';
    const headers = { "content-type": "application/json" };
    const { text } = await call("POST /organizations", { body, headers });
    expect(text).toContain('"public_metadata":{"__proto__":{"a":1}}');
  });
});

describe("the creator", () => {
  const unknown = (userId: string) => ({
    code: "organization_creator_not_found",
    message: "creator not found",
    long_message: `No users found with id ${userId}.`,
  });

  test.each(["ada", "", "org_1"])("cannot be %j", async (created_by) => {
    const answer = await createClient().call("POST /organizations", { json: { name: "Acme", created_by } });
    expectRefusal(answer, 400, unknown(created_by));
  });

  test("has to be among the users, where they are listed", async () => {
    const { call, create, names } = createClient({ clerk: { users: ["user_ada"] } });
    const other = { json: { name: "Acme", created_by: "user_bob" } };
    expectRefusal(await call("POST /organizations", other), 400, unknown("user_bob"));
    expect(await names()).toEqual([]);
    expect(await create({ name: "Acme", created_by: "user_ada" })).toMatchObject({ created_by: "user_ada" });
  });
});
