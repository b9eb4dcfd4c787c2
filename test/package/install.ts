import { execFile } from "node:child_process";
import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);
const root = resolve(import.meta.dirname, "../..");

/** Installs the packed package in an empty folder of its own, as a user would, and gives the folder. */
export async function installPacked(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "orgkit-"));
  await writeFile(join(folder, "package.json"), '{ "private": true, "type": "module" }');
  // The two dependencies are packed from what is installed here, so that nothing is downloaded.
  const packages = [root, join(root, "node_modules/ky"), join(root, "node_modules/valibot")];
  const { stdout } = await run("npm", ["pack", ...packages, "--json", "--ignore-scripts"], { cwd: folder });
  const packed = Object.values<{ filename: string }>(JSON.parse(stdout));
  const tarballs = packed.map(({ filename }) => `./${filename}`);
  await run("npm", ["install", "--offline", "--no-audit", "--no-fund", ...tarballs], { cwd: folder });
  return folder;
}
