import { spawnSync } from "node:child_process";

/** Runs the property tests as often as asked, a million times unless told otherwise, with new random values each time. */
const [runs = "1000000"] = process.argv.slice(2);
const { status } = spawnSync("vitest", ["run", "test/faults/properties.test.ts", "--testTimeout=0"], {
  env: { ...process.env, ORGKIT_RUNS: runs },
  stdio: "inherit",
  shell: process.platform === "win32",
});
process.exitCode = status ?? 1;
