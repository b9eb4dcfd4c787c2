import { beforeEach, describe, expect, test } from "vitest";
import { type Client, createClient, expectRefusal, fieldError, type Organization } from "./client.js";

const wrongValue = (param: string, value: string) =>
  fieldError(
    param,
    "form_param_value_invalid",
    "is invalid",
    `${value} does not match one of the allowed values for parameter ${param}`,
  );

describe("the envelope", () => {
  test("has the rows and their total, and nothing else", async () => {
    const { call, create } = createClient();
    expect((await call("GET /organizations")).json).toStrictEqual({ data: [], total_count: 0 });
    const organization = await create({ name: "Acme", created_by: "user_ada" });
    expect((await call("GET /organizations")).json).toStrictEqual({ data: [organization], total_count: 1 });
  });

  test("has what is included", async () => {
    const { call, create } = createClient();
    const organization = await create({ name: "Acme", created_by: "user_ada" });
    const query = "include_members_count=true&include_missing_member_with_elevated_permissions=1";
    const { json } = await call(`GET /organizations?${query}`);
    const included = { members_count: 1, missing_member_with_elevated_permissions: false };
    expect(json).toStrictEqual({ data: [{ ...organization, ...included }], total_count: 1 });
  });
});

describe("pages", () => {
  const client = createClient({ clerk: { organizations: 25 } });
  const size = async (query: string) => {
    const { json } = await client.call(`GET /organizations${query}`);
    const { data, total_count } = json as { data: unknown[]; total_count: number };
    return [data.length, total_count];
  };

  test.each([
    ["", 10],
    ["?limit=", 10],
    ["?limit=1", 1],
    ["?limit=500", 25],
    ["?offset=20", 5],
    ["?offset=24&limit=3", 1],
    ["?offset=25", 0],
    ["?offset=9999999999999999999999", 0],
    ["?limit=501", 10],
    ["?limit=0", 10],
    ["?limit=-1", 10],
  ])("%j gives %d rows of 25", async (query, rows) => {
    expect(await size(query)).toEqual([rows, 25]);
  });

  test.each([
    ["limit", "10.0"],
    ["limit", "1e1"],
    ["limit", "ten"],
    ["offset", "1.5"],
    ["offset", "-1"],
  ])("%s cannot be %s", async (param, value) => {
    const answer = await client.call(`GET /organizations?${param}=${value}`);
    expectRefusal(answer, 422, wrongValue(param, value));
  });

  test.each(["0", "-1", "501"])("are refused a limit of %s in strict mode", async (limit) => {
    const { call } = createClient({ clerk: { limitMode: "strict" } });
    expectRefusal(await call(`GET /organizations?limit=${limit}`), 422, wrongValue("limit", limit));
    expect((await call("GET /organizations?limit=500")).status).toBe(200);
    expect((await call("GET /organizations?limit=1")).status).toBe(200);
  });

  test("put next to each other are the whole", async () => {
    const whole = await client.names("?limit=25");
    const pages = [await client.names(), await client.names("?offset=10"), await client.names("?offset=20")];
    expect(pages.flat()).toEqual(whole);
  });
});

describe("the order", () => {
  let client: Client;
  beforeEach(async () => {
    client = createClient();
    await client.create({ name: "beta", created_at: "2020-01-02T00:00:00Z", created_by: "user_1" });
    await client.create({ name: "Alpha", created_at: "2020-01-03T00:00:00Z" });
    const gamma = await client.create({ name: "Gamma", created_at: "2020-01-01T00:00:00Z" });
    client.sandbox.clerk.addMember(gamma.id, "user_1");
    client.sandbox.clerk.addMember(gamma.id, "user_2");
  });

  test.each([
    ["", ["Alpha", "beta", "Gamma"]],
    ["?order_by=", ["Alpha", "beta", "Gamma"]],
    ["?order_by=-created_at", ["Alpha", "beta", "Gamma"]],
    ["?order_by=created_at", ["Gamma", "beta", "Alpha"]],
    ["?order_by=%2Bcreated_at", ["Gamma", "beta", "Alpha"]],
    ["?order_by=+created_at", ["Gamma", "beta", "Alpha"]],
    ["?order_by=name", ["Alpha", "beta", "Gamma"]],
    ["?order_by=-name", ["Gamma", "beta", "Alpha"]],
    ["?order_by=members_count", ["Alpha", "beta", "Gamma"]],
    ["?order_by=-members_count", ["Gamma", "beta", "Alpha"]],
  ])("%j gives %j", async (query, names) => {
    expect(await client.names(query)).toEqual(names);
  });

  test.each(["updated_at", "-", "--name", "Name", "name "])("cannot be %j", async (order) => {
    const answer = await client.call(`GET /organizations?order_by=${encodeURIComponent(order)}`);
    expectRefusal(answer, 422, wrongValue("order_by", order));
  });

  test("of organizations made in the same millisecond is that of their making", async () => {
    const { create, names } = createClient();
    const made = ["c", "a", "d", "b", "e"];
    for (const name of made) await create({ name });
    expect(await names("?order_by=created_at")).toEqual(made);
    expect(await names()).toEqual(made.toReversed());
    expect(await names("?order_by=members_count")).toEqual(made);
  });

  test("follows a changed creation time", async () => {
    const [alpha] = ((await client.call("GET /organizations")).json as { data: Organization[] }).data;
    await client.call(`PATCH /organizations/${alpha?.id}`, { json: { created_at: "2019-01-01T00:00:00Z" } });
    expect(await client.names()).toEqual(["beta", "Gamma", "Alpha"]);
  });
});

