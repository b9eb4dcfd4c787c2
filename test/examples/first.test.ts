import { execFile } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { marked } from "marked";
import { serveSandbox } from "orgkit/sandbox";
import { afterAll, beforeAll, expect, it } from "vitest";

const run = promisify(execFile);
const program = new URL("../../examples/first.ts", import.meta.url);
const readme = new URL("../../README.md", import.meta.url);
/** The contract lies beside the repository and is not part of it. */
const contract = new URL("../../../shared/DESIGN.md", import.meta.url);

let server: Awaited<ReturnType<typeof serveSandbox>>;

beforeAll(async () => {
  server = await serveSandbox({ seed: "demo" });
});
afterAll(() => server.close());

const first = (token: string) =>
  run("node", [fileURLToPath(program)], {
    env: { ...process.env, POLAR_ACCESS_TOKEN: token, POLAR_BASE_URL: `${server.url}/polar` },
  });

it("prints the pages of a list", async () => {
  const { stdout } = await first("polar_oat_first0001");

  expect(stdout).toMatch(/^\{\n {2}ok: true,\n {2}value: \{\n {4}items: \[/);
  expect(stdout).toContain("operation: 'polar.organizationAccessTokensList'");
  expect(stdout).not.toContain("failed");
});

it("prints what went wrong", async () => {
  const { stdout } = await first("nobody-0001");

  expect(stdout).toContain("organizationAccessTokensList failed: HttpError: polar.organizationAccessTokensList");
  expect(stdout).toContain("was answered 401");
  expect(stdout).not.toContain("nobody-0001");
});

/** Reads the first block of a page in a language; one without a language is indented. */
function firstBlock(page: URL, lang?: string): string | undefined {
  const code = marked.lexer(readFileSync(page, "utf8")).find((token) => token.type === "code" && token.lang === lang);
  return code && "text" in code ? code.text : undefined;
}

it("is the first block of the README, with a base URL", () => {
  const example = readFileSync(program, "utf8");

  expect(example.replace(", baseUrl: process.env.POLAR_BASE_URL", "")).toBe(`${firstBlock(readme, "ts")}\n`);
});

it.skipIf(!existsSync(contract))("begins the README as it begins the contract", () => {
  expect(firstBlock(readme, "ts")).toBe(firstBlock(contract));
});
