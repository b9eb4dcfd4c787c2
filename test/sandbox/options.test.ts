import { expect, it } from "vitest";
import { createSandbox, type SandboxOptions, serveSandbox } from "../../src/sandbox/index.js";

/** Every option, every field of a credential among them. */
const all: SandboxOptions = {
  seed: "demo",
  faults: [{ status: 500 }],
  anyToken: false,
  now: () => 0,
  credentials: [
    {
      vendor: "polar",
      token: "polar_oat_1",
      kind: "user",
      scopes: ["metrics:read"],
      organizationId: "a",
      organizations: [{ id: "a", role: "member" }],
      server: "sandbox",
      expiresAtMs: 1,
      signedInAtMs: -1,
    },
    { vendor: "openai", token: "sk-1", kind: "project", scopes: ["api.management.read"], revoked: true },
    { vendor: "clerk", token: "sk_test_1", revoked: false },
    {
      vendor: "permit",
      token: "permit_key_1",
      organization: "acme",
      projectId: "p",
      environmentId: "e",
      accessLevel: "no_access",
      canCreateOrganizations: true,
      isHuman: false,
    },
  ],
  polar: {
    contract: "webSession",
    organizations: ["a"],
    server: "sandbox",
    versions: ["2026-04"],
    requestsPerMinute: 1,
  },
  openai: {
    createStatus: 201,
    lifetimeMs: 0,
    defaultProject: "proj_1",
    expirePending: false,
    order: "oldestFirst",
    projects: [],
    members: ["mira@example.com"],
    organization: "org-1",
    permissionError: "object",
  },
  clerk: {
    organizations: 0,
    organizationsEnabled: true,
    slugsEnabled: false,
    users: ["user_1"],
    roleSets: [],
    creatorRole: "org:owner",
    defaultMaxAllowedMemberships: 0,
    defaultAdminDeleteEnabled: false,
    organizationQuota: Number.POSITIVE_INFINITY,
    creationLimit: 0,
    membershipQuota: 1,
    seatBilling: true,
    unsupportedFeatures: ["custom_role_set"],
    limitMode: "strict",
    defaultApiVersion: "2026-05-12",
    maxRequestBodyBytes: 1,
    rateLimits: true,
  },
  permit: {
    keyReach: "own",
    idFormat: "dashed",
    foreignOrganizationStatus: 404,
    insufficientAccessStatus: 401,
    gracePeriodMs: 0,
    legacyDelete: true,
  },
};

it("takes all its options", () => {
  expect(() => createSandbox(all)).not.toThrow();
});

it("takes undefined for an option that is not given", () => {
  const options = { seed: undefined, clerk: undefined, polar: { server: undefined } };
  expect(() => createSandbox(options as object)).not.toThrow();
});

it.each<[unknown, string]>([
  [null, "they have to be an object."],
  [[], "they have to be an object."],
  [{ seeds: "demo" }, '"seeds" is not one of seed, faults, credentials, anyToken, now, polar, openai, clerk, permit.'],
  [{ seed: "demos" }, 'seed has to be "demo".'],
  [{ seed: null }, 'seed has to be "demo".'],
  [{ faults: { status: 500 } }, "faults has to be a list."],
  [{ anyToken: "no" }, "anyToken has to be true or false."],
  [{ now: 5 }, "now has to be a function."],
  [{ clerk: true }, "clerk has to be an object."],
  [{ clerk: { organisations: 3 } }, '"clerk.organisations" is not one of organizations, organizationsEnabled'],
  [{ clerk: { organizations: 1.5 } }, "clerk.organizations has to be a whole number, 0 or more."],
  [{ clerk: { organizations: -1 } }, "clerk.organizations has to be a whole number, 0 or more."],
  [{ clerk: { unsupportedFeatures: ["slugs"] } }, "clerk.unsupportedFeatures[0] has to be "],
  [{ openai: { createStatus: "201" } }, "openai.createStatus has to be 200 or 201."],
  [{ openai: { lifetimeMs: -1 } }, "openai.lifetimeMs has to be a number, 0 or more."],
  [{ openai: { lifetimeMs: Number.NaN } }, "openai.lifetimeMs has to be a number, 0 or more."],
  [{ openai: { members: "mira@example.com" } }, "openai.members has to be a list."],
  [{ permit: { idFormat: "uuid" } }, 'permit.idFormat has to be "hex" or "dashed".'],
  [{ permit: { constructor: 1 } }, '"permit.constructor" is not one of keyReach'],
  [{ polar: { organizations: [1] } }, "polar.organizations[0] has to be a text."],
  [{ polar: { versions: [] } }, "polar.versions has to name at least 1."],
  [{ credentials: ["sk_test_1"] }, "credentials[0] has to be an object."],
  [{ credentials: [{ token: "x" }] }, 'credentials[0].vendor has to be "polar" or "openai" or "clerk" or "permit".'],
  [{ credentials: [{ vendor: "stripe", token: "x" }] }, "credentials[0].vendor has to be "],
  [{ credentials: [{ vendor: "constructor", token: "x" }] }, "credentials[0].vendor has to be "],
  [{ credentials: [{ vendor: "clerk" }] }, "credentials[0].token has to be a text."],
  [
    { credentials: [{ vendor: "clerk", token: "x", scopes: [] }] },
    '"credentials[0].scopes" is not one of vendor, token',
  ],
  [
    { credentials: [{ vendor: "polar", token: "x", expiresAtMs: "1" }] },
    "credentials[0].expiresAtMs has to be a number",
  ],
  [
    { credentials: [{ vendor: "polar", token: "x", organizations: [{ id: "a" }] }] },
    'credentials[0].organizations[0].role has to be "owner" or "admin" or "member".',
  ],
])("refuses %j: %s", (options, problem) => {
  const message = expect.stringContaining(`The options of a sandbox are wrong: ${problem}`);
  expect(() => createSandbox(options as object)).toThrow(expect.objectContaining({ name: "TypeError", message }));
});

it("refuses the same when it is served", async () => {
  await expect(serveSandbox({ seed: "demos" as "demo" })).rejects.toThrow('seed has to be "demo".');
});
