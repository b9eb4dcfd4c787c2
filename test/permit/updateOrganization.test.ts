import { expect, it } from "vitest";
import { updateOrganization } from "../../src/funcs/permit/index.js";
import { organization, wireOrganization } from "../fixtures/permit.js";
import { answer, brokenOrganizations, decoded, organizations, permit } from "./exchange.js";

it.each([
  ["a name", { name: "Acme Robotics EU" }, { name: "Acme Robotics EU" }],
  [
    "settings, keys untouched",
    { settings: { camelCase: { snake_case: 1 } } },
    { settings: { camelCase: { snake_case: 1 } } },
  ],
  ["both", { name: "a_b", settings: {} }, { name: "a_b", settings: {} }],
  ["nothing", {}, {}],
  ["undefined for what is left out", { name: undefined, settings: undefined }, {}],
])("sends %s", async (_, organizationUpdate, body) => {
  const sent = answer("PATCH", 200, wireOrganization);

  const result = await updateOrganization(permit, { orgId: "acme/robotics", organizationUpdate });

  expect(result.ok).toBe(true);
  expect(sent.path).toBe("/v2/orgs/acme%2Frobotics");
  expect(JSON.parse(sent.body ?? "")).toEqual(body);
  expect(sent.headers).toMatchObject({
    authorization: "Bearer permit_key_test0001",
    accept: "application/json",
    "content-type": "application/json",
  });
});

it("gives the organization", async () => {
  answer("PATCH", 200, wireOrganization);

  const result = await updateOrganization(permit, { orgId: "acme-robotics", organizationUpdate: { name: "Acme" } });

  expect(result).toEqual({
    ok: true,
    value: organization,
    meta: expect.objectContaining({ operation: "permit.updateOrganization", attempts: 1, status: 200 }),
  });
});

it.each(organizations)("decodes %s", async (_, wire, changes) => {
  answer("PATCH", 200, { ...wireOrganization, ...wire });

  const result = await updateOrganization(permit, { orgId: "acme-robotics", organizationUpdate: {} });

  expect(result.ok && result.value).toEqual(decoded(wire, changes));
});

it.each(brokenOrganizations)("refuses an answer with a wrong %s", async (path, wire) => {
  answer("PATCH", 200, { ...wireOrganization, ...wire });

  const result = await updateOrganization(permit, { orgId: "acme-robotics", organizationUpdate: {} });

  expect(result).toMatchObject({
    ok: false,
    error: { name: "ResponseValidationError", mayHaveTakenEffect: true, issues: [{ path }] },
  });
});

it.each([
  ["orgId", { orgId: ".." }],
  ["orgId", { orgId: undefined }],
  ["organizationUpdate", { organizationUpdate: undefined }],
  ["organizationUpdate", { organizationUpdate: null }],
  ["organizationUpdate", { organizationUpdate: [] }],
  ["organizationUpdate.name", { organizationUpdate: { name: "" } }],
  ["organizationUpdate.name", { organizationUpdate: { name: "Acme & Sons" } }],
  ["organizationUpdate.name", { organizationUpdate: { name: null } }],
  ["organizationUpdate.settings", { organizationUpdate: { settings: null } }],
  ["organizationUpdate.settings", { organizationUpdate: { settings: 5 } }],
  ["organizationUpdate.key", { organizationUpdate: { key: "other" } }],
  ["name", { name: "Acme" }],
])("refuses a wrong %s without sending it", async (path, changes) => {
  const request = { orgId: "acme-robotics", organizationUpdate: {}, ...changes };

  const result = await updateOrganization(permit, request as never);

  expect(result).toMatchObject({
    ok: false,
    error: { name: "RequestValidationError", issues: [{ path }] },
    meta: { attempts: 0 },
  });
});
