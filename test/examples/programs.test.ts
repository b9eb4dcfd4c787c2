import { execFile } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { afterAll, expect, it } from "vitest";

const run = promisify(execFile);
const folder = mkdtempSync(join(tmpdir(), "orgkit-programs-"));
afterAll(() => rmSync(folder, { recursive: true }));

it.each([
  [
    "onboarding",
    /✔ Polar token .*\n\nDone\. The secrets, which are shown only once, are in heliotrope-labs\.secrets\.jsonl\.\n$/,
  ],
  ["offboarding", /\n\n\d+ done, \d+ left to do by hand, 0 failed\.\n$/],
  ["rotation", /\n\nDone: \d+ calls meanwhile, 0 refused\.\n$/],
  ["export", /\nDone: 74 rows\.\n$/],
])("runs the example %s against the sandbox", { timeout: 20_000 }, async (name, ending) => {
  const env = { PATH: process.env.PATH };

  const { stdout, stderr } = await run("node", [resolve(import.meta.dirname, `../../examples/${name}.ts`)], {
    cwd: folder,
    env,
  });

  expect(stdout).toMatch(ending);
  expect(stderr.replaceAll(/\(node:\d+\) ExperimentalWarning.*\n.*\n/g, "")).toBe("");
});
