import OpenAI from "openai";
import { afterAll, beforeAll, expect, it } from "vitest";
import {
  deleteInvite,
  type InviteUserRequest,
  inviteUser,
  type ListInvitesRequest,
  listInvites,
  OpenAICore,
  retrieveInvite,
} from "../../src/funcs/openai/index.js";
import { items, unwrap } from "../../src/index.js";
import { type SandboxServer, serveSandbox } from "../../src/sandbox/index.js";
import { awkward, expectRefused, expectSame, pairing, unsafe } from "./exchange.js";

let server: SandboxServer;

beforeAll(async () => {
  server = await serveSandbox();
});

afterAll(() => server.close());

interface Account {
  readonly organization?: string;
  readonly project?: string;
}
const core = (account: Account = {}) =>
  new OpenAICore({
    accessToken: "sk-admin-clients0001",
    baseUrl: `${server.url}/openai/v1`,
    retries: false,
    ...account,
  });
const official = ({ organization, project }: Account = {}) =>
  new OpenAI({
    adminAPIKey: "sk-admin-clients0001",
    baseURL: `${server.url}/openai/v1`,
    organization: organization ?? null,
    project: project ?? null,
    maxRetries: 0,
  }).admin.organization.invites;

const lists = pairing<ListInvitesRequest>({
  operation: "list",
  ours: (input) => listInvites(core(), input),
  theirs: (input) => official().list(input as object),
});
const creates = pairing<InviteUserRequest>({
  operation: "create",
  ours: (input) => inviteUser(core(), input),
  theirs: (input) => official().create(input as OpenAI.Admin.Organization.InviteCreateParams),
});
const retrieves = pairing<string>({
  operation: "retrieve",
  ours: (inviteId) => retrieveInvite(core(), { inviteId }),
  theirs: (inviteId) => official().retrieve(inviteId),
});
const deletes = pairing<string>({
  operation: "delete",
  ours: (inviteId) => deleteInvite(core(), { inviteId }),
  theirs: (inviteId) => official().delete(inviteId),
});
const accounts = pairing<Account>({
  operation: "an account",
  ours: (account) => listInvites(core(account)),
  theirs: (account) => official(account).list(),
});

const email = "mira.okafor@example.com";
const named = (ids: readonly string[]) => ids.map((id) => [`the id ${JSON.stringify(id)}`, id] as const);
const ids = ["invite-9RvLc2PdYh", "7", ...awkward, ...unsafe];

it.each([
  ...lists(
    ["nothing", {}],
    ["undefined", { limit: undefined, after: undefined }],
    ["the least limit", { limit: 1 }],
    ["the greatest limit", { limit: 100 }],
    ["a cursor", { after: "invite-3mWqT8zKx0" }],
    ["everything", { limit: 50, after: "invite-3mWqT8zKx0" }],
    ...[...awkward, ...unsafe].map((after) => [`the cursor ${JSON.stringify(after)}`, { after }] as const),
  ),
  ...creates(
    ["a reader", { email, role: "reader" }],
    ["an owner", { email, role: "owner" }],
    ["undefined", { email, role: "owner", projects: undefined }],
    ["no project", { email, role: "reader", projects: [] }],
    ["a project", { email, role: "reader", projects: [{ id: "proj_7HkQe1", role: "member" }] }],
    [
      "projects",
      {
        email,
        role: "owner",
        projects: [
          { id: "proj_2", role: "owner" },
          { id: "proj_1", role: "member" },
          { id: "proj_2", role: "owner" },
        ],
      },
    ],
    ["no address", { email: "", role: "reader" }],
    ["another project", { email, role: "reader", projects: [{ id: "a b/é", role: "member" }] }],
    ...awkward.map(
      (name) => [`the address ${JSON.stringify(name)}`, { email: `${name}@example.com`, role: "reader" }] as const,
    ),
  ),
  ...retrieves(...named(ids)),
  ...deletes(...named(ids)),
  ...accounts(
    ["none", {}],
    ["an organization", { organization: "org-2Kx" }],
    ["a project", { project: "proj_7HkQe1" }],
    ["both", { organization: "org-2Kx", project: "proj_7HkQe1" }],
  ),
])("$operation with $title sends the same", (comparison) => expectSame(server, comparison));

it.each([
  ...lists(
    ["limit 0", { limit: 0 }],
    ["limit 101", { limit: 101 }],
    ["a limit that is no whole number", { limit: 1.5 }],
    ["an empty cursor", { after: "" }],
    ["null", { after: null as never }],
  ),
  ...creates(
    ["null", { email, role: "reader", projects: null as never }],
    ["an unknown role", { email, role: "member" as never }],
    ["no address at all", { role: "reader" } as never],
  ),
])("refuses $operation with $title, which the official client sends", async (comparison) => {
  expect(await expectRefused(server, comparison)).toHaveLength(1);
});

it.each([...retrieves(...named([""])), ...deletes(...named([""]))])(
  "refuses $operation with $title, which leads the official client to the collection",
  async (comparison) => {
    expect(await expectRefused(server, comparison)).toMatchObject([
      { path: ["", "v1", "organization", "invites", ""] },
    ]);
  },
);

it.each([...retrieves(...named([".", ".."])), ...deletes(...named([".", ".."]))])(
  "refuses $operation with $title, and so does the official client",
  async (comparison) => {
    expect(await expectRefused(server, comparison)).toEqual([]);
  },
);

it("does everything with the official client that orgkit sees, and the other way round", async () => {
  server.sandbox.reset();
  const theirs = official();

  const made = await theirs.create({ email, role: "reader", projects: [{ id: "proj_7HkQe1", role: "member" }] });
  const { id: inviteId } = made;
  const own = unwrap(await retrieveInvite(core(), { inviteId }));
  expect(wireOf(own)).toEqual(made);
  expect(await theirs.retrieve(inviteId)).toEqual(made);

  const other = unwrap(await inviteUser(core(), { email: "ivo.brandt@example.com", role: "owner" }));
  const seen = [];
  for await (const invite of theirs.list({ limit: 1 })) seen.push(invite);
  const listed = [];
  for await (const invite of items(listInvites(core(), { limit: 1 }))) listed.push(wireOf(unwrap(invite)));
  expect(seen).toEqual(listed);
  expect(seen).toEqual([wireOf(other), made]);

  expect(await theirs.delete(inviteId)).toMatchObject({ id: inviteId, deleted: true });
  expect(await retrieveInvite(core(), { inviteId })).toMatchObject({ ok: false, error: { status: 404 } });
  unwrap(await deleteInvite(core(), { inviteId: other.id }));
  await expect(theirs.delete(other.id)).rejects.toMatchObject({ status: 404 });
});

/** Spells an invite as the official client gives it. */
function wireOf(invite: object): object {
  const spell = ([name, value]: [string, unknown]) => [
    name.replace(/[A-Z]/, (letter) => `_${letter.toLowerCase()}`),
    value instanceof Date ? value.getTime() / 1000 : value,
  ];
  return Object.fromEntries(Object.entries(invite).map(spell));
}
