import { describe, expect, test } from "vitest";
import { type CallOptions, createClient } from "./client.js";

const keyPattern = "^[A-Za-z0-9\\-_]+$";
const namePattern = "^[A-Za-z0-9\\.\\-\\_\\ ]+$";
const missing = { msg: "field required", type: "value_error.missing" };
const extra = { msg: "extra fields not permitted", type: "value_error.extra" };
const none = { msg: "none is not an allowed value", type: "type_error.none.not_allowed" };
const notText = { msg: "str type expected", type: "type_error.str" };
const notDict = { msg: "value is not a valid dict", type: "type_error.dict" };
const notInteger = { msg: "value is not a valid integer", type: "type_error.integer" };
const mismatch = (pattern: string) => ({
  msg: `string does not match regex "${pattern}"`,
  type: "value_error.str.regex",
  ctx: { pattern },
});
const bound = (word: string, code: string, limit_value: number) => ({
  msg: `ensure this value is ${word} than or equal to ${limit_value}`,
  type: `value_error.number.not_${code}`,
  ctx: { limit_value },
});
const atLeastOne = bound("greater", "ge", 1);
const atMostHundred = bound("less", "le", 100);
const inBody = (name: string, problem: object) => ({ loc: ["body", name], ...problem });
const inQuery = (name: string, problem: object) => ({ loc: ["query", name], ...problem });

async function expectProblems(request: string, options: CallOptions, detail: object[]): Promise<void> {
  const { status, headers, json } = await createClient().call(request, options);
  expect(status).toBe(422);
  expect(headers.get("content-type")).toBe("application/json");
  expect(json).toEqual({ detail });
}

describe("the body of createOrganization", () => {
  const key = "beta";
  const name = "Beta";
  const table: [unknown, object[]][] = [
    [{}, [inBody("key", missing), inBody("name", missing)]],
    [
      { key: "bad key", extra: 1 },
      [inBody("key", mismatch(keyPattern)), inBody("name", missing), inBody("extra", extra)],
    ],
    [{ key: "", name: "" }, [inBody("key", mismatch(keyPattern)), inBody("name", mismatch(namePattern))]],
    [{ key: "a.b", name }, [inBody("key", mismatch(keyPattern))]],
    [{ key: "é", name }, [inBody("key", mismatch(keyPattern))]],
    [{ key: "a\n", name }, [inBody("key", mismatch(keyPattern))]],
    [{ key, name: "Beta & Co" }, [inBody("name", mismatch(namePattern))]],
    [{ key, name: "tab\there" }, [inBody("name", mismatch(namePattern))]],
    [{ key: 5, name: true }, [inBody("key", notText), inBody("name", notText)]],
    [{ key: null, name: ["Beta"] }, [inBody("key", none), inBody("name", notText)]],
    [{ key, name, settings: "dark" }, [inBody("settings", notDict)]],
    [{ key, name, settings: [] }, [inBody("settings", notDict)]],
    [{ key, name, settings: null }, [inBody("settings", none)]],
    [{ key, name, zeta: 1, alpha: 2 }, [inBody("alpha", extra), inBody("zeta", extra)]],
    [{ key, name, id: "x", usage_limits: {} }, [inBody("id", extra), inBody("usage_limits", extra)]],
    [{ key, name, settings: 1, more: null }, [inBody("settings", notDict), inBody("more", extra)]],
    [null, [{ loc: ["body"], ...missing }]],
    [[], [{ loc: ["body"], ...notDict }]],
    ["text", [{ loc: ["body"], ...notDict }]],
  ];

  test.each(table)("%j is refused with every problem", async (json, detail) => {
    await expectProblems("POST /v2/orgs", { json }, detail);
  });

  test("creates nothing when it is refused", async () => {
    const { call, keys } = createClient();
    await call("POST /v2/orgs", { json: { key: "beta", name: "Beta", extra: 1 } });
    expect(await keys()).toEqual(["acme"]);
  });

  test.each([
    ["a", "A"],
    ["A-b_9", "A.b-c_d 9"],
    ["-", " "],
    ["k".repeat(500), "n".repeat(500)],
  ])("the key %s and the name %s are allowed", async (allowedKey, allowedName) => {
    const { call } = createClient();
    const { status } = await call("POST /v2/orgs", { json: { key: allowedKey, name: allowedName } });
    expect(status).toBe(200);
  });
});

