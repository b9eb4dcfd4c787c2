import { describe, expect, test } from "vitest";
import { createClient, type ExpectedError, expectRefusal, fieldError, start } from "./client.js";

const slugTaken = fieldError("slug", "form_identifier_exists", "That slug is taken. Please try another.");

describe("the name", () => {
  const refused = (name: string, reason: string) =>
    fieldError(
      "name",
      "form_param_value_invalid",
      "invalid organization name",
      `The organization name "${name}" is invalid: ${reason}`,
    );
  const missing = fieldError("name", "form_param_missing", "is missing", "name must be included.");
  const blank = fieldError("name", "form_param_nil", "Enter name.");
  const tooLong = fieldError(
    "name",
    "form_param_max_length_exceeded",
    "exceeds maximum length",
    "name should not exceed 256 characters.",
  );

  test.each<[unknown, ExpectedError]>([
    [undefined, missing],
    [null, missing],
    ["", blank],
    [" \t", blank],
    [7, fieldError("name", "form_param_type_invalid", "is invalid", "`name` must be a `string`.")],
    ["x".repeat(257), tooLong],
    ["https://acme", refused("https://acme", "contains a URL")],
    ["See HTTP://acme", refused("See HTTP://acme", "contains a URL")],
    ["acme.com", refused("acme.com", "contains a URL")],
    ["B.C.", refused("B.C.", "contains a URL")],
    ["Acme <b>", refused("Acme <b>", "contains HTML")],
    ["</script>", refused("</script>", "contains HTML")],
  ])("cannot be %j", async (name, error) => {
    expectRefusal(await createClient().call("POST /organizations", { json: { name } }), 422, error);
  });

  test.each(["x".repeat(256), "🌻".repeat(256), "Acme Inc. & Sons", "1 < 2 > 0", "Version 1.5", "a <3 b"])(
    "can be %j",
    async (name) => {
      expect(await createClient().create({ name })).toMatchObject({ name });
    },
  );

  test("need not be unique", async () => {
    const { create, names } = createClient();
    await create({ name: "Acme" });
    await create({ name: "Acme" });
    expect(await names()).toEqual(["Acme", "Acme"]);
  });
});

describe("the slug", () => {
  const wrong = fieldError(
    "slug",
    "form_param_format_invalid",
    "is invalid",
    'slug can contain only lowercase letters, digits and the dash "-".',
  );

  test.each(["", "Acme", "a_b", "a b", "é", "a/b", "a\n"])("cannot be %j", async (slug) => {
    const answer = await createClient().call("POST /organizations", { json: { name: "Acme", slug } });
    expectRefusal(answer, 422, wrong);
  });

  test.each(["a", "-", "acme-2"])("can be %j", async (slug) => {
    expect(await createClient().create({ name: "Acme", slug })).toMatchObject({ slug });
  });

  test("has to be unique among the organizations there are", async () => {
    const { call, create, names } = createClient();
    const { id } = await create({ name: "First", slug: "acme" });
    const second = { json: { name: "Second", slug: "acme" } };
    expectRefusal(await call("POST /organizations", second), 422, slugTaken);
    expect(await names()).toEqual(["First"]);
    await call(`DELETE /organizations/${id}`);
    expect((await call("POST /organizations", second)).status).toBe(200);
  });

  test.each([
    ["Northwind Labs", "northwind-labs"],
    [" Émile & Söhne! ", "emile-sohne"],
    ["日本", "organization"],
  ])("of %j is made from it and the second of creation", async (name, slug) => {
    const { create } = createClient();
    const created_at = "2012-10-20T07:15:20Z";
    expect((await create({ name, created_at })).slug).toBe(`${slug}-${Math.floor(start / 1000)}`);
  });

  test("made for the same name in the same second is another one", async () => {
    const { create } = createClient();
    const [first, second, third] = [
      await create({ name: "A" }),
      await create({ name: "A" }),
      await create({ name: "A" }),
    ];
    expect(new Set([first.slug, second.slug, third.slug]).size).toBe(3);
    expect(second.slug).toMatch(new RegExp(`^${first.slug}-[0-9a-z]{6}$`));
  });

  test("is refused where slugs are off, and still made", async () => {
    const { call, create, get } = createClient({ clerk: { slugsEnabled: false } });
    expectRefusal(await call("POST /organizations", { json: { name: "Acme", slug: "acme" } }), 403, {
      code: "organization_slugs_disabled",
      message: "organization slugs not enabled",
      long_message: "This instance does not have slugs enabled for organizations.",
    });
    const organization = await create({ name: "Acme" });
    expect(await get(organization.slug)).toEqual(organization);
  });
});
