import nock from "nock";
import { expect, it } from "vitest";
import { organizationAccessTokensList, PolarCore } from "../../src/funcs/polar/index.js";

const polar = new PolarCore({ accessToken: "polar_oat_test0001" });
const api = () => nock("https://api.polar.sh", { reqheaders: { authorization: "Bearer polar_oat_test0001" } });

const wireToken = {
  created_at: "2026-06-15T08:31:39.123456Z",
  modified_at: null,
  id: "a3f0c2de-5b1d-4a7e-9c44-0f6f2a1b7d10",
  scopes: ["metrics:read", "orders:read"],
  expires_at: "2026-07-15T08:31:39.123456Z",
  comment: "CI deploy job",
  last_used_at: null,
  organization_id: "1dbfc517-0bbf-4301-9ba8-555ca42b9737",
};
const token = {
  createdAt: new Date("2026-06-15T08:31:39.123Z"),
  modifiedAt: null,
  id: "a3f0c2de-5b1d-4a7e-9c44-0f6f2a1b7d10",
  scopes: ["metrics:read", "orders:read"],
  expiresAt: new Date("2026-07-15T08:31:39.123Z"),
  comment: "CI deploy job",
  lastUsedAt: null,
  organizationId: "1dbfc517-0bbf-4301-9ba8-555ca42b9737",
};
const wirePage = (items: object[], totalCount: number, maxPage: number) => ({
  items,
  pagination: { total_count: totalCount, max_page: maxPage },
});

it.each([
  ["nothing", undefined, ""],
  ["nothing, as an object", {}, ""],
  ["one organization", { organizationId: "org-1" }, "?organization_id=org-1"],
  ["several organizations", { organizationId: ["org-1", "org-2"] }, "?organization_id=org-1&organization_id=org-2"],
  ["null for all organizations", { organizationId: null, sorting: null }, ""],
  ["undefined for what is left out", { organizationId: undefined, limit: undefined }, ""],
  ["a page", { page: 3, limit: 100 }, "?page=3&limit=100"],
  ["sorting", { sorting: ["-created_at", "comment"] as const }, "?sorting=-created_at&sorting=comment"],
  ["what needs encoding", { organizationId: "a&b=c d+é" }, "?organization_id=a%26b%3Dc%20d%2B%C3%A9"],
])("asks for %s", async (_, request, query) => {
  let path = "";
  api()
    .get(/.*/)
    .reply(200, ({ url }: Request) => {
      path = url.replace("https://api.polar.sh", "");
      return wirePage([], 0, 0);
    });

  const result = await organizationAccessTokensList(polar, request as object);

  expect(result.ok).toBe(true);
  expect(path).toBe(`/v1/organization-access-tokens/${query}`);
});

it("decodes a page", async () => {
  api()
    .get("/v1/organization-access-tokens/")
    .query(true)
    .reply(200, wirePage([{ ...wireToken, added_later: { as_is: 1 } }], 3, 2));

  const result = await organizationAccessTokensList(polar, { limit: 2 });

  expect(result).toEqual({
    ok: true,
    value: {
      items: [{ ...token, addedLater: { as_is: 1 } }],
      total: 3,
      body: { items: [{ ...token, addedLater: { as_is: 1 } }], pagination: { totalCount: 3, maxPage: 2 } },
      nextRequest: { limit: 2, page: 2 },
    },
    meta: expect.objectContaining({ operation: "polar.organizationAccessTokensList", attempts: 1, status: 200 }),
  });
});

it.each([
  ["organizationId", { organizationId: [] }],
  ["organizationId.0", { organizationId: [5] }],
  ["page", { page: 0 }],
  ["limit", { limit: 101 }],
  ["limit", { limit: "10" }],
  ["sorting", { sorting: [] }],
  ["sorting.0", { sorting: ["name"] }],
  ["organization_id", { organization_id: "org-1" }],
])("refuses a wrong %s without sending it", async (path, request) => {
  const result = await organizationAccessTokensList(polar, request as object);

  expect(result).toMatchObject({
    ok: false,
    error: { name: "RequestValidationError", issues: [{ path }] },
    meta: { attempts: 0 },
  });
});
