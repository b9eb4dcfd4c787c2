import { afterAll, beforeAll, expect, it } from "vitest";
import * as clerk from "../../src/funcs/clerk/index.js";
import { unwrap } from "../../src/index.js";
import { type SandboxServer, serveSandbox } from "../../src/sandbox/index.js";
import { becomes, clients, dropsEmptyBody, dropsEmptyPart, dropsFalsy, dropsMissingMember, endsWith } from "./clerk.js";
import { awkward, type Difference, expectRefused, expectSame } from "./exchange.js";

let server: SandboxServer;

beforeAll(async () => {
  server = await serveSandbox();
});

afterAll(() => server.close());

const { ours, theirs, lists, creates, gets, updates, merges, uploads, deletes, logoDeletes } = clients(
  () => server.url,
);

const organizationId = "org_2nWqB7fLr0uKxTtM5cYdVhE3sPa";
const ids: readonly (readonly [string, ...Difference[]])[] = [
  [organizationId],
  ["acme"],
  ...awkward.map((id) => [id] as const),
  ["a/b", becomes("a", "b")],
  ["a//b", becomes("a", "b")],
  ["a\\b", becomes("a", "b")],
  ["%41", becomes("A")],
  ["a#b", endsWith("a")],
  ["a?b=c", endsWith("a", ["b", "c"])],
  ["a\tb", becomes("ab")],
];
/** Makes a case of each id. */
const each = <TInput>(inputOf: (id: string) => TInput) =>
  ids.map(([id, ...differences]) => [`the id ${JSON.stringify(id)}`, inputOf(id), ...differences] as const);

const signature = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const png = new Blob([signature], { type: "image/png" });
const logo = new File([signature], "Löwe 1.png", { type: "image/png" });
const metadata = { snake_key: 1, camelKey: { "deep key": [null, { é: "😀" }] }, empty: {} };

it.each([
  ...lists(
    ["nothing", {}],
    ["undefined", { limit: undefined, query: undefined, userId: undefined, includeMembersCount: undefined }],
    ["the least limit", { limit: 1 }],
    ["the greatest limit", { limit: 500 }],
    ["an offset", { offset: 10 }],
    ["the first offset", { limit: 5, offset: 0 }, dropsFalsy],
    ["no text", { query: "" }, dropsFalsy],
    ["ascending order", { orderBy: "+created_at" }],
    ["descending order", { orderBy: "-members_count" }],
    ["an order", { orderBy: "name" } as const],
    ["a user", { userId: ["user_1"] }],
    ["users", { userId: ["+user_1", "-user_2", "user_3", "user_1"] }],
    ["organizations", { organizationId: ["org_b", "org_a"] }],
    ["a hundred organizations", { organizationId: Array.from({ length: 100 }, (_, index) => `org_${index}`) }],
    ["an empty id", { organizationId: ["", "org_1"], limit: 1 }],
    ["members", { includeMembersCount: true, includeMissingMemberWithElevatedPermissions: true }],
    ["no members", { includeMembersCount: false }, dropsFalsy],
    ["everything", { limit: 5, offset: 10, query: "a b", orderBy: "+name", userId: ["u"], organizationId: ["o"] }],
    ...awkward.map((query) => [`the text ${JSON.stringify(query)}`, { query }] as const),
    ...awkward.map((id) => [`the user ${JSON.stringify(id)}`, { userId: [id].concat("user_1") }] as const),
  ),
  ...creates(
    ["a name", { name: "Acme" }],
    ["no name", { name: "" }],
    ["a creator", { name: "Acme", createdBy: "user_1" }],
    ["null", { name: "Acme", slug: null, createdBy: null, publicMetadata: null, maxAllowedMemberships: null }],
    ["undefined", { name: "Acme", slug: undefined, privateMetadata: undefined, createdAt: undefined }],
    ["metadata", { name: "Acme", publicMetadata: metadata, privateMetadata: metadata }],
    ["empty metadata", { name: "Acme", publicMetadata: {}, privateMetadata: {} }],
    ["no limit of members", { name: "Acme", maxAllowedMemberships: 0 }],
    ["a date", { name: "Acme", createdAt: new Date("2026-01-01T00:00:00.123Z") }],
    ["a role set", { name: "Acme", roleSetKey: "role_set:default" }],
    ["everything", { name: "Acme", slug: "acme", createdBy: "user_1", maxAllowedMemberships: 9, publicMetadata: {} }],
    ...awkward.map((name) => [`the name ${JSON.stringify(name)}`, { name, slug: name }] as const),
  ),
  ...gets(
    ["members", { organizationId, includeMembersCount: true }],
    ["no members", { organizationId, includeMembersCount: false }, dropsFalsy],
    ["undefined", { organizationId, includeMembersCount: undefined }],
    [
      "all extras",
      { organizationId, includeMembersCount: true, includeMissingMemberWithElevatedPermissions: true },
      dropsMissingMember,
    ],
    ...each((id) => ({ organizationId: id, includeMembersCount: true })),
  ),
  ...updates(
    ["nothing", { organizationId, updateOrganizationRequest: {} }, dropsEmptyBody],
    ["undefined", { organizationId, updateOrganizationRequest: { name: undefined } }],
    ["null", { organizationId, updateOrganizationRequest: { name: null, slug: null, adminDeleteEnabled: null } }],
    ["false", { organizationId, updateOrganizationRequest: { adminDeleteEnabled: false } }],
    ["a date", { organizationId, updateOrganizationRequest: { createdAt: new Date(0), maxAllowedMemberships: 0 } }],
    ["everything", { organizationId, updateOrganizationRequest: { name: "é", slug: "e", roleSetKey: "role_set:a" } }],
    ...each((id) => ({ organizationId: id, updateOrganizationRequest: { name: "Acme" } })),
  ),
  ...merges(
    ["nothing", { organizationId, mergeOrganizationMetadataRequest: {} }, dropsEmptyBody],
    ["undefined", { organizationId, mergeOrganizationMetadataRequest: { publicMetadata: undefined } }],
    ["empty metadata", { organizationId, mergeOrganizationMetadataRequest: { privateMetadata: {} } }],
    ["public metadata", { organizationId, mergeOrganizationMetadataRequest: { publicMetadata: metadata } }],
    [
      "everything",
      {
        organizationId,
        mergeOrganizationMetadataRequest: { publicMetadata: { gone: null }, privateMetadata: metadata },
      },
    ],
    ...each((id) => ({ organizationId: id, mergeOrganizationMetadataRequest: { publicMetadata: {} } })),
  ),
  ...uploads(
    ["a blob", { organizationId, file: png }],
    ["a file", { organizationId, file: logo }],
    ["a user", { organizationId, file: logo, uploaderUserId: "user_1" }],
    ["no user", { organizationId, file: png, uploaderUserId: "" }, dropsEmptyPart],
    ["undefined", { organizationId, file: png, uploaderUserId: undefined }],
    ...awkward.map(
      (name) => [`the user ${JSON.stringify(name)}`, { organizationId, file: png, uploaderUserId: name }] as const,
    ),
    ...each((id) => ({ organizationId: id, file: png })),
  ),
  ...deletes(...each((id) => id)),
  ...logoDeletes(...each((id) => id)),
])("$operation with $title sends the same", (comparison) => expectSame(server, comparison));

