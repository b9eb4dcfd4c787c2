import { describe, expect, test } from "vitest";
import {
  createClient,
  type ExpectedError,
  expectRefusal,
  fieldError,
  imageOf,
  organizationNotFound,
  start,
} from "./client.js";

const unknown = (param: string) =>
  fieldError(param, "form_param_unknown", "is unknown", `${param} is not a valid parameter for this request.`);

describe("update", () => {
  test("changes what it is given and moves updated_at", async () => {
    const { call, create, get, pass } = createClient();
    const organization = await create({ name: "Acme", slug: "acme", public_metadata: { a: 1 } });
    pass(5000);
    const changes = {
      name: "Zeta",
      slug: "zeta",
      max_allowed_memberships: 9,
      admin_delete_enabled: false,
      role_set_key: "role_set:sales",
    };
    const json = { ...changes, created_at: "2012-10-20T07:15:20.902Z" };
    const answer = await call(`PATCH /organizations/${organization.id}`, { json });
    const { image_url, ...rest } = answer.json as typeof organization;
    const { image_url: _, ...before } = organization;
    const created_at = Date.UTC(2012, 9, 20, 7, 15, 20, 902);
    expect(answer.status).toBe(200);
    expect(rest).toStrictEqual({ ...before, ...changes, created_at, updated_at: start + 5000 });
    expect(imageOf({ ...organization, image_url })).toMatchObject({ initials: "Z" });
    expect(await get("zeta")).toEqual(answer.json);
    expectRefusal(await call("GET /organizations/acme"), 404, organizationNotFound);
  });

  test("takes null for no change", async () => {
    const { call, create, pass } = createClient();
    const organization = await create({ name: "Acme", slug: "acme" });
    pass(5000);
    const keys = ["name", "slug", "max_allowed_memberships", "admin_delete_enabled", "created_at", "role_set_key"];
    const json = Object.fromEntries(keys.map((key) => [key, null]));
    expect((await call(`PATCH /organizations/${organization.id}`, { json })).json).toEqual(organization);
  });

  test("keeps the slug when only the name changes", async () => {
    const { call, create } = createClient();
    const { id, slug } = await create({ name: "Acme" });
    const { json } = await call(`PATCH /organizations/${id}`, { json: { name: "Zeta" } });
    expect(json).toMatchObject({ name: "Zeta", slug });
  });

  test("takes an organization's own slug, but nobody else's", async () => {
    const { call, create, get } = createClient();
    const { id } = await create({ name: "First", slug: "first" });
    const second = await create({ name: "Second", slug: "second" });
    expect((await call(`PATCH /organizations/${id}`, { json: { slug: "first" } })).status).toBe(200);
    const json = { name: "Changed", slug: "first" };
    const taken = fieldError("slug", "form_identifier_exists", "That slug is taken. Please try another.");
    expectRefusal(await call(`PATCH /organizations/${second.id}`, { json }), 422, taken);
    expect(await get(second.id)).toEqual(second);
  });

  test("frees the old slug", async () => {
    const { call, create } = createClient();
    const { id } = await create({ name: "First", slug: "first" });
    await call(`PATCH /organizations/${id}`, { json: { slug: "other" } });
    expect(await create({ name: "Second", slug: "first" })).toMatchObject({ slug: "first" });
  });

  test("takes no slug where slugs are off", async () => {
    const { call, create } = createClient({ clerk: { slugsEnabled: false } });
    const { id } = await create({ name: "Acme" });
    const answer = await call(`PATCH /organizations/${id}`, { json: { slug: "acme" } });
    expectRefusal(answer, 403, {
      code: "organization_slugs_disabled",
      message: "organization slugs not enabled",
      long_message: "This instance does not have slugs enabled for organizations.",
    });
  });

  test.each<[Record<string, unknown>, ExpectedError[]]>([
    [{ name: "" }, [fieldError("name", "form_param_nil", "Enter name.")]],
    [
      { admin_delete_enabled: "yes" },
      [
        fieldError(
          "admin_delete_enabled",
          "form_param_type_invalid",
          "is invalid",
          "`admin_delete_enabled` must be a `boolean`.",
        ),
      ],
    ],
    [{ name: "Zeta", color: "red", created_by: "user_1" }, [unknown("color"), unknown("created_by")]],
    [{ public_metadata: [], private_metadata: null }, [unknown("public_metadata"), unknown("private_metadata")]],
  ])("refuses %j and changes nothing", async (json, errors) => {
    const { call, create, get } = createClient();
    const organization = await create({ name: "Acme" });
    expectRefusal(await call(`PATCH /organizations/${organization.id}`, { json }), 422, ...errors);
    expect(await get(organization.id)).toEqual(organization);
  });

  test("checks the fields before it looks for the organization", async () => {
    const { call } = createClient();
    expectRefusal(await call("PATCH /organizations/org_1", { json: { x: 1 } }), 422, unknown("x"));
    const answer = await call("PATCH /organizations/org_1", { json: { name: "Acme" } });
    expectRefusal(answer, 404, organizationNotFound);
  });

  describe("in an older version", () => {
    const headers = { "clerk-api-version": "2025-11-10" };

    test("replaces metadata whole", async () => {
      const { call, create } = createClient();
      const stored = { public_metadata: { a: 1, b: { c: 2 } }, private_metadata: { kept: true } };
      const { id } = await create({ name: "Acme", ...stored });
      const json = { public_metadata: { b: { d: null } }, private_metadata: null };
      const answer = await call(`PATCH /organizations/${id}`, { json, headers });
      expect(answer).toMatchObject({ status: 200 });
      const { public_metadata, private_metadata } = answer.json as Record<string, unknown>;
      expect({ public_metadata, private_metadata }).toStrictEqual({
        public_metadata: { b: { d: null } },
        private_metadata: { kept: true },
      });
    });

    test("still refuses unknown keys", async () => {
      const { call } = createClient();
      expectRefusal(await call("PATCH /organizations/org_1", { json: { x: 1 }, headers }), 422, unknown("x"));
    });

    test("may be the default", async () => {
      const { call, create } = createClient({ clerk: { defaultApiVersion: "2025-11-10" } });
      const { id } = await create({ name: "Acme" });
      const { json } = await call(`PATCH /organizations/${id}`, { json: { public_metadata: { a: 1 } } });
      expect(json).toMatchObject({ public_metadata: { a: 1 } });
    });
  });
});

