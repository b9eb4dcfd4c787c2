import { expect, it } from "vitest";
import { type InviteUserRequest, inviteUser, OpenAICore } from "../../src/funcs/openai/index.js";
import { answer, invite, openai, wireInvite, without } from "./openai.js";

const email = "mira.okafor@example.com";

it.each<[string, InviteUserRequest, object]>([
  ["no projects given", { email, role: "reader" }, { email, role: "reader" }],
  ["projects undefined", { email, role: "owner", projects: undefined }, { email, role: "owner" }],
  ["an empty list of projects", { email, role: "owner", projects: [] }, { email, role: "owner", projects: [] }],
  [
    "projects",
    {
      email,
      role: "reader",
      projects: [
        { id: "proj_1", role: "member" },
        { id: "proj_2", role: "owner" },
      ],
    },
    {
      email,
      role: "reader",
      projects: [
        { id: "proj_1", role: "member" },
        { id: "proj_2", role: "owner" },
      ],
    },
  ],
  ["an address in any script", { email: "mïra@例え.jp", role: "reader" }, { email: "mïra@例え.jp", role: "reader" }],
])("sends %s", async (_, request, body) => {
  const sent = answer("POST", 200, wireInvite);

  const result = await inviteUser(openai, request);

  expect(result.ok).toBe(true);
  expect(sent).toEqual([
    {
      url: "https://api.openai.com/v1/organization/invites",
      headers: expect.objectContaining({
        accept: "application/json",
        "content-type": "application/json",
        authorization: "Bearer sk-admin-test0001",
      }),
      text: expect.any(String),
    },
  ]);
  expect(JSON.parse(`${sent[0]?.text}`)).toEqual(body);
});

it.each([200, 201])("takes a %i", async (status) => {
  answer("POST", status, wireInvite);

  const result = await inviteUser(openai, { email, role: "reader" });

  expect(result).toEqual({
    ok: true,
    value: invite,
    meta: expect.objectContaining({ operation: "openai.inviteUser", status }),
  });
});

it("says that an unreadable invite may have been sent", async () => {
  answer("POST", 200, without("id"));

  const result = await inviteUser(openai, { email, role: "reader" });

  expect(result).toMatchObject({
    ok: false,
    error: { name: "ResponseValidationError", issues: [{ path: "id" }], mayHaveTakenEffect: true },
  });
});

it("does not send a second invite after a failure", async () => {
  const sent = answer("POST", 500, { error: { message: "m", type: "server_error", param: null, code: null } });
  const patient = new OpenAICore({ accessToken: "sk-admin-test0001", retries: { limit: 2, baseDelayMs: 0 } });

  const result = await inviteUser(patient, { email, role: "reader" });

  expect(sent).toHaveLength(1);
  expect(result).toMatchObject({ ok: false, error: { status: 500, mayHaveTakenEffect: true }, meta: { attempts: 1 } });
});

it.each([
  ["email", { role: "reader" }],
  ["email", { email: null, role: "reader" }],
  ["role", { email }],
  ["role", { email, role: "admin" }],
  ["role", { email, role: "member" }],
  ["projects", { email, role: "reader", projects: null }],
  ["projects", { email, role: "reader", projects: "proj_1" }],
  ["projects.0", { email, role: "reader", projects: ["proj_1"] }],
  ["projects.0.id", { email, role: "reader", projects: [{ role: "member" }] }],
  ["projects.1.role", { email, role: "reader", projects: [{ id: "p", role: "owner" }, { id: "p" }] }],
  ["projects.0.role", { email, role: "reader", projects: [{ id: "p", role: "reader" }] }],
  ["projects.0.name", { email, role: "reader", projects: [{ id: "p", role: "owner", name: "P" }] }],
  ["expiresAt", { email, role: "reader", expiresAt: new Date(0) }],
  ["email", { email: "\ud800@example.com", role: "reader" }],
  ["request", null],
])("refuses a wrong %s without sending it: %j", async (path, request) => {
  const result = await inviteUser(openai, request as never);

  expect(result).toMatchObject({
    ok: false,
    error: { name: "RequestValidationError", issues: [{ path }], mayHaveTakenEffect: false },
    meta: { attempts: 0 },
  });
});
