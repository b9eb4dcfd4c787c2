import { execFileSync } from "node:child_process";
import { statSync } from "node:fs";
import { join } from "node:path";

const peers = join(import.meta.dirname, "../peers");
const changedAt = (file: string): number => statSync(join(peers, file), { throwIfNoEntry: false })?.mtimeMs ?? 0;

/** Installs the peers where they are missing or older than their lockfile. */
export function installPeers(): void {
  if (changedAt("node_modules/.package-lock.json") >= changedAt("package-lock.json")) return;
  const options = ["--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];
  execFileSync("npm", ["ci", ...options], { cwd: peers, stdio: ["ignore", process.stderr, process.stderr] });
}