describe("merge metadata", () => {
  const stored = { a: { x: 1, y: 2 }, tags: [1, 2] };

  test.each<[string, unknown, unknown]>([
    ["nested objects", { a: { y: null, z: 3 }, tags: [9] }, { a: { x: 1, z: 3 }, tags: [9] }],
    ["nothing", {}, stored],
    ["a key that is not there", { b: null, a: { c: null } }, stored],
    ["a key to be removed", { a: null }, { tags: [1, 2] }],
    ["a scalar over an object", { a: 7 }, { a: 7, tags: [1, 2] }],
    ["an object over a list", { tags: { x: 1, y: null } }, { a: stored.a, tags: { x: 1 } }],
    ["a new object with nulls", { n: { deep: { gone: null, here: 0 } } }, { ...stored, n: { deep: { here: 0 } } }],
    ["nulls in a list", { tags: [null, { a: null }] }, { a: stored.a, tags: [null, { a: null }] }],
    ["false, 0 and the empty text", { a: false, tags: 0, t: "" }, { a: false, tags: 0, t: "" }],
  ])("merges %s", async (_, patch, merged) => {
    const { call, create, get } = createClient();
    const { id } = await create({ name: "Acme", public_metadata: stored, private_metadata: stored });
    for (const param of ["public_metadata", "private_metadata"] as const) {
      const { status, json } = await call(`PATCH /organizations/${id}/metadata`, { json: { [param]: patch } });
      expect(status).toBe(200);
      expect((json as Record<string, unknown>)[param]).toStrictEqual(merged);
    }
    expect(await get(id)).toMatchObject({ public_metadata: merged, private_metadata: merged });
  });

  test("leaves out what it is not given, and moves updated_at", async () => {
    const { call, create, pass } = createClient();
    const organization = await create({ name: "Acme", public_metadata: { a: 1 }, private_metadata: { b: 2 } });
    pass(5000);
    const path = `PATCH /organizations/${organization.id}/metadata`;
    expect((await call(path, { json: {} })).json).toStrictEqual(organization);
    const { json } = await call(path, { json: { private_metadata: { c: 3 } } });
    const private_metadata = { b: 2, c: 3 };
    expect(json).toStrictEqual({ ...organization, private_metadata, updated_at: start + 5000 });
  });

  test("does not fall for __proto__", async () => {
    const { call, create } = createClient();
    const { id } = await create({ name: "Acme" });
    const body = '{"public_metadata":{"__proto__":{"polluted":true}}}';
    const headers = { "content-type": "application/json" };
    const { text } = await call(`PATCH /organizations/${id}/metadata`, { body, headers });
    expect(text).toContain('"public_metadata":{"__proto__":{"polluted":true}}');
    expect({}).not.toHaveProperty("polluted");
  });

  test.each<[Record<string, unknown>, ExpectedError]>([
    [{ public_metadata: {}, unsafe_metadata: {} }, unknown("unsafe_metadata")],
    ...[null, [], "{}", 1].map((value): [Record<string, unknown>, ExpectedError] => [
      { private_metadata: { changed: true }, public_metadata: value },
      fieldError(
        "public_metadata",
        "form_param_value_invalid",
        "is invalid",
        "public_metadata must be a valid JSON object.",
      ),
    ]),
  ])("refuses %j and changes nothing", async (json, error) => {
    const { call, create, get } = createClient();
    const organization = await create({ name: "Acme" });
    expectRefusal(await call(`PATCH /organizations/${organization.id}/metadata`, { json }), 422, error);
    expect(await get(organization.id)).toEqual(organization);
  });

  test("has room for 8 KB in each field once it is merged", async () => {
    const { call, create, get } = createClient();
    const organization = await create({ name: "Acme", public_metadata: { a: "x".repeat(8000) } });
    const merge = (patch: unknown) => call(`PATCH /organizations/${organization.id}/metadata`, { json: patch });
    const tooMuch = { public_metadata: { b: "x".repeat(200) }, private_metadata: { c: 1 } };
    const message = "The given public_metadata exceeds the maximum allowed size of 8192 bytes (8 KB).";
    const error = fieldError("public_metadata", "form_param_exceeds_allowed_size", message);
    expectRefusal(await merge(tooMuch), 422, error);
    expect(await get(organization.id)).toEqual(organization);
    const replaced = { ...tooMuch, public_metadata: { a: null, b: "x".repeat(8000) } };
    expect((await merge(replaced)).status).toBe(200);
  });

  test("answers 404 for an organization that is not there", async () => {
    const answer = await createClient().call("PATCH /organizations/org_1/metadata", { json: {} });
    expectRefusal(answer, 404, organizationNotFound);
  });
});
