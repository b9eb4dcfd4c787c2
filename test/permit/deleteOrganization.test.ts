import { expect, it } from "vitest";
import { deleteOrganization, PermitCore } from "../../src/funcs/permit/index.js";
import { answer, permit, wireErrorDetails } from "./exchange.js";

const wireSchedule = {
  status: "scheduled",
  deleted_at: "2026-10-01T08:00:00+00:00",
  delete_after: "2026-10-11T08:00:00+00:00",
};
const schedule = {
  status: "scheduled",
  deletedAt: new Date("2026-10-01T08:00:00.000Z"),
  deleteAfter: new Date("2026-10-11T08:00:00.000Z"),
};

it.each([
  ["a key", "acme-robotics", "acme-robotics"],
  ["an id", "7b1f0c2d9a4e4c55b8d6e0f1a2b3c4d5", "7b1f0c2d9a4e4c55b8d6e0f1a2b3c4d5"],
  ["what needs encoding", "a/b c", "a%2Fb%20c"],
])("deletes by %s", async (_, orgId, path) => {
  const sent = answer("DELETE", 202, wireSchedule);

  const result = await deleteOrganization(permit, { orgId });

  expect(result.ok).toBe(true);
  expect(sent).toMatchObject({ path: `/v2/orgs/${path}`, body: "" });
  expect(sent.headers).toMatchObject({ authorization: "Bearer permit_key_test0001", accept: "application/json" });
  expect(sent.headers).not.toHaveProperty("content-type");
});

it.each([
  ["a schedule", 202, wireSchedule, schedule],
  ["a schedule without its status", 202, { ...wireSchedule, status: undefined }, { ...schedule, status: undefined }],
  ["a status that is null", 202, { ...wireSchedule, status: null }, { ...schedule, status: null }],
  ["an unknown status", 202, { ...wireSchedule, status: "queued" }, { ...schedule, status: "queued" }],
  ["unknown fields", 202, { ...wireSchedule, job_id: "j" }, { ...schedule, jobId: "j" }],
  ["no body with 204", 204, undefined, undefined],
  ["no body with 202", 202, undefined, undefined],
])("decodes %s", async (_, status, body, value) => {
  answer("DELETE", status, body);

  const result = await deleteOrganization(permit, { orgId: "acme-robotics" });

  expect(result).toEqual({
    ok: true,
    value,
    meta: expect.objectContaining({ operation: "permit.deleteOrganization", attempts: 1, status }),
  });
});

it.each([
  ["status", { status: 1 }],
  ["deletedAt", { deleted_at: null }],
  ["deletedAt", { deleted_at: undefined }],
  ["deleteAfter", { delete_after: "soon" }],
  ["deleteAfter", { delete_after: null }],
])("refuses an answer with a wrong %s", async (path, wire) => {
  answer("DELETE", 202, { ...wireSchedule, ...wire });

  const result = await deleteOrganization(permit, { orgId: "acme-robotics" });

  expect(result).toMatchObject({
    ok: false,
    error: { name: "ResponseValidationError", mayHaveTakenEffect: true, issues: [{ path }] },
  });
});

it("is repeated after a failure, and a 404 then leaves it open who deleted", async () => {
  answer("DELETE", 503, wireErrorDetails, { "retry-after-ms": "0" });
  answer("DELETE", 404, wireErrorDetails);
  const repeating = new PermitCore({ accessToken: "permit_key_test0001" });

  const result = await deleteOrganization(repeating, { orgId: "acme-robotics" });

  expect(result).toMatchObject({
    ok: false,
    error: { name: "HttpError", status: 404, mayHaveTakenEffect: true },
    meta: { attempts: 2 },
  });
});

it.each([
  ["orgId", { orgId: "" }],
  ["orgId", { orgId: "." }],
  ["orgId", { orgId: ".." }],
  ["orgId", {}],
  ["force", { orgId: "acme", force: true }],
])("refuses a wrong %s without sending it", async (path, request) => {
  const result = await deleteOrganization(permit, request as never);

  expect(result).toMatchObject({
    ok: false,
    error: { name: "RequestValidationError", issues: [{ path }] },
    meta: { attempts: 0 },
  });
});
