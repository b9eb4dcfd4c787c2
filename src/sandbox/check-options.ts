import * as v from "valibot";
import type { ClerkCredential, ClerkSandboxOptions } from "./clerk/options.js";
import type { OpenAICredential, OpenAISandboxOptions } from "./openai/options.js";
import type { PermitCredential, PermitSandboxOptions } from "./permit/options.js";
import type { PolarCredential, PolarRole, PolarSandboxOptions } from "./polar/options.js";
import type { ServeSandboxOptions } from "./serve.js";
import type { Fault, Sandbox } from "./types.js";

/** One rule for each option, so that an option without one does not compile. */
type Rules<TOptions> = { readonly [TKey in keyof TOptions]-?: v.GenericSchema<Exclude<TOptions[TKey], undefined>> };

/** Accepts the options that have a rule; those that are not `required` may be left out. */
function optionsOf<TOptions>(rules: Rules<TOptions>, ...required: readonly (keyof TOptions)[]) {
  const entries = Object.entries<v.GenericSchema>(rules).map(([name, rule]) => {
    return [name, required.includes(name as keyof TOptions) ? rule : v.optional(rule)] as const;
  });
  return v.strictObject(Object.fromEntries(entries)) as unknown as v.StrictObjectSchema<Rules<TOptions>, undefined>;
}

const flag = v.boolean();
const text = v.string();
const texts = v.array(text);
const amount = v.pipe(v.number(), v.minValue(0));
const count = v.pipe(amount, v.safeInteger());

const polar = optionsOf<PolarSandboxOptions>({
  contract: v.picklist(["published", "webSession"]),
  organizations: texts,
  server: v.picklist(["production", "sandbox"]),
  versions: v.tupleWithRest([text], text),
  requestsPerMinute: amount,
});

const openai = optionsOf<OpenAISandboxOptions>({
  createStatus: v.picklist([200, 201]),
  lifetimeMs: amount,
  defaultProject: text,
  expirePending: flag,
  order: v.picklist(["newestFirst", "oldestFirst"]),
  projects: texts,
  members: texts,
  organization: text,
  permissionError: v.picklist(["string", "object"]),
});

const clerk = optionsOf<ClerkSandboxOptions>({
  organizations: count,
  organizationsEnabled: flag,
  slugsEnabled: flag,
  users: texts,
  roleSets: texts,
  creatorRole: text,
  defaultMaxAllowedMemberships: count,
  defaultAdminDeleteEnabled: flag,
  organizationQuota: amount,
  creationLimit: amount,
  membershipQuota: amount,
  seatBilling: flag,
  unsupportedFeatures: v.array(v.picklist(["custom_role_set", "custom_membership_limit"])),
  limitMode: v.picklist(["fallback", "strict"]),
  defaultApiVersion: text,
  maxRequestBodyBytes: amount,
  rateLimits: flag,
});

const permit = optionsOf<PermitSandboxOptions>({
  keyReach: v.picklist(["every", "own"]),
  idFormat: v.picklist(["hex", "dashed"]),
  foreignOrganizationStatus: v.picklist([403, 404]),
  insufficientAccessStatus: v.picklist([403, 401]),
  gracePeriodMs: amount,
  legacyDelete: flag,
});

const role: v.GenericSchema<PolarRole> = v.picklist(["owner", "admin", "member"]);

const credential = v.variant("vendor", [
  optionsOf<PolarCredential>(
    {
      vendor: v.literal("polar"),
      token: text,
      kind: v.picklist(["organization", "user", "session", "customer"]),
      scopes: texts,
      organizationId: text,
      organizations: v.array(v.strictObject({ id: text, role })),
      server: v.picklist(["production", "sandbox"]),
      expiresAtMs: v.number(),
      signedInAtMs: v.number(),
    },
    "vendor",
    "token",
  ),
  optionsOf<OpenAICredential>(
    {
      vendor: v.literal("openai"),
      token: text,
      kind: v.picklist(["admin", "project"]),
      scopes: v.array(v.picklist(["api.management.read", "api.management.write"])),
      revoked: flag,
    },
    "vendor",
    "token",
  ),
  optionsOf<ClerkCredential>({ vendor: v.literal("clerk"), token: text, revoked: flag }, "vendor", "token"),
  optionsOf<PermitCredential>(
    {
      vendor: v.literal("permit"),
      token: text,
      organization: text,
      projectId: text,
      environmentId: text,
      accessLevel: v.picklist(["no_access", "read", "write", "admin"]),
      canCreateOrganizations: flag,
      isHuman: flag,
    },
    "vendor",
    "token",
  ),
]);

const options = optionsOf<ServeSandboxOptions>({
  seed: v.literal("demo"),
  // Faults are checked where they are added.
  faults: v.array(v.custom<Fault>(() => true)),
  credentials: v.array(credential),
  anyToken: flag,
  now: v.function() as v.GenericSchema<() => number>,
  polar,
  openai,
  clerk,
  permit,
  // For those who serve the sandbox, with the same object of options.
  port: v.unknown() as v.GenericSchema<number>,
  sandbox: v.unknown() as v.GenericSchema<Sandbox>,
});

/** Refuses wrong options with a TypeError, which quotes none of them: one could be a token. */
export function checkOptions(given: unknown): void {
  const { issues = [] } = v.safeParse(options, given);
  const words = issues.map((issue) => {
    const expected = issue.expected === "never" ? "nothing of this name" : issue.expected;
    return `${v.getDotPath(issue) ?? "options"}: expected ${expected}`;
  });
  if (words.length > 0) throw new TypeError(`The options of a sandbox are wrong. ${words.join("; ")}.`);
}
