import { describe, expect, it } from "vitest";
import { account, invalid, oat, startPolar, tokens } from "./polar.js";

const { call } = startPolar();

/** Gives an answer without its headers, to be compared as a whole. */
async function answerTo(...args: Parameters<typeof call>) {
  const { status, body } = await call(...args);
  return { status, body };
}

const sortValues = [
  "'created_at', '-created_at', 'comment', '-comment', 'last_used_at', '-last_used_at',",
  "'organization_id' or '-organization_id'",
].join(" ");
const uuidLength = (found: number) => `invalid length: expected length 32 for simple format, found ${found}`;

function parsingProblem(loc: (string | number)[], input: string, error: string) {
  return { type: "uuid_parsing", loc, msg: `Input should be a valid UUID, ${error}`, input, ctx: { error } };
}

describe("the query of a list", () => {
  const notInteger = (name: string, input: string) => ({
    type: "int_parsing",
    loc: ["query", name],
    msg: "Input should be a valid integer, unable to parse string as an integer",
    input,
  });
  const notPositive = (name: string, input: string) => ({
    type: "greater_than",
    loc: ["query", name],
    msg: "Input should be greater than 0",
    input,
    ctx: { gt: 0 },
  });
  const notSorting = (index: number, input: string) => ({
    type: "enum",
    loc: ["query", "sorting", index],
    msg: `Input should be ${sortValues}`,
    input,
    ctx: { expected: sortValues },
  });
  const union =
    "json-or-python[json=list[uuid],python=chain[is-instance[Sequence],function-wrap[sequence_validator()]]]";
  const notOrganizations = (input: string[], ...rest: unknown[]) => [
    {
      type: "uuid_type",
      loc: ["query", "organization_id", "uuid"],
      msg: "UUID input should be a string, bytes or UUID object",
      input,
    },
    ...rest,
  ];
  const organizationLoc = (index: number) => ["query", "organization_id", union, index];

  it.each([
    ["page=abc", [notInteger("page", "abc")]],
    ["page=1.5", [notInteger("page", "1.5")]],
    ["page=", [notInteger("page", "")]],
    ["page=1__0", [notInteger("page", "1__0")]],
    ["page=1e3", [notInteger("page", "1e3")]],
    ["limit=0", [notPositive("limit", "0")]],
    ["limit=-5", [notPositive("limit", "-5")]],
    ["page=1&page=x", [notInteger("page", "x")]],
    ["sorting=name", [notSorting(0, "name")]],
    ["sorting=", [notSorting(0, "")]],
    ["sorting=created_at,comment", [notSorting(0, "created_at,comment")]],
    ["sorting=comment&sorting=x&sorting=y", [notSorting(1, "x"), notSorting(2, "y")]],
    [
      "organization_id=zbc",
      notOrganizations(["zbc"], parsingProblem(organizationLoc(0), "zbc", "invalid character: found `z` at 1")),
    ],
    [
      `organization_id=${account}&organization_id=`,
      notOrganizations([account, ""], parsingProblem(organizationLoc(1), "", uuidLength(0))),
    ],
    [
      "limit=0&page=x&sorting=name&organization_id=1234",
      [
        notInteger("page", "x"),
        notPositive("limit", "0"),
        notSorting(0, "name"),
        ...notOrganizations(["1234"], parsingProblem(organizationLoc(0), "1234", uuidLength(4))),
      ],
    ],
  ])("%j is refused with all that is wrong", async (query, detail) => {
    expect(await answerTo("GET", `${tokens}?${query}`, { token: oat })).toEqual(invalid(...detail));
  });
});

