import { expect, it } from "vitest";
import { deleteOrganization } from "../../src/funcs/clerk/index.js";
import { answerWith, clerk } from "./exchange.js";

it.each([
  ["org_1", "org_1"],
  ["an/id?with#odd=characters", "an%2Fid%3Fwith%23odd%3Dcharacters"],
])("deletes %s", async (organizationId, segment) => {
  const sent = answerWith("DELETE", 200, { object: "organization", deleted: true });

  const result = await deleteOrganization(clerk, { organizationId });

  expect(result.ok).toBe(true);
  expect(sent.path).toBe(`/v1/organizations/${segment}`);
  expect(sent.headers?.get("content-type")).toBeNull();
});

it.each([
  [
    "all fields",
    { object: "organization", id: "org_1", slug: "acme", deleted: true, external_id: "ext_1" },
    { object: "organization", id: "org_1", slug: "acme", deleted: true, externalId: "ext_1" },
  ],
  ["required fields alone", { object: "organization", deleted: true }, { object: "organization", deleted: true }],
  [
    "nulls",
    { object: "organization", id: null, slug: null, deleted: true, external_id: null },
    { object: "organization", id: null, slug: null, deleted: true, externalId: null },
  ],
])("decodes %s", async (_, wire, value) => {
  answerWith("DELETE", 200, wire);

  const result = await deleteOrganization(clerk, { organizationId: "org_1" });

  expect(result).toEqual({ ok: true, value, meta: expect.anything() });
});

it.each([
  ["object", { deleted: true }],
  ["deleted", { object: "organization" }],
  ["deleted", { object: "organization", deleted: "yes" }],
])("refuses an answer with a wrong %s", async (path, wire) => {
  answerWith("DELETE", 200, wire);

  const result = await deleteOrganization(clerk, { organizationId: "org_1" });

  expect(result).toMatchObject({
    ok: false,
    error: { name: "ResponseValidationError", issues: [{ path }], mayHaveTakenEffect: true },
  });
});

it.each([
  ["organizationId", { organizationId: "" }],
  ["organizationId", { organizationId: "." }],
  ["organizationId", { organizationId: ".." }],
  ["organizationId", {}],
  ["slug", { organizationId: "org_1", slug: "acme" }],
  ["request", null],
])("refuses a wrong %s without sending it", async (path, request) => {
  const result = await deleteOrganization(clerk, request as never);

  expect(result).toMatchObject({
    ok: false,
    error: { name: "RequestValidationError", issues: [{ path }] },
    meta: { attempts: 0 },
  });
});
