import { expect, it } from "vitest";
import { getOrganization } from "../../src/funcs/clerk/index.js";
import { organization, wireOrganization } from "../fixtures/clerk.js";
import { answerWith, clerk } from "./exchange.js";

it.each([
  ["an id", { organizationId: "org_1" }, "/v1/organizations/org_1"],
  ["a slug", { organizationId: "acme-corp" }, "/v1/organizations/acme-corp"],
  ["what needs encoding", { organizationId: "a/b?c=d é" }, "/v1/organizations/a%2Fb%3Fc%3Dd%20%C3%A9"],
  [
    "everything",
    { organizationId: "org_1", includeMembersCount: true, includeMissingMemberWithElevatedPermissions: true },
    "/v1/organizations/org_1?include_members_count=true&include_missing_member_with_elevated_permissions=true",
  ],
  [
    "nothing more, in so many words",
    { organizationId: "org_1", includeMembersCount: false, includeMissingMemberWithElevatedPermissions: false },
    "/v1/organizations/org_1?include_members_count=false&include_missing_member_with_elevated_permissions=false",
  ],
  ["what is undefined", { organizationId: "org_1", includeMembersCount: undefined }, "/v1/organizations/org_1"],
])("asks for %s", async (_, request, path) => {
  const sent = answerWith("GET", 200, wireOrganization);

  const result = await getOrganization(clerk, request);

  expect(result.ok).toBe(true);
  expect(sent.path).toBe(path);
});

const wireMinimum = {
  object: "organization",
  id: "org_1",
  name: "Acme",
  slug: "acme",
  has_image: false,
  max_allowed_memberships: 0,
  admin_delete_enabled: false,
  public_metadata: {},
  created_at: 0,
  updated_at: 1,
};
const minimum = {
  object: "organization",
  id: "org_1",
  name: "Acme",
  slug: "acme",
  hasImage: false,
  maxAllowedMemberships: 0,
  adminDeleteEnabled: false,
  publicMetadata: {},
  createdAt: new Date(0),
  updatedAt: new Date(1),
};
const wireNulls = {
  public_metadata: null,
  image_url: null,
  members_count: null,
  missing_member_with_elevated_permissions: null,
  pending_invitations_count: null,
  private_metadata: null,
  created_by: null,
  last_active_at: null,
  role_set_key: null,
};
const nulls = {
  publicMetadata: null,
  imageUrl: null,
  membersCount: null,
  missingMemberWithElevatedPermissions: null,
  pendingInvitationsCount: null,
  privateMetadata: null,
  createdBy: null,
  lastActiveAt: null,
  roleSetKey: null,
};

it.each([
  ["all documented fields", wireOrganization, organization],
  ["required fields alone", wireMinimum, minimum],
  ["null wherever it may come", { ...wireMinimum, ...wireNulls }, { ...minimum, ...nulls }],
  ["nobody as its creator", { ...wireMinimum, created_by: "" }, { ...minimum, createdBy: "" }],
  ["another kind of object", { ...wireMinimum, object: "team" }, { ...minimum, object: "team" }],
  [
    "unknown fields, renamed at their own level",
    { ...wireMinimum, self_serve_sso_enabled: true, added_later: { as_is: 1 } },
    { ...minimum, selfServeSsoEnabled: true, addedLater: { as_is: 1 } },
  ],
])("decodes %s", async (_, wire, value) => {
  answerWith("GET", 200, wire);

  const result = await getOrganization(clerk, { organizationId: "org_1" });

  expect(result).toStrictEqual({ ok: true, value, meta: expect.anything() });
});

it.each([
  ["object", { object: undefined }],
  ["id", { id: null }],
  ["name", { name: 5 }],
  ["slug", { slug: null }],
  ["imageUrl", { image_url: 5 }],
  ["hasImage", { has_image: "no" }],
  ["membersCount", { members_count: "3" }],
  ["missingMemberWithElevatedPermissions", { missing_member_with_elevated_permissions: 0 }],
  ["pendingInvitationsCount", { pending_invitations_count: "0" }],
  ["maxAllowedMemberships", { max_allowed_memberships: null }],
  ["adminDeleteEnabled", { admin_delete_enabled: null }],
  ["publicMetadata", { public_metadata: [] }],
  ["publicMetadata", { public_metadata: undefined }],
  ["privateMetadata", { private_metadata: "{}" }],
  ["createdBy", { created_by: 5 }],
  ["createdAt", { created_at: "2026-01-01T00:00:00Z" }],
  ["updatedAt", { updated_at: null }],
  ["lastActiveAt", { last_active_at: 9e15 }],
  ["roleSetKey", { role_set_key: 5 }],
])("refuses an answer with a wrong %s", async (path, change) => {
  answerWith("GET", 200, { ...wireOrganization, ...change });

  const result = await getOrganization(clerk, { organizationId: "org_1" });

  expect(result).toMatchObject({
    ok: false,
    error: { name: "ResponseValidationError", issues: [{ path }], mayHaveTakenEffect: false },
  });
});

it.each([
  ["organizationId", {}],
  ["organizationId", { organizationId: "" }],
  ["organizationId", { organizationId: "." }],
  ["organizationId", { organizationId: ".." }],
  ["organizationId", { organizationId: 5 }],
  ["organizationId", { organizationId: Symbol("id") }],
  ["includeMembersCount", { organizationId: "org_1", includeMembersCount: "true" }],
  ["includeMembersCount", { organizationId: "org_1", includeMembersCount: null }],
  [
    "includeMissingMemberWithElevatedPermissions",
    { organizationId: "org_1", includeMissingMemberWithElevatedPermissions: 1 },
  ],
  ["slug", { organizationId: "org_1", slug: "acme" }],
  ["request", null],
])("refuses a wrong %s without sending it", async (path, request) => {
  const result = await getOrganization(clerk, request as never);

  expect(result).toMatchObject({
    ok: false,
    error: { name: "RequestValidationError", issues: [{ path }] },
    meta: { attempts: 0 },
  });
});
