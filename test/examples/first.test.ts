import { execFile } from "node:child_process";
import { resolve } from "node:path";
import { promisify } from "node:util";
import { serveSandbox } from "orgkit/sandbox";
import { afterAll, beforeAll, expect, it } from "vitest";

const run = promisify(execFile);
let server: Awaited<ReturnType<typeof serveSandbox>>;

beforeAll(async () => {
  server = await serveSandbox({ seed: "demo" });
});
afterAll(() => server.close());

const first = (token: string) =>
  run("node", [resolve(import.meta.dirname, "../../examples/first.ts")], {
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