describe("the body of updateOrganization", () => {
  const table: [unknown, object[]][] = [
    [{ key: "other" }, [inBody("key", extra)]],
    [
      { name: "a/b", settings: 1, key: "other" },
      [inBody("name", mismatch(namePattern)), inBody("settings", notDict), inBody("key", extra)],
    ],
    [{ name: null, settings: null }, [inBody("name", none), inBody("settings", none)]],
    [{ name: 5 }, [inBody("name", notText)]],
    [[{ name: "New" }], [{ loc: ["body"], ...notDict }]],
    [null, [{ loc: ["body"], ...missing }]],
  ];

  test.each(table)("%j is refused with every problem", async (json, detail) => {
    await expectProblems("PATCH /v2/orgs/acme", { json }, detail);
  });

  test("is checked before the organization is looked up", async () => {
    await expectProblems("PATCH /v2/orgs/nobody", { json: { name: "" } }, [inBody("name", mismatch(namePattern))]);
  });

  test("changes nothing when it is refused", async () => {
    const { call } = createClient();
    await call("PATCH /v2/orgs/acme", { json: { name: "New", key: "other" } });
    expect((await call("GET /v2/orgs/acme")).json).toMatchObject({ key: "acme", name: "Acme" });
  });
});

describe("a body that is not a JSON object", () => {
  const headers = { "content-type": "application/json" };
  const noBody = [{ loc: ["body"], ...missing }];

  test.each(["POST /v2/orgs", "PATCH /v2/orgs/acme"])("%s needs a body", async (request) => {
    await expectProblems(request, {}, noBody);
    await expectProblems(request, { headers, body: "" }, noBody);
  });

  test.each([
    ["{", "Expecting property name enclosed in double quotes", 1, 1, 2],
    ["oops", "Expecting value", 0, 1, 1],
    ['{"key": "a"\n "name": "é"}', "Expecting ',' delimiter", 13, 2, 2],
    ['{"key":"é😀"\n,"name" 1}', "Expecting ':' delimiter", 20, 2, 9],
  ])("%j is refused with the place of the error", async (doc, msg, pos, lineno, colno) => {
    await expectProblems("POST /v2/orgs", { headers, body: doc }, [
      {
        loc: ["body", pos],
        msg: `${msg}: line ${lineno} column ${colno} (char ${pos})`,
        type: "value_error.jsondecode",
        ctx: { msg, doc, pos, lineno, colno },
      },
    ]);
  });

  const body = JSON.stringify({ key: "beta", name: "Beta" });

  test.each([
    ["text/plain", 422],
    ["application/x-www-form-urlencoded", 422],
    ["application/jsonp", 422],
    ["application/json", 200],
    ["Application/JSON; charset=utf-8", 200],
    ["application/merge-patch+json", 200],
  ])("JSON declared as %s answers %i", async (contentType, expected) => {
    const { call } = createClient();
    const options = { body, headers: { "content-type": contentType } };
    const { status, json } = await call("POST /v2/orgs", options);
    expect(status).toBe(expected);
    if (status === 422) expect(json).toEqual({ detail: [{ loc: ["body"], ...notDict }] });
  });

  test("JSON without a declared type is taken", async () => {
    const { call, sandbox } = createClient();
    const { status } = await call("POST /v2/orgs", { body: new TextEncoder().encode(body) });
    expect(sandbox.requests[0]?.headers).not.toHaveProperty("content-type");
    expect(status).toBe(200);
  });
});

describe("the query of listOrganizations", () => {
  test.each([
    ["?page=0", [inQuery("page", atLeastOne)]],
    ["?page=-1", [inQuery("page", atLeastOne)]],
    ["?page=x", [inQuery("page", notInteger)]],
    ["?page=", [inQuery("page", notInteger)]],
    ["?page=1.5", [inQuery("page", notInteger)]],
    ["?page=1e2", [inQuery("page", notInteger)]],
    ["?per_page=0", [inQuery("per_page", atLeastOne)]],
    ["?per_page=101", [inQuery("per_page", atMostHundred)]],
    ["?per_page=many", [inQuery("per_page", notInteger)]],
    ["?per_page=101&page=0", [inQuery("page", atLeastOne), inQuery("per_page", atMostHundred)]],
    ["?page=1&page=0", [inQuery("page", atLeastOne)]],
  ])("%s is refused with every problem", async (query, detail) => {
    await expectProblems(`GET /v2/orgs${query}`, {}, detail);
  });
});
