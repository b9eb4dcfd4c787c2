import { expect, it } from "vitest";
import { retrieveInvite } from "../../src/funcs/openai/index.js";
import { answer, invite, openai, wireInvite, without } from "./openai.js";

const inviteId = "invite-9RvLc2PdYh";

it.each([
  ["a plain id", inviteId, inviteId],
  ["an id that needs encoding", "invite 1/?x#é", "invite%201%2F%3Fx%23%C3%A9"],
  ["an id of three dots", "...", "..."],
])("asks for %s", async (_, id, segment) => {
  const sent = answer("GET", 200, wireInvite);

  const result = await retrieveInvite(openai, { inviteId: id });

  expect(result.ok).toBe(true);
  expect(sent).toEqual([
    {
      url: `https://api.openai.com/v1/organization/invites/${segment}`,
      headers: expect.objectContaining({ accept: "application/json", authorization: "Bearer sk-admin-test0001" }),
      text: "",
    },
  ]);
  expect(sent[0]?.headers).not.toHaveProperty("content-type");
});

it.each<[string, object, object]>([
  ["every field", wireInvite, invite],
  [
    "an accepted invite",
    { ...wireInvite, status: "accepted", accepted_at: 1794531600, projects: [] },
    { ...invite, status: "accepted", acceptedAt: new Date("2026-11-13T01:00:00Z"), projects: [] },
  ],
  ["times that are null", { ...wireInvite, expires_at: null }, { ...invite, expiresAt: null }],
  ["times that are left out", without("expires_at"), { ...invite, expiresAt: undefined }],
  ["no projects", without("projects"), { ...invite, projects: [] }],
  ["projects that are null", { ...wireInvite, projects: null }, { ...invite, projects: [] }],
  [
    "unknown values",
    { ...wireInvite, role: "auditor", status: "bounced", projects: [{ id: "proj_1", role: "viewer" }] },
    { ...invite, role: "auditor", status: "bounced", projects: [{ id: "proj_1", role: "viewer" }] },
  ],
  [
    "unknown fields",
    { ...wireInvite, sent_by: { user_id: 1 }, projects: [{ id: "proj_1", role: "owner", added_at: 1 }] },
    { ...invite, sentBy: { user_id: 1 }, projects: [{ id: "proj_1", role: "owner", addedAt: 1 }] },
  ],
])("decodes %s", async (_, wire, value) => {
  answer("GET", 200, wire as typeof wireInvite);

  const result = await retrieveInvite(openai, { inviteId });

  expect(result).toEqual({ ok: true, value, meta: expect.objectContaining({ operation: "openai.retrieveInvite" }) });
});

it.each<[string, string, object]>([
  ["a missing id", "id", without("id")],
  ["a missing creation time", "createdAt", without("created_at")],
  ["a creation time of null", "createdAt", { ...wireInvite, created_at: null }],
  ["an expiry in words", "expiresAt", { ...wireInvite, expires_at: "2026-11-27T00:00:00Z" }],
  ["a status of null", "status", { ...wireInvite, status: null }],
  ["projects by name", "projects.0", { ...wireInvite, projects: ["proj_1"] }],
  ["a project without a role", "projects.0.role", { ...wireInvite, projects: [{ id: "proj_1" }] }],
])("refuses an answer with %s", async (_, path, wire) => {
  answer("GET", 200, wire as typeof wireInvite);

  const result = await retrieveInvite(openai, { inviteId });

  expect(result).toMatchObject({ ok: false, error: { name: "ResponseValidationError", issues: [{ path }] } });
});

it.each([
  ["inviteId", {}],
  ["inviteId", { inviteId: "" }],
  ["inviteId", { inviteId: "." }],
  ["inviteId", { inviteId: ".." }],
  ["inviteId", { inviteId: 7 }],
  ["inviteId", { inviteId: "\ud800" }],
  ["invite_id", { inviteId, invite_id: inviteId }],
  ["request", undefined],
])("refuses a wrong %s without sending it: %j", async (path, request) => {
  const result = await retrieveInvite(openai, request as never);

  expect(result).toMatchObject({
    ok: false,
    error: { name: "RequestValidationError", issues: [{ path }] },
    meta: { attempts: 0 },
  });
});
