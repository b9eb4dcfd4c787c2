import { readFileSync } from "node:fs";
import { join } from "node:path";

const root = join(import.meta.dirname, "../..");
const peers = join(root, "bench/peers");

interface Manifest {
  readonly version: string;
  readonly dependencies?: Readonly<Record<string, string>>;
}

const read = (folder: string): Manifest => JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
const versionsIn = (folder: string, names: readonly string[]): string[][] =>
  names.map((name) => [name, read(join(folder, "node_modules", name)).version]);

/** Names what was measured and what measured it, with the versions that are installed. */
export function versions(): string[][] {
  const contenders = Object.keys(read(peers).dependencies ?? {}).filter((name) => !name.startsWith("@rollup/"));
  return [
    ["", "version"],
    ["orgkit", read(root).version],
    ...versionsIn(root, Object.keys(read(root).dependencies ?? {})),
    ...versionsIn(peers, contenders),
    ["Node", process.versions.node],
    ...versionsIn(root, ["esbuild", "rollup", "webpack", "typescript"]),
  ];
}
