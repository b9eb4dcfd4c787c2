import { existsSync, readFileSync } from "node:fs";

/**
 * Hands Rollup the source maps of the compiler, so that those of the package lead back to the TypeScript sources.
 *
 * @returns {import("rollup").Plugin}
 */
export function compilerMaps() {
  return {
    name: "compiler-maps",
    load(id) {
      if (!existsSync(`${id}.map`)) return null;
      const code = readFileSync(id, "utf8").replace(/\n\/\/# sourceMappingURL=.*\s*$/, "\n");
      return { code, map: readFileSync(`${id}.map`, "utf8") };
    },
  };
}
