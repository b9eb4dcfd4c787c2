import { Polar } from "@polar-sh/sdk";
import { afterAll, beforeAll, expect, it } from "vitest";
import {
  organizationAccessTokensCreate,
  organizationAccessTokensDelete,
  organizationAccessTokensList,
  organizationAccessTokensUpdate,
  PolarCore,
} from "../../src/funcs/polar/index.js";
import { unwrap } from "../../src/index.js";
import { type SandboxServer, serveSandbox } from "../../src/sandbox/index.js";
import {
  awkward,
  byName,
  type Difference,
  expectAllowed,
  expectRefused,
  expectSame,
  pairing,
  unsafe,
} from "./exchange.js";

let server: SandboxServer;

beforeAll(async () => {
  server = await serveSandbox();
});

afterAll(() => server.close());

const accessToken = "polar_oat_clients0001";
const core = () => new PolarCore({ accessToken, baseUrl: `${server.url}/polar`, retries: false });
const official = () => new Polar({ accessToken, serverURL: `${server.url}/polar` }).organizationAccessTokens;

type Input<TFunction extends (core: never, request: never) => unknown> = NonNullable<Parameters<TFunction>[1]>;
type ListInput = Input<typeof organizationAccessTokensList>;
type CreateInput = Input<typeof organizationAccessTokensCreate>;
type UpdateInput = Input<typeof organizationAccessTokensUpdate>;

const defaults: Difference = {
  reason: "the official client also sends the vendor's defaults",
  apply: (sent) => {
    const missing = [["limit", "10"] as const, ["page", "1"] as const].filter(
      ([name]) => !sent.query.some(([given]) => given === name),
    );
    return { ...sent, query: [...sent.query, ...missing].sort(byName) };
  },
};

const named = (ids: readonly string[]) => ids.map((text) => [`the id ${JSON.stringify(text)}`, text] as const);
const id = "a3f0c2de-5b1d-4a7e-9c44-0f6f2a1b7d10";
const otherId = "1dbfc517-0bbf-4301-9ba8-555ca42b9737";

const lists = pairing<ListInput>({
  operation: "list",
  ours: (input) => organizationAccessTokensList(core(), input),
  theirs: (input) => official().list(input as object),
});
const creates = pairing<CreateInput>({
  operation: "create",
  ours: (input) => organizationAccessTokensCreate(core(), input),
  theirs: (input) => official().create(input as never),
});
const updates = pairing<UpdateInput>({
  operation: "update",
  ours: (input) => organizationAccessTokensUpdate(core(), input),
  theirs: (input) => official().update(input as never),
});
const deletes = pairing<string>({
  operation: "delete",
  ours: (input) => organizationAccessTokensDelete(core(), { id: input }),
  theirs: (input) => official().delete({ id: input }),
});

it.each([
  ...lists(
    ["nothing", {}, defaults],
    ["undefined", { organizationId: undefined, page: undefined, limit: undefined, sorting: undefined }, defaults],
    ["null", { organizationId: null, sorting: null }, defaults],
    ["a page", { page: 3 }, defaults],
    ["a limit", { limit: 100 }, defaults],
    ["a page and a limit", { page: 2, limit: 1 }],
    ["the defaults", { page: 1, limit: 10 }],
    ["a page far away", { page: Number.MAX_SAFE_INTEGER, limit: 10 }],
    ["an organization", { organizationId: otherId }, defaults],
    ["an organization in a list", { organizationId: [otherId] }, defaults],
    ["two organizations", { organizationId: [otherId, id] }, defaults],
    ["an organization twice", { organizationId: [id, id], limit: 5, page: 1 }],
    ["no id", { organizationId: "" }, defaults],
    ["one way to sort", { sorting: ["comment"] }, defaults],
    ["all ways to sort", { sorting: ["-last_used_at", "organization_id", "-comment", "created_at"] }, defaults],
    ["everything", { organizationId: [id, otherId], page: 2, limit: 7, sorting: ["-created_at", "comment"] }],
    ...[...awkward, ...unsafe].map(
      (text) => [`the organization ${JSON.stringify(text)}`, { organizationId: text }, defaults] as const,
    ),
  ),
  ...creates(
    ["the least", { comment: "CI", scopes: [] }],
    ["scopes", { comment: "CI", scopes: ["metrics:read", "orders:read", "metrics:read"] }],
    ["a lifetime", { comment: "CI", scopes: ["metrics:read"], expiresIn: "P1DT12H30M5.5S" }],
    ["a lifetime of another form", { comment: "CI", scopes: [], expiresIn: "no duration" }],
    ["an organization", { comment: "CI", scopes: [], organizationId: otherId }],
    ["null", { comment: "CI", scopes: [], organizationId: null, expiresIn: null }],
    ["undefined", { comment: "CI", scopes: [], organizationId: undefined, expiresIn: undefined }],
    ["everything", { comment: "CI", scopes: ["openid"], organizationId: id, expiresIn: "P30D" }],
    ["no comment", { comment: "", scopes: [] }],
    ...awkward.map(
      (comment) => [`the comment ${JSON.stringify(comment)}`, { comment, scopes: [] as never[] }] as const,
    ),
  ),
  ...updates(
    ["nothing", { id, organizationAccessTokenUpdate: {} }],
    ["undefined", { id, organizationAccessTokenUpdate: { comment: undefined, scopes: undefined } }],
    ["a comment", { id, organizationAccessTokenUpdate: { comment: "CD" } }],
    ["no comment", { id, organizationAccessTokenUpdate: { comment: "" } }],
    ["scopes", { id, organizationAccessTokenUpdate: { scopes: ["orders:read", "metrics:read"] } }],
    ["no scopes", { id, organizationAccessTokenUpdate: { scopes: [] } }],
    ["null", { id, organizationAccessTokenUpdate: { scopes: null } }],
    ["everything", { id, organizationAccessTokenUpdate: { comment: "é\n", scopes: ["openid"] } }],
    ...[...awkward, ...unsafe].map(
      (text) =>
        [`the id ${JSON.stringify(text)}`, { id: text, organizationAccessTokenUpdate: { comment: text } }] as const,
    ),
  ),
  ...deletes(...named([id, id.toUpperCase(), id.replaceAll("-", ""), ...awkward, ...unsafe])),
])("$operation with $title sends the same", (comparison) => expectSame(server, comparison));

