import { expect, it } from "vitest";
import { deleteInvite } from "../../src/funcs/openai/index.js";
import { answer, openai } from "./openai.js";

const inviteId = "invite-9RvLc2PdYh";
const wireDeleted = { object: "organization.invite.deleted", id: inviteId, deleted: true };

it("sends no body", async () => {
  const sent = answer("DELETE", 200, wireDeleted);

  await deleteInvite(openai, { inviteId: "invite/1" });

  expect(sent).toMatchObject([{ url: "https://api.openai.com/v1/organization/invites/invite%2F1", text: "" }]);
  expect(sent[0]?.headers).not.toHaveProperty("content-type");
});

it.each([
  ["the confirmation", wireDeleted, wireDeleted],
  ["a refusal in a good answer", { ...wireDeleted, deleted: false }, { ...wireDeleted, deleted: false }],
  ["unknown fields", { ...wireDeleted, deleted_at: 1 }, { ...wireDeleted, deletedAt: 1 }],
])("decodes %s", async (_, wire, value) => {
  answer("DELETE", 200, wire);

  const result = await deleteInvite(openai, { inviteId });

  expect(result).toEqual({ ok: true, value, meta: expect.objectContaining({ operation: "openai.deleteInvite" }) });
});

it.each([
  ["deleted", { ...wireDeleted, deleted: "yes" }],
  ["id", { ...wireDeleted, id: null }],
  ["object", { id: inviteId, deleted: true }],
])("refuses an answer with a wrong %s, and says that it may have taken effect", async (path, wire) => {
  answer("DELETE", 200, wire);

  const result = await deleteInvite(openai, { inviteId });

  expect(result).toMatchObject({
    ok: false,
    error: { name: "ResponseValidationError", issues: [{ path }], mayHaveTakenEffect: true },
  });
});

it("refuses an answer without a body", async () => {
  answer("DELETE", 204, "");

  const result = await deleteInvite(openai, { inviteId });

  expect(result).toMatchObject({ ok: false, error: { name: "ResponseValidationError", issues: [{ path: "body" }] } });
});

it.each([
  ["inviteId", {}],
  ["inviteId", { inviteId: "" }],
  ["inviteId", { inviteId: ".." }],
  ["id", { inviteId, id: inviteId }],
])("refuses a wrong %s without sending it: %j", async (path, request) => {
  const result = await deleteInvite(openai, request as never);

  expect(result).toMatchObject({
    ok: false,
    error: { name: "RequestValidationError", issues: [{ path }] },
    meta: { attempts: 0 },
  });
});