describe("the id in a path", () => {
  const loc = ["path", "id"];
  const notVersion4 = (input: string) => ({
    type: "uuid_version",
    loc,
    msg: "UUID version 4 expected",
    input,
    ctx: { expected_version: 4 },
  });

  it.each([
    ["abc", parsingProblem(loc, "abc", uuidLength(3))],
    ["%20", parsingProblem(loc, " ", "invalid character: found ` ` at 1")],
    ["%C3%A9", parsingProblem(loc, "é", "invalid character: found `é` at 1")],
    ["%252F", parsingProblem(loc, "%2F", "invalid character: found `%` at 1")],
    ["-", parsingProblem(loc, "-", "invalid group count: expected 5, found 2")],
    ["%7Babc%7D", parsingProblem(loc, "{abc}", "invalid group count: expected 5, found 1")],
    [`%7B${account}`, parsingProblem(loc, `{${account}`, "invalid character: found `{` at 1")],
    ["%7Bz%7D", parsingProblem(loc, "{z}", "invalid character: found `z` at 2")],
    ["urn:uuid:z", parsingProblem(loc, "urn:uuid:z", "invalid character: found `z` at 10")],
    [
      "urn:uuid:zdbfc517-0bbf-4301-9ba8-555ca42b9737",
      parsingProblem(loc, "urn:uuid:zdbfc517-0bbf-4301-9ba8-555ca42b9737", "invalid character: found `z` at 1"),
    ],
    [`${account}7`, parsingProblem(loc, `${account}7`, "invalid group length in group 4: expected 12, found 13")],
    [
      "1dbfc51-70bbf-4301-9ba8-555ca42b9737",
      parsingProblem(
        loc,
        "1dbfc51-70bbf-4301-9ba8-555ca42b9737",
        "invalid group length in group 0: expected 8, found 7",
      ),
    ],
    ["1dbfc517-0bbf-1301-9ba8-555ca42b9737", notVersion4("1dbfc517-0bbf-1301-9ba8-555ca42b9737")],
    ["1dbfc517-0bbf-4301-1ba8-555ca42b9737", notVersion4("1dbfc517-0bbf-4301-1ba8-555ca42b9737")],
    ["00000000-0000-0000-0000-000000000000", notVersion4("00000000-0000-0000-0000-000000000000")],
  ])("%s is refused", async (id, problem) => {
    expect(await answerTo("DELETE", tokens + id, { token: oat })).toEqual(invalid(problem));
    expect(await answerTo("PATCH", tokens + id, { token: oat, json: {} })).toEqual(invalid(problem));
  });

  it("is reported together with the body", async () => {
    const question = { token: oat, json: { comment: 1 } };
    expect(await answerTo("PATCH", `${tokens}abc`, question)).toEqual(
      invalid(parsingProblem(loc, "abc", uuidLength(3)), {
        type: "string_type",
        loc: ["body", "comment"],
        msg: "Input should be a valid string",
        input: 1,
      }),
    );
  });
});

describe("a body", () => {
  const json = { "content-type": "application/json" };
  const missing = { type: "missing", loc: ["body"], msg: "Field required", input: null };
  const notObject = (input: unknown) => ({
    type: "model_attributes_type",
    loc: ["body"],
    msg: "Input should be a valid dictionary or object to extract fields from",
    input,
  });
  const notJson = (offset: number, error: string) => ({
    type: "json_invalid",
    loc: ["body", offset],
    msg: "JSON decode error",
    input: {},
    ctx: { error },
  });

  it.each([
    ["nothing", "", json, missing],
    ["null", "null", json, missing],
    ["an array", "[]", json, notObject([])],
    ["a string", '"x"', json, notObject("x")],
    ["a number", "3", json, notObject(3)],
    ["text", "{}", { "content-type": "text/plain" }, notObject("{}")],
    ["a form", "a=1", { "content-type": "application/x-www-form-urlencoded" }, notObject("a=1")],
    ["nearly JSON", "{}", { "content-type": "application/jsonx" }, notObject("{}")],
    ["a broken object", "{", json, notJson(1, "Expecting property name enclosed in double quotes")],
    ["a broken list", "[1,", json, notJson(3, "Expecting value")],
    ["JSON with a tail", "{} x", json, notJson(3, "Extra data")],
  ])("of %s is refused", async (_, body, headers, problem) => {
    for (const [method, path] of [
      ["POST", tokens],
      ["PATCH", tokens + account],
    ] as const) {
      const answer = await answerTo(method, path, { token: oat, body, headers });
      expect(answer).toEqual(invalid(problem));
    }
  });

  it.each(["application/json; charset=utf-8", "APPLICATION/JSON", "application/vnd.api+json"])(
    "of %s is JSON",
    async (contentType) => {
      const question = { token: oat, body: '{"comment":"a","scopes":[]}', headers: { "content-type": contentType } };
      expect((await call("POST", tokens, question)).status).toBe(201);
    },
  );

  it("without a content type is text", async () => {
    const question = { token: oat, body: new TextEncoder().encode("{}") };
    expect(await answerTo("POST", tokens, question)).toEqual(invalid(notObject("{}")));
  });

  it("that is no UTF-8 is refused by the framework", async () => {
    const question = { token: oat, body: new Uint8Array([0xff, 0xfe, 0x7b]), headers: json };
    expect(await answerTo("POST", tokens, question)).toEqual({
      status: 400,
      body: { detail: "There was an error parsing the body" },
    });
  });
});

