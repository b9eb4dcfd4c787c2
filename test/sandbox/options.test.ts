import { expect, it } from "vitest";
import { createSandbox, type SandboxOptions, type ServeSandboxOptions, serveSandbox } from "../../src/sandbox/index.js";

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
  [null, "options: expected Object"],
  [{ seeds: "demo" }, "seeds: expected nothing of this name"],
  [{ seed: "demos" }, 'seed: expected "demo"'],
  [{ seed: null }, "seed: "],
  [{ faults: { status: 500 } }, "faults: "],
  [{ anyToken: "no" }, "anyToken: "],
  [{ now: 5 }, "now: expected Function"],
  [{ clerk: true }, "clerk: "],
  [{ clerk: { organisations: 3 } }, "clerk.organisations: "],
  [{ clerk: { organizations: 1.5 } }, "clerk.organizations: "],
  [{ clerk: { organizations: -1 } }, "clerk.organizations: "],
  [{ clerk: { unsupportedFeatures: ["slugs"] } }, "clerk.unsupportedFeatures.0: "],
  [{ openai: { createStatus: "201" } }, "openai.createStatus: "],
  [{ openai: { lifetimeMs: -1 } }, "openai.lifetimeMs: "],
  [{ openai: { lifetimeMs: Number.NaN } }, "openai.lifetimeMs: "],
  [{ openai: { members: "mira@example.com" } }, "openai.members: "],
  [{ permit: { idFormat: "uuid" } }, "permit.idFormat: "],
  [{ permit: { constructor: 1 } }, "permit.constructor: "],
  [{ polar: { organizations: [1] } }, "polar.organizations.0: "],
  [{ polar: { versions: [] } }, "polar.versions.0: "],
  [{ credentials: ["sk_test_1"] }, "credentials.0: "],
  [{ credentials: [{ token: "x" }] }, "credentials.0.vendor: "],
  [{ credentials: [{ vendor: "stripe", token: "x" }] }, "credentials.0.vendor: "],
  [{ credentials: [{ vendor: "constructor", token: "x" }] }, "credentials.0.vendor: "],
  [{ credentials: [{ vendor: "clerk" }] }, "credentials.0.token: "],
  [{ credentials: [{ vendor: "clerk", token: "x", scopes: [] }] }, "credentials.0.scopes: "],
  [{ credentials: [{ vendor: "polar", token: "x", expiresAtMs: "1" }] }, "credentials.0.expiresAtMs: "],
  [
    { credentials: [{ vendor: "polar", token: "x", organizations: [{ id: "a" }] }] },
    "credentials.0.organizations.0.role: ",
  ],
])("refuses %j: %s", (options, problem) => {
  const message = expect.stringContaining(problem);
  expect(() => createSandbox(options as object)).toThrow(expect.objectContaining({ name: "TypeError", message }));
});

it("names all that is wrong with its options", () => {
  expect(() => createSandbox({ seed: "demos", anyToken: 1 } as object)).toThrow(
    'The options of a sandbox are wrong. seed: expected "demo"; anyToken: expected boolean.',
  );
});

it("quotes no token that stands in a wrong place", () => {
  const credentials = ["sk_live_quoted1", { vendor: "sk_live_quoted2", token: "x" }];

  expect(() => createSandbox({ credentials } as object)).toThrow(/^(?!.*quoted)/);
});

it("takes the options that it is served with, and a token that never expires", () => {
  const credentials = [{ vendor: "polar", token: "polar_oat_1", expiresAtMs: Infinity }] as const;

  expect(() => createSandbox({ port: 0, credentials } as ServeSandboxOptions)).not.toThrow();
});

it("refuses the same when it is served", async () => {
  await expect(serveSandbox({ seed: "demos" as "demo" })).rejects.toThrow("seed: ");
});
