import { readdirSync, readFileSync, rmSync } from "node:fs";
import { dirname, join, resolve } from "node:path";

/**
 * Removes the declarations that no entry leads to: those of modules that were bundled or dropped.
 *
 * @param {string[]} entries
 * @returns {import("rollup").Plugin}
 */
export function reachableDeclarations(entries) {
  return {
    name: "reachable-declarations",
    closeBundle() {
      const reached = new Set();
      const visit = (file) => {
        if (reached.has(file)) return;
        reached.add(file);
        for (const [, path] of readFileSync(file, "utf8").matchAll(/["'](\.{1,2}\/[^"']+)\.js["']/g)) {
          visit(resolve(dirname(file), `${path}.d.ts`));
        }
      };
      for (const entry of entries) visit(resolve(entry));
      for (const file of readdirSync("dist", { recursive: true })) {
        const path = resolve(join("dist", file));
        if (path.endsWith(".d.ts") && !reached.has(path)) rmSync(path);
      }
    },
  };
}