describe("the fields of a create", () => {
  const missing = (name: string, input: unknown) => ({
    type: "missing",
    loc: ["body", name],
    msg: "Field required",
    input,
  });
  const comment = (type: string, msg: string, input: unknown) => ({ type, loc: ["body", "comment"], msg, input });
  const notList = (input: unknown) => ({
    type: "list_type",
    loc: ["body", "scopes"],
    msg: "Input should be a valid list",
    input,
  });
  const notLength = (input: unknown, error: string) => ({
    type: "time_delta_parsing",
    loc: ["body", "expires_in"],
    msg: `Input should be a valid timedelta, ${error}`,
    input,
    ctx: { error },
  });
  const notLengthAtAll = (input: unknown) => ({
    type: "time_delta_type",
    loc: ["body", "expires_in"],
    msg: "Input should be a valid timedelta",
    input,
  });
  const good = { comment: "a", scopes: [] };

  it.each([
    [{}, [missing("comment", {}), missing("scopes", {})]],
    [{ scopes: [] }, [missing("comment", { scopes: [] })]],
    [{ ...good, comment: null }, [comment("string_type", "Input should be a valid string", null)]],
    [{ ...good, comment: 1 }, [comment("string_type", "Input should be a valid string", 1)]],
    [
      { ...good, comment: "a\0b" },
      [
        {
          ...comment("value_error", "Value error, This value contains invalid characters", "a\0b"),
          ctx: { error: {} },
        },
      ],
    ],
    [{ ...good, scopes: null }, [notList(null)]],
    [{ ...good, scopes: "openid" }, [notList("openid")]],
    [{ ...good, scopes: {} }, [notList({})]],
    [
      { ...good, organization_id: 5 },
      [
        {
          type: "uuid_type",
          loc: ["body", "organization_id"],
          msg: "UUID input should be a string, bytes or UUID object",
          input: 5,
        },
      ],
    ],
    [{ ...good, organization_id: "abc" }, [parsingProblem(["body", "organization_id"], "abc", uuidLength(3))]],
    [{ ...good, expires_in: [] }, [notLengthAtAll([])]],
    [{ ...good, expires_in: {} }, [notLengthAtAll({})]],
    [{ ...good, expires_in: "" }, [notLength("", "input is too short")]],
    [{ ...good, expires_in: "P" }, [notLength("P", "input is too short")]],
    [{ ...good, expires_in: "PT" }, [notLength("PT", "input is too short")]],
    [{ ...good, expires_in: "-PT" }, [notLength("-PT", "input is too short")]],
    [{ ...good, expires_in: "p30d" }, [notLength("p30d", "invalid digit in duration")]],
    [{ ...good, expires_in: " P30D" }, [notLength(" P30D", "invalid digit in duration")]],
    [{ ...good, expires_in: "P30D " }, [notLength("P30D ", "invalid digit in duration")]],
    [{ ...good, expires_in: "P30" }, [notLength("P30", "quantity invalid in date part of duration")]],
    [{ ...good, expires_in: "PT1D" }, [notLength("PT1D", "quantity invalid in time part of duration")]],
    [{ ...good, expires_in: "PT1HT1M" }, [notLength("PT1HT1M", "`t` character repeated in duration")]],
    [{ ...good, expires_in: "P1.5D1D" }, [notLength("P1.5D1D", "quantity fraction invalid in duration")]],
    [
      { ...good, expires_in: "P4294967296D" },
      [notLength("P4294967296D", "a numeric value in the duration is too large")],
    ],
    [{ ...good, expires_in: "P1000000000D" }, [notLength("P1000000000D", "durations may not exceed 999,999,999 days")]],
    [{ ...good, expires_in: 1e18 }, [notLength(1e18, "durations may not exceed 999,999,999 days")]],
    [{ ...good, expires_in: "3600" }, [notLength("3600", '"day" identifier in duration not correctly formatted')]],
    [
      { ...good, expires_in: "30 dates" },
      [notLength("30 dates", '"day" identifier in duration not correctly formatted')],
    ],
    [{ ...good, expires_in: "tomorrow" }, [notLength("tomorrow", "invalid character in hour")]],
    [{ ...good, expires_in: "01:6" }, [notLength("01:6", '"day" identifier in duration not correctly formatted')]],
    [{ ...good, expires_in: "01:60:00" }, [notLength("01:60:00", "minute value is outside expected range of 0-59")]],
    [{ ...good, expires_in: "01:0x:00" }, [notLength("01:0x:00", "invalid character in minute")]],
    [{ ...good, expires_in: "01:00:60" }, [notLength("01:00:60", "second value is outside expected range of 0-59")]],
    [{ ...good, expires_in: "01:00:6x" }, [notLength("01:00:6x", "invalid character in second")]],
    [{ ...good, expires_in: "01:00:00." }, [notLength("01:00:00.", "second fraction digits missing after `.`")]],
    [
      { ...good, expires_in: "01:00:00x" },
      [notLength("01:00:00x", "unexpected extra characters at the end of the input")],
    ],
    [{ ...good, expires_in: "1 day 24:00" }, [notLength("1 day 24:00", "durations may not exceed 999,999,999 hours")]],
    [
      { organization_id: 1, comment: 2, expires_in: "", scopes: 4 },
      [
        {
          type: "uuid_type",
          loc: ["body", "organization_id"],
          msg: "UUID input should be a string, bytes or UUID object",
          input: 1,
        },
        comment("string_type", "Input should be a valid string", 2),
        notLength("", "input is too short"),
        notList(4),
      ],
    ],
  ])("%j are refused", async (json, detail) => {
    expect(await answerTo("POST", tokens, { token: oat, json })).toEqual(invalid(...detail));
  });

  it("leave out ctx where the vendor does", async () => {
    const { body } = await call<{ detail: object[] }>("POST", tokens, { token: oat, json: {} });
    expect(Object.keys(body.detail[0] ?? {})).toEqual(["type", "loc", "msg", "input"]);
  });
});