it.each([
  ...lists(
    ["limit 0", { limit: 0 }],
    ["limit 501", { limit: 501 }],
    ["an empty list of users", { userId: [] }],
    ["an empty list of organizations", { organizationId: [] }],
    ["too many organizations", { organizationId: Array.from({ length: 101 }, () => "org_1") }],
  ),
  ...creates(
    ["a name that is too long", { name: "a".repeat(257) }],
    ["an unknown field", { name: "a", plan: "b" } as never],
  ),
  ...updates(["an unknown field", { organizationId, updateOrganizationRequest: { plan: "b" } as never }]),
  ...merges(["null", { organizationId, mergeOrganizationMetadataRequest: { publicMetadata: null as never } }]),
  ...uploads(["another type", { organizationId, file: new Blob(["a"], { type: "text/plain" }) }]),
])("refuses $operation with $title, which the official client sends", async (comparison) => {
  expect(await expectRefused(server, comparison)).toHaveLength(1);
});

it.each(["", ".", ".."].flatMap((id) => [...deletes([`the id "${id}"`, id]), ...logoDeletes([`the id "${id}"`, id])]))(
  "refuses $operation with $title, and so does the official client",
  async (comparison) => {
    expect(await expectRefused(server, comparison)).toEqual([]);
  },
);

it("does everything with the official client that orgkit sees, and the other way round", async () => {
  server.sandbox.reset();
  const get = async (id: string) => unwrap(await clerk.getOrganization(ours(), { organizationId: id }));
  const { id, slug } = await theirs().createOrganization({
    name: "Acme",
    createdBy: "user_1",
    publicMetadata: metadata,
  });
  expect(await get(id)).toMatchObject({ name: "Acme", createdBy: "user_1", publicMetadata: metadata });

  expect(await theirs().getOrganization({ slug })).toMatchObject(timesOf(await get(slug)));
  const { data, totalCount } = await theirs().getOrganizationList({ limit: 5, includeMembersCount: true });
  const page = unwrap(await clerk.listOrganizations(ours(), { limit: 5, includeMembersCount: true }));
  expect({ items: data.map(({ id, membersCount }) => ({ id, membersCount })), total: totalCount }).toEqual({
    items: page.items.map(({ id, membersCount }) => ({ id, membersCount })),
    total: 1,
  });

  await theirs().updateOrganization(id, { name: "Zeta", adminDeleteEnabled: false });
  await theirs().updateOrganizationMetadata(id, { privateMetadata: { a_b: { cD: 1 } } });
  await theirs().updateOrganizationLogo(id, { file: logo, uploaderUserId: "user_1" });
  const changed = await get(id);
  expect(changed).toMatchObject({ name: "Zeta", adminDeleteEnabled: false, hasImage: true });
  expect(changed).toMatchObject({ publicMetadata: metadata, privateMetadata: { a_b: { cD: 1 } } });
  const { imageUrl, hasImage } = await theirs().deleteOrganizationLogo(id);
  expect(await get(id)).toMatchObject({ imageUrl, hasImage });

  expect(await theirs().deleteOrganization(id)).toMatchObject({ id, deleted: true });
  expect(await clerk.getOrganization(ours(), { organizationId: id })).toMatchObject({ error: { status: 404 } });
  const other = unwrap(await clerk.createOrganization(ours(), { name: "Eta" }));
  expect(await theirs().getOrganization({ organizationId: other.id })).toMatchObject(timesOf(other));
});

/** Gives an organization with its times as the official client gives them. */
function timesOf({ id, name, slug, createdAt, updatedAt }: clerk.Organization): object {
  return { id, name, slug, createdAt: createdAt.getTime(), updatedAt: updatedAt.getTime() };
}
