import { expect, it } from "vitest";
import { updateOrganization } from "../../src/funcs/clerk/index.js";
import { organization, wireOrganization } from "../fixtures/clerk.js";
import { answerWith, clerk } from "./exchange.js";

it.each([
  ["nothing", {}, {}],
  [
    "all fields",
    {
      name: "Acme Inc",
      slug: "acme-inc",
      maxAllowedMemberships: 20,
      adminDeleteEnabled: true,
      createdAt: new Date("2012-10-20T07:15:20.902Z"),
      roleSetKey: "role_set:default",
    },
    {
      name: "Acme Inc",
      slug: "acme-inc",
      max_allowed_memberships: 20,
      admin_delete_enabled: true,
      created_at: "2012-10-20T07:15:20.902Z",
      role_set_key: "role_set:default",
    },
  ],
  [
    "null for all fields",
    {
      name: null,
      slug: null,
      maxAllowedMemberships: null,
      adminDeleteEnabled: null,
      createdAt: null,
      roleSetKey: null,
    },
    {
      name: null,
      slug: null,
      max_allowed_memberships: null,
      admin_delete_enabled: null,
      created_at: null,
      role_set_key: null,
    },
  ],
  [
    "false and 0",
    { adminDeleteEnabled: false, maxAllowedMemberships: 0 },
    { admin_delete_enabled: false, max_allowed_memberships: 0 },
  ],
  ["undefined for what is left out", { name: "Acme", slug: undefined }, { name: "Acme" }],
])("sends %s", async (_, updateOrganizationRequest, json) => {
  const sent = answerWith("PATCH", 200, wireOrganization);

  const result = await updateOrganization(clerk, { organizationId: "org/1", updateOrganizationRequest });

  expect(result).toStrictEqual({ ok: true, value: organization, meta: expect.anything() });
  expect(sent.path).toBe("/v1/organizations/org%2F1");
  expect(sent.json).toStrictEqual(json);
});

it.each([
  ["organizationId", { organizationId: "", updateOrganizationRequest: {} }],
  ["organizationId", { updateOrganizationRequest: {} }],
  ["updateOrganizationRequest", { organizationId: "org_1" }],
  ["updateOrganizationRequest", { organizationId: "org_1", updateOrganizationRequest: null }],
  ["name", { organizationId: "org_1", updateOrganizationRequest: {}, name: "Acme" }],
  ["request", null],
])("refuses a wrong %s without sending it", async (path, request) => {
  const result = await updateOrganization(clerk, request as never);

  expect(result).toMatchObject({
    ok: false,
    error: { name: "RequestValidationError", issues: [{ path }] },
    meta: { attempts: 0 },
  });
});

it.each([
  ["name", "x".repeat(257)],
  ["slug", 5],
  ["maxAllowedMemberships", -1],
  ["maxAllowedMemberships", 0.5],
  ["adminDeleteEnabled", "true"],
  ["createdAt", 1767225600123],
  ["roleSetKey", 5],
  ["publicMetadata", {}],
  ["privateMetadata", {}],
])("refuses a wrong %s among the changes without sending it", async (field, value) => {
  const request = { organizationId: "org_1", updateOrganizationRequest: { [field]: value } };

  const result = await updateOrganization(clerk, request as never);

  expect(result).toMatchObject({
    ok: false,
    error: { name: "RequestValidationError", issues: [{ path: `updateOrganizationRequest.${field}` }] },
    meta: { attempts: 0 },
  });
});