describe("an unknown scope", () => {
  const published = startPolar();
  const newest = startPolar({ polar: { contract: "webSession" } });
  const cookie = { cookie: "polar_session=x" };

  async function expectedScopes({ call }: typeof published, question: object): Promise<string[]> {
    const { body } = await call<{ detail: { ctx: { expected: string } }[] }>("POST", tokens, {
      ...question,
      json: { comment: "a", scopes: ["nope"] },
    });
    return [...(body.detail[0]?.ctx.expected ?? "").matchAll(/'([^']+)'/g)].map(([, scope]) => scope ?? "");
  }

  it.each(["POST", "PATCH"])("is refused by a %s with the list of those there are", async (method) => {
    const question = { token: oat, json: { comment: "a", scopes: ["openid", "nope", 3] } };
    const { body } = await published.call<{ detail: Record<string, unknown>[] }>(
      method,
      method === "POST" ? tokens : tokens + account,
      question,
    );
    const [first, second] = body.detail;
    expect(body.detail).toHaveLength(2);
    expect([first?.type, first?.loc, first?.input]).toEqual(["enum", ["body", "scopes", 1], "nope"]);
    expect([second?.loc, second?.input]).toEqual([["body", "scopes", 2], 3]);
    expect(first?.msg).toMatch(/^Input should be 'openid', 'profile', .* or 'organization_access_tokens:write'$/);
    expect(first?.ctx).toEqual({ expected: String(first?.msg).replace("Input should be ", "") });
  });

  it("is one of 62 under the published contract, and one of 61 under the newest", async () => {
    const before = await expectedScopes(published, { token: oat });
    const after = await expectedScopes(newest, { headers: cookie });
    expect([before.length, after.length]).toEqual([62, 61]);
    expect(before.filter((scope) => !after.includes(scope))).toEqual([
      "organization_access_tokens:read",
      "organization_access_tokens:write",
    ]);
    expect(after.filter((scope) => !before.includes(scope))).toEqual(["disputes:write"]);
  });
});
