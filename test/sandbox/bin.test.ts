import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { afterAll, beforeAll, expect, it } from "vitest";

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "orgkit-bin-"));
  await build({
    entryPoints: [fileURLToPath(new URL("../../src/sandbox/bin.ts", import.meta.url))],
    outfile: join(folder, "bin.mjs"),
    bundle: true,
    format: "esm",
    platform: "node",
  });
});

afterAll(() => rm(folder, { recursive: true }));

function start(...args: string[]): ChildProcess {
  return spawn(process.execPath, [join(folder, "bin.mjs"), ...args], { stdio: ["ignore", "pipe", "pipe"] });
}

function exitOf(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve) => child.once("exit", resolve));
}

it.each(["SIGINT", "SIGTERM"] as const)("serves until %s", async (signal) => {
  const child = start("sandbox", "--port", "0");
  const exit = exitOf(child);
  let out = "";
  for await (const chunk of child.stdout ?? []) {
    out += chunk;
    if (out.includes("Ctrl+C")) break;
  }
  const url = /http:\S+(?=\/polar)/.exec(out)?.[0];
  expect((await fetch(`${url}/_sandbox/requests`)).status).toBe(200);
  child.kill(signal);
  expect(await exit).toBe(0);
});

it("exits with 2 for what it does not know", async () => {
  const child = start("sandbox", "--nope");
  let err = "";
  child.stderr?.on("data", (chunk) => {
    err += chunk;
  });
  expect(await exitOf(child)).toBe(2);
  expect(err).toContain("--nope");
});
