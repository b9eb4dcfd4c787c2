import { execFile } from "node:child_process";
import { copyFile, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { installPacked } from "./install.js";

const run = promisify(execFile);
const root = resolve(import.meta.dirname, "../..");
const require = createRequire(import.meta.url);
const { exports: packageExports } = require("../../package.json");
let folder: string;

/** Every entry with types; a `*` stands for the core, which each vendor has. */
const entries = Object.keys(packageExports)
  .filter((entry) => packageExports[entry]?.types)
  .map((entry) => entry.replace(".", "orgkit").replace("*", "core"));

const compilerOptions = {
  noEmit: true,
  declaration: true,
  strict: true,
  skipLibCheck: false,
  skipDefaultLibCheck: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  isolatedModules: true,
  verbatimModuleSyntax: true,
  target: "es2022",
  lib: ["es2022", "dom"],
  types: [],
};

beforeAll(async () => {
  folder = await installPacked();
  for (const file of ["module.ts", "script.cts"]) {
    await copyFile(join(import.meta.dirname, "consumer", file), join(folder, file));
  }
  const all = entries.map((entry, index) => `export * as entry${index} from "${entry}";`).join("\n");
  await writeFile(join(folder, "entries.ts"), all);
}, 60_000);

afterAll(() => rm(folder, { recursive: true, force: true }));

// Each compiler and each way to resolve at least once.
const compilers = [
  ["typescript54", "node16", ["module.ts", "entries.ts"]],
  ["typescript59", "bundler", ["module.ts", "entries.ts"]],
  ["typescript", "nodenext", ["module.ts", "entries.ts", "script.cts"]],
  ["typescript70", "bundler", ["module.ts", "entries.ts"]],
  ["typescript70", "nodenext", ["module.ts", "entries.ts", "script.cts"]],
] as const;

describe("a consumer compiles", { timeout: 120_000 }, () => {
  it.each(compilers)("with %s and moduleResolution %s: %j", async (compiler, moduleResolution, files) => {
    const module = moduleResolution === "bundler" ? "esnext" : moduleResolution;
    const project = join(folder, `tsconfig.${compiler}.${moduleResolution}.json`);
    await writeFile(
      project,
      JSON.stringify({ compilerOptions: { ...compilerOptions, module, moduleResolution }, files }),
    );
    const tsc = join(require.resolve(`${compiler}/package.json`), "../bin/tsc");

    const { stdout } = await run(process.execPath, [tsc, "-p", project]).catch((failure) => failure);

    expect(stdout).toBe("");
  });
});

describe("commands", () => {
  // Several versions of one tool bring commands of the same name; npm ci gives them to the right one, npm install may not.
  it.each(["node", "typescript"])("belong to %s itself: else run npm ci", async (name) => {
    const command = name === "node" ? "node" : "tsc";
    const { version } = JSON.parse(await readFile(join(root, "node_modules", name, "package.json"), "utf8"));
    const { stdout } = await run(join(root, "node_modules/.bin", command), ["--version"]);

    expect(stdout).toContain(version);
  });
});
