import type { ClerkCredential, ClerkSandboxOptions } from "./clerk/options.js";
import { isJsonObject } from "./json.js";
import type { OpenAICredential, OpenAISandboxOptions } from "./openai/options.js";
import type { PermitCredential, PermitSandboxOptions } from "./permit/options.js";
import type { PolarCredential, PolarSandboxOptions } from "./polar/options.js";
import type { SandboxCredential, SandboxOptions, SandboxVendor } from "./types.js";

/** Tells what is wrong with a value, if anything is; `path` is where it is. */
type Check = (value: unknown, path: string) => string | undefined;

/** One check for each field, so that an option without one does not compile. */
type Checks<T> = { readonly [TKey in keyof T]-?: Check };

const expecting =
  (words: string, isSo: (value: unknown) => boolean): Check =>
  (value, path) =>
    isSo(value) ? undefined : `${path} has to be ${words}.`;

const anything: Check = () => undefined;
const flag = expecting("true or false", (value) => typeof value === "boolean");
const text = expecting("a text", (value) => typeof value === "string");
const amount = expecting("a number, 0 or more", (value) => typeof value === "number" && value >= 0);
const count = expecting("a whole number, 0 or more", (value) => Number.isSafeInteger(value) && Number(value) >= 0);
const time = expecting("a number of milliseconds", Number.isFinite);
const callable = expecting("a function", (value) => typeof value === "function");

function oneOf(...choices: readonly (string | number)[]): Check {
  return expecting(choices.map((choice) => JSON.stringify(choice)).join(" or "), (value) =>
    choices.some((choice) => choice === value),
  );
}

function listOf(check: Check, minLength = 0): Check {
  return (value, path) => {
    if (!Array.isArray(value)) return `${path} has to be a list.`;
    if (value.length < minLength) return `${path} has to name at least ${minLength}.`;
    return first(value.map((item, index) => check(item, `${path}[${index}]`)));
  };
}

/** Those that are `required` have to be there; any other may be undefined. */
function objectOf<T>(checks: Checks<T>, ...required: readonly Extract<keyof T, string>[]): Check {
  const known = new Map<string, Check>(Object.entries(checks));
  return (value, path) => {
    const at = (name: string) => (path === "" ? name : `${path}.${name}`);
    if (!isJsonObject(value)) return `${path === "" ? "they have" : `${path} has`} to be an object.`;
    const stranger = Object.keys(value).find((name) => !known.has(name));
    if (stranger !== undefined) return `"${at(stranger)}" is not one of ${[...known.keys()].join(", ")}.`;
    const given = [...known].filter(([name]) => value[name] !== undefined || required.some((each) => each === name));
    return first(given.map(([name, check]) => check(value[name], at(name))));
  };
}

const first = (problems: readonly (string | undefined)[]) => problems.find((problem) => problem !== undefined);

const polar = objectOf<PolarSandboxOptions>({
  contract: oneOf("published", "webSession"),
  organizations: listOf(text),
  server: oneOf("production", "sandbox"),
  versions: listOf(text, 1),
  requestsPerMinute: amount,
});

const openai = objectOf<OpenAISandboxOptions>({
  createStatus: oneOf(200, 201),
  lifetimeMs: amount,
  defaultProject: text,
  expirePending: flag,
  order: oneOf("newestFirst", "oldestFirst"),
  projects: listOf(text),
  members: listOf(text),
  organization: text,
  permissionError: oneOf("string", "object"),
});

const clerk = objectOf<ClerkSandboxOptions>({
  organizations: count,
  organizationsEnabled: flag,
  slugsEnabled: flag,
  users: listOf(text),
  roleSets: listOf(text),
  creatorRole: text,
  defaultMaxAllowedMemberships: count,
  defaultAdminDeleteEnabled: flag,
  organizationQuota: amount,
  creationLimit: amount,
  membershipQuota: amount,
  seatBilling: flag,
  unsupportedFeatures: listOf(oneOf("custom_role_set", "custom_membership_limit")),
  limitMode: oneOf("fallback", "strict"),
  defaultApiVersion: text,
  maxRequestBodyBytes: amount,
  rateLimits: flag,
});

const permit = objectOf<PermitSandboxOptions>({
  keyReach: oneOf("every", "own"),
  idFormat: oneOf("hex", "dashed"),
  foreignOrganizationStatus: oneOf(403, 404),
  insufficientAccessStatus: oneOf(403, 401),
  gracePeriodMs: amount,
  legacyDelete: flag,
});

const membership = objectOf<NonNullable<PolarCredential["organizations"]>[number]>(
  { id: text, role: oneOf("owner", "admin", "member") },
  "id",
  "role",
);

const credentials: Checks<Record<SandboxVendor, unknown>> = {
  polar: objectOf<PolarCredential>(
    {
      vendor: anything,
      token: text,
      kind: oneOf("organization", "user", "session", "customer"),
      scopes: listOf(text),
      organizationId: text,
      organizations: listOf(membership),
      server: oneOf("production", "sandbox"),
      expiresAtMs: time,
      signedInAtMs: time,
    },
    "token",
  ),
  openai: objectOf<OpenAICredential>(
    {
      vendor: anything,
      token: text,
      kind: oneOf("admin", "project"),
      scopes: listOf(oneOf("api.management.read", "api.management.write")),
      revoked: flag,
    },
    "token",
  ),
  clerk: objectOf<ClerkCredential>({ vendor: anything, token: text, revoked: flag }, "token"),
  permit: objectOf<PermitCredential>(
    {
      vendor: anything,
      token: text,
      organization: text,
      projectId: text,
      environmentId: text,
      accessLevel: oneOf("no_access", "read", "write", "admin"),
      canCreateOrganizations: flag,
      isHuman: flag,
    },
    "token",
  ),
};

const vendor = oneOf(...Object.keys(credentials));

const credential: Check = (value, path) => {
  if (!isJsonObject(value)) return `${path} has to be an object.`;
  return (
    vendor(value.vendor, `${path}.vendor`) ?? credentials[(value as unknown as SandboxCredential).vendor](value, path)
  );
};

const options = objectOf<SandboxOptions>({
  seed: oneOf("demo"),
  faults: listOf(anything),
  credentials: listOf(credential),
  anyToken: flag,
  now: callable,
  polar,
  openai,
  clerk,
  permit,
});

/** Refuses wrong options with a TypeError. Faults are checked where they are added. */
export function checkOptions(given: unknown): void {
  const problem = options(given, "");
  if (problem !== undefined) throw new TypeError(`The options of a sandbox are wrong: ${problem}`);
}
