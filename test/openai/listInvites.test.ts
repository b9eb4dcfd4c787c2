import { expect, it } from "vitest";
import { collect } from "../../src/core/walk.js";
import { type ListInvitesRequest, listInvites } from "../../src/funcs/openai/index.js";
import { answer, invite, openai, wireInvite, without } from "./openai.js";

const wireList = (facts: object = {}) => ({
  object: "list",
  data: [wireInvite, { ...wireInvite, id: "invite-last" }],
  first_id: "invite-9RvLc2PdYh",
  last_id: "invite-last",
  has_more: false,
  ...facts,
});

it.each<[string, ListInvitesRequest | undefined, string]>([
  ["nothing", undefined, ""],
  ["nothing, as an object", {}, ""],
  ["undefined for what is left out", { limit: undefined, after: undefined }, ""],
  ["the smallest page", { limit: 1 }, "?limit=1"],
  ["the largest page", { limit: 100 }, "?limit=100"],
  ["a cursor", { after: "invite-3mWqT8zKx0" }, "?after=invite-3mWqT8zKx0"],
  ["a page after a cursor", { limit: 2, after: "invite-1" }, "?limit=2&after=invite-1"],
  ["what needs encoding", { after: "a&b=c d+é#" }, "?after=a%26b%3Dc%20d%2B%C3%A9%23"],
])("asks for %s", async (_, request, query) => {
  const sent = answer("GET", 200, wireList());

  const result = await listInvites(openai, request);

  expect(result.ok).toBe(true);
  expect(sent).toMatchObject([{ url: `https://api.openai.com/v1/organization/invites${query}`, text: "" }]);
  expect(sent[0]?.headers).not.toHaveProperty("content-type");
});

it("decodes a page", async () => {
  answer("GET", 200, wireList({ has_more: true, request_cost: { as_is: 1 } }));

  const result = await listInvites(openai, { limit: 2 });

  const items = [invite, { ...invite, id: "invite-last" }];
  expect(result).toEqual({
    ok: true,
    value: {
      items,
      body: {
        object: "list",
        data: items,
        firstId: "invite-9RvLc2PdYh",
        lastId: "invite-last",
        hasMore: true,
        requestCost: { as_is: 1 },
      },
      nextRequest: { limit: 2, after: "invite-last" },
    },
    meta: expect.objectContaining({ operation: "openai.listInvites", attempts: 1, status: 200 }),
  });
});

it.each<[string, object, object | undefined]>([
  ["goes on after last_id", { has_more: true, last_id: "invite-x" }, { limit: 5, after: "invite-x" }],
  [
    "goes on after the last item without last_id",
    { has_more: true, last_id: undefined },
    { limit: 5, after: "invite-last" },
  ],
  [
    "goes on after the last item with a last_id of null",
    { has_more: true, last_id: null },
    { limit: 5, after: "invite-last" },
  ],
  [
    "goes on after the last item with an empty last_id",
    { has_more: true, last_id: "" },
    { limit: 5, after: "invite-last" },
  ],
  ["stops when there is no more", { has_more: false }, undefined],
  ["stops at an empty page", { has_more: true, data: [] }, undefined],
  ["stops at an empty page without ids", { has_more: false, data: [], first_id: null, last_id: null }, undefined],
])("%s", async (_, facts, nextRequest) => {
  answer("GET", 200, wireList(facts));

  const result = await listInvites(openai, { limit: 5, after: "invite-0" });

  expect(result).toMatchObject({ ok: true });
  expect(result.ok && result.value.nextRequest).toEqual(nextRequest);
});

it.each([undefined, null, "false", 1])("stops at a has_more of %j where answers are not checked", async (hasMore) => {
  answer("GET", 200, wireList({ has_more: hasMore }));

  const result = await listInvites(openai, {}, { validate: "off" });

  expect(result).toMatchObject({ ok: true, value: { items: [{}, {}] } });
  expect(result.ok && result.value).not.toHaveProperty("nextRequest");
});

it("walks to the last page", async () => {
  answer("GET", 200, wireList({ has_more: true }));
  const second = answer("GET", 200, wireList({ data: [{ ...wireInvite, id: "invite-3" }], last_id: "invite-3" }));

  const all = await collect(listInvites(openai, { limit: 2 }));

  expect(all.ok && all.value.items.map(({ id }) => id)).toEqual(["invite-9RvLc2PdYh", "invite-last", "invite-3"]);
  expect(second).toMatchObject([{ url: "https://api.openai.com/v1/organization/invites?limit=2&after=invite-last" }]);
});

it("ends at a cursor that was used before", async () => {
  answer("GET", 200, wireList({ has_more: true }));
  const second = answer("GET", 200, wireList({ has_more: true }));

  const all = await collect(listInvites(openai));

  expect(second).toHaveLength(1);
  expect(all).toMatchObject({
    ok: false,
    error: { name: "ResponseValidationError" },
    partial: { items: [{}, {}], nextRequest: { after: expect.any(String) } },
  });
});

it.each<[string, object]>([
  ["hasMore", { has_more: null }],
  ["hasMore", { has_more: undefined }],
  ["data", { data: {} }],
  ["data.0.id", { data: [without("id")] }],
  ["data.1.createdAt", { data: [wireInvite, without("created_at")] }],
  ["lastId", { last_id: 7 }],
  ["object", { object: undefined }],
])("refuses an answer with a wrong %s: %j", async (path, facts) => {
  answer("GET", 200, wireList(facts));

  const result = await listInvites(openai);

  expect(result).toMatchObject({ ok: false, error: { name: "ResponseValidationError", issues: [{ path }] } });
});

it.each([
  ["limit", { limit: 0 }],
  ["limit", { limit: 101 }],
  ["limit", { limit: 1.5 }],
  ["limit", { limit: "10" }],
  ["limit", { limit: null }],
  ["after", { after: "" }],
  ["after", { after: 5 }],
  ["after", { after: "\ud800" }],
  ["after", { after: null }],
  ["before", { before: "invite-1" }],
  ["status", { status: "pending" }],
])("refuses a wrong %s without sending it: %j", async (path, request) => {
  const result = await listInvites(openai, request as object);

  expect(result).toMatchObject({
    ok: false,
    error: { name: "RequestValidationError", issues: [{ path }] },
    meta: { attempts: 0 },
  });
});
