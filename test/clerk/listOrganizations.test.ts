import { expect, expectTypeOf, it } from "vitest";
import { type ListOrganizationsRequest, listOrganizations } from "../../src/funcs/clerk/index.js";
import { organization, wireOrganization } from "../fixtures/clerk.js";
import { answerWith, clerk } from "./exchange.js";

const hundred = Array.from({ length: 100 }, (_, index) => `org_${index}`);

it.each<[string, ListOrganizationsRequest | undefined, string]>([
  ["nothing", undefined, ""],
  ["nothing, as an object", {}, ""],
  ["undefined for what is left out", { limit: undefined, userId: undefined }, ""],
  ["the smallest page", { limit: 1, offset: 0 }, "?limit=1&offset=0"],
  ["the largest page", { limit: 500, offset: 1000 }, "?limit=500&offset=1000"],
  ["a query", { query: "a+b & c=é" }, "?query=a%2Bb%20%26%20c%3D%C3%A9"],
  ["an order", { orderBy: "members_count" }, "?order_by=members_count"],
  ["an ascending order", { orderBy: "+name" }, "?order_by=%2Bname"],
  ["a descending order", { orderBy: "-created_at" }, "?order_by=-created_at"],
  ["users", { userId: ["user_1", "+user_2", "-user_3"] }, "?user_id=user_1&user_id=%2Buser_2&user_id=-user_3"],
  ["organizations", { organizationId: ["+org_1", "-org_2"] }, "?organization_id=%2Borg_1&organization_id=-org_2"],
  [
    "a hundred organizations",
    { organizationId: hundred },
    `?${hundred.map((id) => `organization_id=${id}`).join("&")}`,
  ],
  [
    "more of each",
    { includeMembersCount: true, includeMissingMemberWithElevatedPermissions: true },
    "?include_members_count=true&include_missing_member_with_elevated_permissions=true",
  ],
  [
    "no more of each",
    { includeMembersCount: false, includeMissingMemberWithElevatedPermissions: false },
    "?include_members_count=false&include_missing_member_with_elevated_permissions=false",
  ],
])("asks for %s", async (_, request, query) => {
  const sent = answerWith("GET", 200, { data: [], total_count: 0 });

  const result = await listOrganizations(clerk, request);

  expect(result.ok).toBe(true);
  expect(sent.path).toBe(`/v1/organizations${query}`);
});

it("decodes a page", async () => {
  answerWith("GET", 200, { data: [wireOrganization], total_count: 37, added_later: { as_is: 1 } });

  const result = await listOrganizations(clerk, { limit: 1, query: "labs" });

  expect(result).toEqual({
    ok: true,
    value: {
      items: [organization],
      total: 37,
      body: { data: [organization], totalCount: 37, addedLater: { as_is: 1 } },
      nextRequest: { limit: 1, query: "labs", offset: 1 },
    },
    meta: expect.objectContaining({ operation: "clerk.listOrganizations", attempts: 1, status: 200 }),
  });
});

it.each([
  ["goes on behind the first page", {}, 10, 37, { offset: 10 }],
  ["goes on behind a short page", { limit: 500 }, 10, 37, { limit: 500, offset: 10 }],
  ["goes on behind a later page", { offset: 10, limit: 10 }, 10, 21, { offset: 20, limit: 10 }],
  ["stops at the end", { offset: 20 }, 1, 21, undefined],
  ["stops beyond the end", { offset: 30 }, 1, 21, undefined],
  ["stops at an empty page", { offset: 10 }, 0, 37, undefined],
  ["stops where there is nothing", {}, 0, 0, undefined],
])("%s", async (_, request, length, total, nextRequest) => {
  answerWith("GET", 200, { data: Array(length).fill(wireOrganization), total_count: total });

  const result = await listOrganizations(clerk, request);

  expect(result.ok && result.value.nextRequest).toEqual(nextRequest);
});

it("walks to the end", async () => {
  const sent = [
    answerWith("GET", 200, { data: Array(2).fill(wireOrganization), total_count: 3 }),
    answerWith("GET", 200, { data: [wireOrganization], total_count: 3 }),
  ];

  const lengths: unknown[] = [];
  const result = await listOrganizations(clerk, { limit: 2, userId: ["+user_1"] });
  if (result.ok) for await (const page of result.value) lengths.push(page.ok && page.value.items.length);

  expect(lengths).toEqual([2, 1]);
  expect(sent[1]?.path).toBe("/v1/organizations?limit=2&offset=2&user_id=%2Buser_1");
});

it.each([
  ["data", { total_count: 1 }],
  ["data", { data: {}, total_count: 1 }],
  ["data.0.name", { data: [{ ...wireOrganization, name: null }], total_count: 1 }],
  ["totalCount", { data: [] }],
  ["totalCount", { data: [], total_count: "1" }],
])("refuses an answer with a wrong %s", async (path, body) => {
  answerWith("GET", 200, body);

  const result = await listOrganizations(clerk);

  expect(result).toMatchObject({ ok: false, error: { name: "ResponseValidationError", issues: [{ path }] } });
});

it.each([
  ["limit", { limit: 0 }],
  ["limit", { limit: 501 }],
  ["limit", { limit: 1.5 }],
  ["limit", { limit: "10" }],
  ["offset", { offset: -1 }],
  ["offset", { offset: Number.NaN }],
  ["query", { query: 5 }],
  ["orderBy", { orderBy: "slug" }],
  ["orderBy", { orderBy: ["name"] }],
  ["userId", { userId: [] }],
  ["userId", { userId: "user_1" }],
  ["userId.1", { userId: ["user_1", 5] }],
  ["organizationId", { organizationId: [] }],
  ["organizationId", { organizationId: [...hundred, "org_100"] }],
  ["organizationId.0", { organizationId: [null] }],
  ["includeMembersCount", { includeMembersCount: 1 }],
  ["includeMissingMemberWithElevatedPermissions", { includeMissingMemberWithElevatedPermissions: "true" }],
  ["order_by", { order_by: "name" }],
  ["request", null],
])("refuses a wrong %s without sending it", async (path, request) => {
  const result = await listOrganizations(clerk, request as never);

  expect(result).toMatchObject({
    ok: false,
    error: { name: "RequestValidationError", issues: [{ path }] },
    meta: { attempts: 0 },
  });
});

it("types the order", () => {
  expectTypeOf<ListOrganizationsRequest["orderBy"]>().toEqualTypeOf<
    `${"" | "+" | "-"}${"name" | "created_at" | "members_count"}` | undefined
  >();
});
