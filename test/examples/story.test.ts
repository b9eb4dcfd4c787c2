import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { promisify } from "node:util";
import { beforeAll, expect, it } from "vitest";

const run = promisify(execFile);
const root = resolve(import.meta.dirname, "../..");

/** What begins each line that tells of a step: the operation, or the name of the error it failed with. */
let steps: readonly string[];
let told: { stdout: string; stderr: string };

// As `npm start` does, but for the build. An exit code other than 0 rejects.
beforeAll(async () => {
  const { scripts } = JSON.parse(readFileSync(resolve(root, "package.json"), "utf8")) as { scripts: { start: string } };
  const [command = "", ...args] = scripts.start.replace("npm run --silent build && ", "").split(" ");
  told = await run(command, args, { cwd: root, env: { PATH: process.env.PATH } });
  steps = [...told.stdout.matchAll(/^ {2}(\S+)/gm)].map(([, step = ""]) => step);
}, 20_000);

const count = (step: string) => steps.filter((each) => each === step).length;

it("ends well and warns of nothing", () => {
  expect(told.stdout).toMatch(/\n\nEverything went as told\.\n$/);
  expect(told.stderr).toBe("");
});

it("calls all four vendors", () => {
  const vendors = steps.flatMap((step) => /^(\w+)\.\w+$/.exec(step)?.[1] ?? []);

  expect([...new Set(vendors)].sort()).toEqual(["clerk", "openai", "permit", "polar"]);
});

it.each([
  "RequestValidationError",
  "CredentialError",
  "ConnectionError",
  "TimeoutError",
  "AbortError",
  "HttpError",
  "UnexpectedStatusError",
  "ResponseValidationError",
  "UnexpectedError",
])("matches the error %s", (name) => {
  expect(steps).toContain(name);
});

it.each([
  ["clerk.createOrganization", "clerk.deleteOrganization"],
  ["clerk.uploadOrganizationLogo", "clerk.deleteOrganizationLogo"],
  ["openai.inviteUser", "openai.deleteInvite"],
  ["permit.createOrganization", "permit.deleteOrganization"],
  ["polar.organizationAccessTokensCreate", "polar.organizationAccessTokensDelete"],
])("takes down all that %s made", (create, remove) => {
  expect(count(create)).toBeGreaterThan(0);
  expect(count(remove)).toBe(count(create));
});