describe("the filters", () => {
  let client: Client;
  let ids: Record<"A" | "B" | "C", string>;
  beforeEach(async () => {
    client = createClient();
    const { id: A } = await client.create({ name: "Alpha One", slug: "first", created_by: "user_1" });
    const { id: B } = await client.create({ name: "Beta One", slug: "second", created_by: "user_2" });
    const { id: C } = await client.create({ name: "Gamma", slug: "third-one" });
    client.sandbox.clerk.addMember(B, "user_1");
    ids = { A, B, C };
  });
  const filled = (query: string) => query.replace(/\{([ABC])\}/g, (_, key: "A" | "B" | "C") => ids[key]);

  test.each([
    ["query=ONE", ["Alpha One", "Beta One", "Gamma"]],
    ["query=alpha+o", ["Alpha One"]],
    ["query=third", ["Gamma"]],
    ["query={B}", ["Beta One"]],
    ["query=org_", []],
    ["query=", ["Alpha One", "Beta One", "Gamma"]],
    ["query=user_1", []],
    ["organization_id={A}&organization_id={C}", ["Alpha One", "Gamma"]],
    ["organization_id=%2B{A}", ["Alpha One"]],
    ["organization_id=+{A}", ["Alpha One"]],
    ["organization_id=-{A}", ["Beta One", "Gamma"]],
    ["organization_id={A}&organization_id={B}&organization_id=-{B}", ["Alpha One"]],
    ["organization_id={A}&organization_id=org_unknown", ["Alpha One"]],
    ["organization_id=org_unknown", []],
    ["organization_id=-org_unknown", ["Alpha One", "Beta One", "Gamma"]],
    ["organization_id=", ["Alpha One", "Beta One", "Gamma"]],
    ["organization_id={A},{C}", []],
    ["organization_id=first", []],
    ["user_id=user_1", ["Alpha One", "Beta One"]],
    ["user_id=user_1&user_id=user_2", ["Alpha One", "Beta One"]],
    ["user_id=user_2", ["Beta One"]],
    ["user_id=-user_2", ["Alpha One", "Gamma"]],
    ["user_id=%2Buser_1&user_id=-user_2", ["Alpha One"]],
    ["user_id=-user_2&user_id=+user_1", ["Alpha One"]],
    ["user_id=user_unknown", []],
    ["user_id=user_1&organization_id=-{A}", ["Beta One"]],
    ["user_id=user_1&query=alpha", ["Alpha One"]],
  ])("%s gives %j", async (query, names) => {
    const { json } = await client.call(`GET /organizations?order_by=name&${filled(query)}`);
    const { data, total_count } = json as { data: Organization[]; total_count: number };
    expect(data.map(({ name }) => name)).toEqual(names);
    expect(total_count).toBe(names.length);
  });

  test("are counted before the slice", async () => {
    const { json } = await client.call("GET /organizations?query=one&limit=1");
    expect(json).toMatchObject({ data: [{ name: "Gamma" }], total_count: 3 });
  });

  test("take at most 100 organization ids", async () => {
    const list = (count: number) => Array.from({ length: count }, (_, index) => `organization_id=org_${index}`);
    expect((await client.call(`GET /organizations?${list(100).join("&")}`)).status).toBe(200);
    expectRefusal(
      await client.call(`GET /organizations?${list(101).join("&")}`),
      422,
      fieldError(
        "organization_id",
        "form_param_array_size_exceeded",
        "exceeds maximum size",
        "organization_id should not exceed 100 items.",
      ),
    );
  });

  test("and bounds are refused together", async () => {
    const answer = await client.call("GET /organizations?limit=x&offset=y&order_by=z");
    const errors = [wrongValue("limit", "x"), wrongValue("offset", "y"), wrongValue("order_by", "z")];
    expectRefusal(answer, 422, ...errors);
  });
});
