import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** A runtime, and the command that runs the suite in it; folder and address of the sandbox are its last arguments. */
export interface Runtime {
  readonly name: string;
  readonly command: readonly [file: string, ...args: string[]];
}

const inPackage = (manifest: string, path: string) => fileURLToPath(new URL(path, manifest));
const node = inPackage(import.meta.resolve("node/package.json"), "bin/node");
const hosted = (file: string) => [node, join(import.meta.dirname, file)] as const;

/** Where the package has to work; the slowest comes first. */
export const runtimes: readonly Runtime[] = [
  { name: "Chromium", command: hosted("chromium.ts") },
  { name: "Node 22", command: [inPackage(import.meta.resolve("node22/package.json"), "bin/node"), "main.js"] },
  { name: "Node 24", command: [node, "main.js"] },
  { name: "Node 26", command: [inPackage(import.meta.resolve("node26/package.json"), "bin/node"), "main.js"] },
  { name: "Bun", command: [inPackage(import.meta.resolve("bun/package.json"), "bin/bun.exe"), "main.js"] },
  {
    name: "Deno",
    command: [inPackage(import.meta.resolve("deno/package.json"), "deno"), "run", "--allow-net=127.0.0.1", "main.js"],
  },
  { name: "workerd", command: hosted("workerd.ts") },
  { name: "Edge Runtime", command: hosted("edge-runtime.ts") },
];
