import { expect, it } from "vitest";
import { listOrganizations } from "../../src/funcs/permit/index.js";
import { collect } from "../../src/index.js";
import { organization, wireOrganization } from "../fixtures/permit.js";
import { answer, brokenOrganizations, decoded, organizations, permit } from "./exchange.js";

const wirePage = (length: number) =>
  Array.from({ length }, (_, index) => ({ ...wireOrganization, key: `key-${index}` }));

it.each([
  ["nothing", undefined, ""],
  ["nothing, as an object", {}, ""],
  ["undefined for what is left out", { page: undefined, perPage: undefined, search: undefined }, ""],
  ["a page", { page: 3 }, "?page=3"],
  ["the smallest page", { perPage: 1 }, "?per_page=1"],
  ["the largest page", { perPage: 100 }, "?per_page=100"],
  ["a text", { search: "acme" }, "?search=acme"],
  ["what needs encoding", { search: "a&b=c d+é" }, "?search=a%26b%3Dc%20d%2B%C3%A9"],
  ["everything", { page: 2, perPage: 5, search: "x" }, "?page=2&per_page=5&search=x"],
])("asks for %s", async (_, request, query) => {
  const sent = answer("GET", 200, []);

  const result = await listOrganizations(permit, request as object);

  expect(result.ok).toBe(true);
  expect(sent).toMatchObject({ path: `/v2/orgs${query}`, body: "" });
  expect(sent.headers).toMatchObject({ authorization: "Bearer permit_key_test0001", accept: "application/json" });
});

it("gives a page whose body is the array", async () => {
  answer("GET", 200, [wireOrganization, { ...wireOrganization, settings: null }]);

  const result = await listOrganizations(permit, { perPage: 2, search: "acme" });

  expect(result).toEqual({
    ok: true,
    value: {
      items: [organization, { ...organization, settings: null }],
      body: [organization, { ...organization, settings: null }],
      nextRequest: { perPage: 2, search: "acme", page: 2 },
    },
    meta: expect.objectContaining({ operation: "permit.listOrganizations", attempts: 1, status: 200 }),
  });
});

it.each(organizations)("decodes %s", async (_, wire, changes) => {
  answer("GET", 200, [{ ...wireOrganization, ...wire }]);

  const result = await listOrganizations(permit);

  expect(result.ok && result.value.items).toEqual([decoded(wire, changes)]);
});

it.each([
  ["a full page", { perPage: 2 }, 2, { perPage: 2, page: 2 }],
  ["a full page of the usual length", {}, 30, { page: 2 }],
  ["a full page after others", { page: 4, perPage: 1 }, 1, { page: 5, perPage: 1 }],
  ["a page that is longer than asked for", { perPage: 2 }, 3, { perPage: 2, page: 2 }],
  ["a full page asked for with undefined", { page: undefined, perPage: undefined }, 30, { page: 2 }],
])("goes on after %s", async (_, request, length, nextRequest) => {
  answer("GET", 200, wirePage(length));

  const result = await listOrganizations(permit, request);

  expect(result.ok && result.value.nextRequest).toEqual(nextRequest);
  expect(result.ok && result.value.next).toBeTypeOf("function");
});

it.each([
  ["a short page", { perPage: 2 }, 1],
  ["a short page of the usual length", {}, 29],
  ["an empty page", { page: 7, perPage: 1 }, 0],
])("stops at %s", async (_, request, length) => {
  answer("GET", 200, wirePage(length));

  const result = await listOrganizations(permit, request);

  expect(result.ok && Object.keys(result.value)).toEqual(["items", "body"]);
  expect(result.ok && result.value.next).toBeUndefined();
});

it("walks to the empty page behind a last one that is full", async () => {
  const sent = [answer("GET", 200, wirePage(2)), answer("GET", 200, wirePage(2)), answer("GET", 200, [])];

  const result = await collect(listOrganizations(permit, { perPage: 2 }));

  expect(result.ok && result.value.items.map(({ key }) => key)).toEqual(["key-0", "key-1", "key-0", "key-1"]);
  expect(result.ok && result.value).not.toHaveProperty("nextRequest");
  expect(sent.map(({ path }) => path)).toEqual([
    "/v2/orgs?per_page=2",
    "/v2/orgs?page=2&per_page=2",
    "/v2/orgs?page=3&per_page=2",
  ]);
});

it.each([
  ["body", {}],
  ["body", { items: [], total: 0 }],
  ["body", null],
  ["body", "<html>"],
  ["body", undefined],
  ["0", [null]],
  ["1", [wireOrganization, "acme"]],
])("refuses an answer with a wrong %s", async (path, body) => {
  answer("GET", 200, body === null ? "null" : body);

  const result = await listOrganizations(permit);

  expect(result).toMatchObject({ ok: false, error: { name: "ResponseValidationError", issues: [{ path }] } });
});

it.each(brokenOrganizations)("refuses an organization with a wrong %s", async (path, wire) => {
  answer("GET", 200, [wireOrganization, { ...wireOrganization, ...wire }]);

  const result = await listOrganizations(permit);

  expect(result).toMatchObject({
    ok: false,
    error: { name: "ResponseValidationError", issues: [{ path: `1.${path}` }] },
  });
});

it.each([
  ["page", { page: 0 }],
  ["page", { page: 1.5 }],
  ["page", { page: "1" }],
  ["page", { page: null }],
  ["perPage", { perPage: 0 }],
  ["perPage", { perPage: 101 }],
  ["perPage", { perPage: Number.NaN }],
  ["search", { search: 5 }],
  ["search", { search: null }],
  ["search", { search: ["acme"] }],
  ["per_page", { per_page: 5 }],
  ["limit", { limit: 5 }],
])("refuses a wrong %s without sending it", async (path, request) => {
  const result = await listOrganizations(permit, request as never);

  expect(result).toMatchObject({
    ok: false,
    error: { name: "RequestValidationError", issues: [{ path }] },
    meta: { attempts: 0 },
  });
});