it.each([
  ...lists(
    ["an empty list of organizations", { organizationId: [] }],
    ["an empty list of ways to sort", { sorting: [] }],
  ),
])("refuses $operation with $title, which the official client drops", async (comparison) => {
  const query = [
    ["limit", "10"],
    ["page", "1"],
  ];

  expect(await expectRefused(server, comparison)).toMatchObject([{ method: "GET", query }]);
});

it.each([...lists(["page 0", { page: 0 }], ["limit 0", { limit: 0 }], ["limit 101", { limit: 101 }])])(
  "refuses $operation with $title, which the official client sends",
  async (comparison) => {
    expect(await expectRefused(server, comparison)).toHaveLength(1);
  },
);

it.each(deletes(...named(["", ".", ".."])))(
  "refuses $operation with $title, which leads the official client astray",
  async (comparison) => {
    const [sent] = await expectRefused(server, comparison);

    expect(["/v1/", "/v1/organization-access-tokens/"]).toContain(sent?.path.join("/"));
  },
);

it.each([
  ...creates(["a scope that was added later", { comment: "CI", scopes: ["disputes:write", "added:later"] }]),
  ...updates(["a scope that was added later", { id, organizationAccessTokenUpdate: { scopes: ["disputes:write"] } }]),
])("allows $operation with $title, which the official client refuses", async (comparison) => {
  expect(await expectAllowed(server, comparison)).toMatchObject([{ json: { scopes: expect.any(Array) } }]);
});

it("does everything with the official client that orgkit sees, and the other way round", async () => {
  server.sandbox.reset();
  const theirs = official();

  const { organizationAccessToken: made, token } = await theirs.create({ comment: "CI", scopes: ["metrics:read"] });
  expect(token).toMatch(/^polar_oat_/);
  const { body } = unwrap(await organizationAccessTokensList(core(), { limit: 5 }));
  expect((await theirs.list({ limit: 5 })).result).toEqual(body);
  expect(body.items).toEqual([made]);

  const update = { comment: "CD", scopes: ["orders:read" as const] };
  const changed = await theirs.update({ id: made.id, organizationAccessTokenUpdate: update });
  expect(changed).toMatchObject({ ...update, id: made.id });
  expect(unwrap(await organizationAccessTokensList(core())).items).toEqual([changed]);
  await theirs.delete({ id: made.id });
  expect(unwrap(await organizationAccessTokensList(core()))).toMatchObject({ items: [], total: 0 });

  const { organizationAccessToken: own } = unwrap(
    await organizationAccessTokensCreate(core(), { comment: "", scopes: [] }),
  );
  expect((await theirs.list({})).result.items).toEqual([own]);
  unwrap(await organizationAccessTokensDelete(core(), { id: own.id }));
  await expect(theirs.delete({ id: own.id })).rejects.toMatchObject({ statusCode: 404 });
});
