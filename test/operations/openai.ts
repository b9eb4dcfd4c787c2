import { deleteInvite, inviteUser, listInvites, OpenAICore, retrieveInvite } from "../../src/funcs/openai/index.js";
import { unwrap } from "../../src/index.js";
import { definer, later, type Operation, under, wireLater } from "./operation.js";

const define = definer(
  "openai",
  (options) => new OpenAICore({ accessToken: "sk-admin-table0001", retries: false, ...options }),
);

const wireInvite = {
  object: "organization.invite",
  id: "invite-9RvLc2PdYh",
  email: "mira.okafor@example.com",
  role: "reader",
  status: "accepted",
  created_at: 1795132800,
  expires_at: 1795737600,
  accepted_at: 1795136400,
  projects: [{ id: "proj_7HkQe1", role: "member" }],
};
const invite = {
  object: "organization.invite",
  id: "invite-9RvLc2PdYh",
  email: "mira.okafor@example.com",
  role: "reader",
  status: "accepted",
  createdAt: new Date("2026-11-20T00:00:00.000Z"),
  expiresAt: new Date("2026-11-27T00:00:00.000Z"),
  acceptedAt: new Date("2026-11-20T01:00:00.000Z"),
  projects: [{ id: "proj_7HkQe1", role: "member" }],
};
const wirePending = { ...wireInvite, status: "added_later", expires_at: null, accepted_at: null, projects: [] };
const pending = { ...invite, status: "added_later", expiresAt: null, acceptedAt: null, projects: [] };
const invites = [
  { title: "an invite", wire: wireInvite, value: invite },
  { title: "an invite with nulls", wire: wirePending, value: pending },
  { title: "an invite with more fields", wire: { ...wireInvite, ...wireLater }, value: { ...invite, ...later } },
  { title: "an invite of old", wire: { ...wireInvite, projects: undefined }, value: { ...invite, projects: [] } },
];
const required = ["object", "id", "email", "role", "status", "created_at", "projects.0.id", "projects.0.role"];
// An answer of old leaves the projects out.
const optional = ["expires_at", "accepted_at", "projects"];

const same = <TBody>(title: string, body: TBody) => ({ title, wire: body, value: body });
const flat = same("the short form", { code: 503, message: "Try again." });
const usual = (type: string, code: string) => [
  same("the usual form", { error: { message: "No.", type, param: "email", code } }),
  same("nulls", { error: { message: "No.", type, param: null, code: null } }),
  same("more fields", { error: { message: "No.", type, param: null, code: null, asIs: [1] }, extra: "x" }),
  flat,
];
const wrong = usual("invalid_request_error", "added_later");
const always = {
  400: wrong,
  401: usual("invalid_request_error", "invalid_api_key"),
  403: [
    ...usual("invalid_request_error", "added_later"),
    same("a plain text", { error: "You have insufficient permissions. Missing scopes: api.management.write." }),
  ],
  429: usual("requests", "rate_limit_exceeded"),
};

const person = { email: "ada@example.com", role: "reader" } as const;
const project = { id: "proj_7HkQe1", role: "owner" } as const;

export const openaiOperations: readonly Operation[] = [
  define({
    name: "openai.listInvites",
    route: "GET /organization/invites",
    run: listInvites,
    request: { limit: 2, after: "invite-3mWqT8zKx0" },
    successes: {
      200: [
        {
          title: "a page",
          wire: {
            object: "list",
            data: [wireInvite, wirePending],
            first_id: "invite-9RvLc2PdYh",
            last_id: "invite-1BtNf6SjGa",
            has_more: true,
          },
          value: {
            items: [invite, pending],
            body: {
              object: "list",
              data: [invite, pending],
              firstId: "invite-9RvLc2PdYh",
              lastId: "invite-1BtNf6SjGa",
              hasMore: true,
            },
            nextRequest: { limit: 2, after: "invite-1BtNf6SjGa" },
          },
        },
        {
          title: "the last page",
          wire: { object: "list", data: [wireInvite], last_id: "invite-9RvLc2PdYh", has_more: false },
          value: {
            items: [invite],
            body: { object: "list", data: [invite], lastId: "invite-9RvLc2PdYh", hasMore: false },
          },
        },
        {
          title: "no invite",
          wire: { object: "list", data: [], first_id: null, last_id: null, has_more: false },
          value: { items: [], body: { object: "list", data: [], firstId: null, lastId: null, hasMore: false } },
        },
      ],
    },
    refusals: { ...always, 404: wrong },
    required: ["object", "data", "has_more", ...under("data.0", required)],
    optional: ["first_id", "last_id", ...under("data.0", optional)],
    async live(core) {
      const older = unwrap(await inviteUser(core, person));
      const newer = unwrap(await inviteUser(core, { email: "bob@example.com", role: "owner", projects: [] }));
      return {
        request: { limit: 1, after: newer.id },
        shows: { items: [older], body: { firstId: older.id, lastId: older.id, hasMore: false } },
      };
    },
  }),
  define({
    name: "openai.inviteUser",
    route: "POST /organization/invites",
    run: inviteUser,
    request: { ...person, projects: [{ id: "proj_7HkQe1", role: "member" }] },
    successes: { 200: invites, 201: invites },
    refusals: always,
    required,
    optional,
    live: async () => ({
      request: { ...person, projects: [project] },
      shows: { ...person, status: "pending", projects: [project], acceptedAt: null },
    }),
  }),
  define({
    name: "openai.retrieveInvite",
    route: "GET /organization/invites/{invite_id}",
    run: retrieveInvite,
    request: { inviteId: "invite-9RvLc2PdYh" },
    successes: { 200: invites },
    refusals: { ...always, 404: wrong, 500: usual("server_error", "added_later") },
    required,
    optional,
    async live(core) {
      const made = unwrap(await inviteUser(core, person));
      return { request: { inviteId: made.id }, shows: made };
    },
  }),
  define({
    name: "openai.deleteInvite",
    route: "DELETE /organization/invites/{invite_id}",
    run: deleteInvite,
    request: { inviteId: "invite-9RvLc2PdYh" },
    successes: {
      200: [
        {
          title: "a confirmation",
          wire: { object: "organization.invite.deleted", id: "invite-9RvLc2PdYh", deleted: true, ...wireLater },
          value: { object: "organization.invite.deleted", id: "invite-9RvLc2PdYh", deleted: true, ...later },
        },
      ],
    },
    refusals: { ...always, 404: wrong },
    required: ["object", "id", "deleted"],
    optional: [],
    async live(core) {
      const { id } = unwrap(await inviteUser(core, person));
      return { request: { inviteId: id }, shows: { object: "organization.invite.deleted", id, deleted: true } };
    },
  }),
];
