import { describe, expect, it } from "vitest";
import { listOrganizations, PermitCore } from "../../src/funcs/permit/index.js";
import type { Validate } from "../../src/index.js";
import { ask, emptyPage, list, play, says, wireToken, writes } from "./exchange.js";

/** Differs from the document in three places. */
const drifted = {
  items: [{ ...wireToken, comment: null, created_at: "yesterday", scopes: ["metrics:read", 5], added: { as_is: 1 } }],
  pagination: { total_count: 1, max_page: 1 },
};
const listed = (validate: Validate | undefined, body: unknown = drifted) =>
  list({ fetch: play(says(200, body)).fetch, validate });

it.each([[undefined], ["strict"]] as const)("refuses what differs from the document with %s", async (validate) => {
  const result = await listed(validate);

  expect(result).toMatchObject({
    ok: false,
    error: {
      name: "ResponseValidationError",
      issues: [{ path: "items.0.createdAt" }, { path: "items.0.comment" }, { path: "items.0.scopes.1" }],
      body: drifted,
    },
  });
  expect(result.meta).not.toHaveProperty("drift");
});

it("gives it with 'report', and tells where it differs", async () => {
  const result = await listed("report");

  expect(result.meta.drift).toMatchObject([
    { path: "items.0.createdAt", expected: "an ISO 8601 timestamp", received: "string" },
    { path: "items.0.comment", expected: "string", received: "null" },
    { path: "items.0.scopes.1", expected: "string", received: "5" },
  ]);
  expect(result.ok && result.value.items[0]).toEqual({
    id: wireToken.id,
    createdAt: "yesterday",
    modifiedAt: null,
    expiresAt: null,
    lastUsedAt: null,
    comment: null,
    scopes: ["metrics:read", 5],
    organizationId: wireToken.organization_id,
    added: { as_is: 1 },
  });
});

it("gives it with 'off', and tells nothing", async () => {
  const result = await listed("off");

  expect(result.ok && result.value.items[0]).toMatchObject({ comment: null, createdAt: "yesterday" });
  expect(result.meta).not.toHaveProperty("drift");
});

it.each(["report", "off"] as const)("still decodes what fits with %s", async (validate) => {
  const result = await listed(validate, { ...drifted, items: [{ ...wireToken, comment: null }] });

  expect(result.ok && result.value.items[0]?.createdAt).toEqual(new Date(wireToken.created_at));
});

it.each(["report", "off"] as const)("goes on behind a page whose first item is nothing, with %s", async (validate) => {
  const page = { items: [null], pagination: { total_count: 2, max_page: 2 } };

  const result = await listed(validate, page);

  expect(result.ok && result.value.nextRequest).toEqual({ page: 2 });
});

it("reports nothing where nothing differs", async () => {
  const result = await listed("report", emptyPage);

  expect(result.ok).toBe(true);
  expect(result.meta).not.toHaveProperty("drift");
});

it("can be set for a call alone", async () => {
  const { fetch } = play(says(200, drifted));

  const results = [
    await list({ fetch, validate: "strict" }, { validate: "off" }),
    await list({ fetch, validate: "off" }, { validate: "strict" }),
    await list({ fetch, validate: "off" }, { validate: undefined }),
  ];

  expect(results.map(({ ok }) => ok)).toEqual([true, false, true]);
});

it("holds for the following pages, too", async () => {
  const pages = { ...drifted, pagination: { total_count: 2, max_page: 2 } };
  const result = await list({ fetch: play(says(200, pages)).fetch }, { validate: "report" });

  const second = result.ok ? await result.value.next?.() : expect.unreachable();

  expect(second?.meta.drift).toHaveLength(3);
});

it("quotes no text in what it reports, but decodes it", async () => {
  const { fetch } = play(
    says(201, { organization_access_token: wireToken, token: { secret: "polar_oat_created0001" } }),
  );

  const result = await ask.POST({ fetch, validate: "report" });

  expect(result).toMatchObject({ ok: true, value: { token: { secret: "polar_oat_created0001" } } });
  expect(JSON.stringify(result.meta)).not.toContain("created0001");
});

describe.each(["report", "off"] as const)("with %s", (validate) => {
  it.each([
    ["HTML", "<html></html>"],
    ["nothing", ""],
    ["null", "null"],
    ["a list for an object", "[]"],
    ["an object without its list", "{}"],
    ["a list that is none", '{"items":{},"pagination":{}}'],
    ["a list of null", '{"items":null,"pagination":{"total_count":0,"max_page":0}}'],
    ["no pagination", '{"items":[]}'],
  ])("refuses a list that cannot be a page: %s", async (_, text) => {
    const result = await list({ fetch: play(writes(text)).fetch, validate });

    expect(result).toMatchObject({ ok: false, error: { name: "ResponseValidationError" } });
  });

  it.each(["<html></html>", "", "null", "5", "[]"])("refuses an object that is none at all: %j", async (text) => {
    const result = await ask.PATCH({ fetch: play(writes(text)).fetch, validate });

    expect(result).toMatchObject({ ok: false, error: { name: "ResponseValidationError", issues: [{ path: "body" }] } });
  });

  it("refuses an object for a list", async () => {
    const core = new PermitCore({ accessToken: "permit_key_1", fetch: play(says(200, {})).fetch, validate });

    expect(await listOrganizations(core)).toMatchObject({ ok: false, error: { name: "ResponseValidationError" } });
  });

  it("holds refusals to the document nevertheless", async () => {
    const result = await list({ fetch: play(says(401, { error: "Unauthorized" })).fetch, validate });

    expect(result).toMatchObject({ ok: false, error: { name: "UnexpectedStatusError", status: 401 } });
  });
});
