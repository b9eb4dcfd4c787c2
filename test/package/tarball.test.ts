import { execFile } from "node:child_process";
import { readFile, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { installPacked } from "./install.js";

const run = promisify(execFile);
const require = createRequire(import.meta.url);
const root = resolve(import.meta.dirname, "../..");
const { version } = JSON.parse(await readFile(join(root, "package.json"), "utf8"));
let folder: string;

const evaluate = (code: string) => run("node", ["--input-type=module", "--eval", code], { cwd: folder });

beforeAll(async () => {
  folder = await installPacked();
}, 60_000);

afterAll(() => rm(folder, { recursive: true, force: true }));

const entries = {
  orgkit: "withBudget",
  "orgkit/polar": "organizationAccessTokensList",
  "orgkit/polar/core": "PolarCore",
  "orgkit/polar/slim": "organizationAccessTokensList",
  "orgkit/polar/organizationAccessTokensList": "organizationAccessTokensList",
  "orgkit/openai": "listInvites",
  "orgkit/openai/core": "OpenAICore",
  "orgkit/openai/slim": "listInvites",
  "orgkit/openai/inviteUser": "inviteUser",
  "orgkit/clerk": "listOrganizations",
  "orgkit/clerk/core": "ClerkCore",
  "orgkit/clerk/slim": "listOrganizations",
  "orgkit/clerk/uploadOrganizationLogo": "uploadOrganizationLogo",
  "orgkit/permit": "listOrganizations",
  "orgkit/permit/core": "PermitCore",
  "orgkit/permit/slim": "listOrganizations",
  "orgkit/permit/statsOrganization": "statsOrganization",
  "orgkit/proxy": "createProxy",
  "orgkit/sandbox": "createSandbox",
};

describe("the packed package, installed in an empty folder", () => {
  it.each(Object.entries(entries))("can be imported as %s", async (entry, name) => {
    const { stdout } = await evaluate(`import { ${name} } from "${entry}"; console.log(typeof ${name});`);

    expect(stdout.trim()).toBe("function");
  });

  it.each(["orgkit/polar/index", "orgkit/clerk/functions", "orgkit/core/send", "orgkit/dist/index.js"])(
    "keeps %s to itself",
    async (entry) => {
      await expect(evaluate(`await import("${entry}");`)).rejects.toThrow("ERR_PACKAGE_PATH_NOT_EXPORTED");
    },
  );

  it.each(["node22", "node", "node26"])("can be required from CommonJS by %s", async (name) => {
    const binary = join(require.resolve(`${name}/package.json`), "../bin/node");
    const code = `
      const { PolarCore } = require("orgkit/polar");
      const { organizationAccessTokensList } = require("orgkit/polar/organizationAccessTokensList");
      const { createSandbox } = require("orgkit/sandbox");
      const { fetch } = createSandbox({ seed: "demo" });
      const { unwrap } = require("orgkit");
      organizationAccessTokensList(new PolarCore({ accessToken: "polar_oat_example", fetch })).then((result) => {
        console.log(unwrap(result).total);
      });`;
    const { stdout, stderr } = await run(binary, ["--input-type=commonjs", "--eval", code], { cwd: folder });

    expect(stdout.trim()).toBe("18");
    expect(stderr).toBe("");
  });

  it("runs the first example of the documentation against the sandbox", async () => {
    const { stdout } = await evaluate(`
      import { PolarCore, organizationAccessTokensList } from "orgkit/polar";
      import { createSandbox } from "orgkit/sandbox";
      const { fetch } = createSandbox({ seed: "demo" });
      const polar = new PolarCore({ accessToken: "polar_oat_example", fetch });
      const res = await organizationAccessTokensList(polar);
      if (res.ok) for await (const page of res.value) console.log(page.ok && page.value.items.length);`);

    expect(stdout.trim().split("\n")).toEqual(["10", "8"]);
  });

  it("brings the command", async () => {
    const { stdout } = await run("npx", ["--no-install", "orgkit", "--help"], { cwd: folder });

    expect(stdout).toContain("orgkit sandbox");
  });

  it("brings a command that knows its version", async () => {
    const { stdout } = await run("npx", ["--no-install", "orgkit", "--version"], { cwd: folder });

    expect(stdout).toBe(`${version}\n`);
  });

  it("holds types, licences and no sources", async () => {
    const { stdout } = await run("tar", ["-tzf", join(folder, `orgkit-${version}.tgz`)]);
    const files = stdout.trim().split("\n");

    expect(files).toContain("package/LICENSE");
    expect(files).toContain("package/README.md");
    expect(files).toContain("package/dist/sandbox/THIRD-PARTY-NOTICES.txt");
    expect(files).toContain("package/dist/funcs/clerk/uploadOrganizationLogo.d.ts");
    expect(files.filter((file) => /^package\/(src|test|build|examples)\//.test(file))).toEqual([]);
  });
});
