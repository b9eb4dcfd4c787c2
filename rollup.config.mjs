import { globSync } from "node:fs";
import { pureInitializers } from "./scripts/pure-initializers.mjs";

/** The SDK keeps one module per source file, so that whole files can be dropped. */
const sdk = {
  input: ["build/index.js", ...globSync("build/funcs/*/*.js")],
  external: ["ky", "valibot"],
  plugins: [pureInitializers()],
  output: { dir: "dist", preserveModules: true, preserveModulesRoot: "build" },
};

export default [sdk];
