import { globSync } from "node:fs";
import { nodeResolve } from "@rollup/plugin-node-resolve";
import { pureInitializers } from "./scripts/pure-initializers.mjs";
import { thirdPartyNotices } from "./scripts/third-party-notices.mjs";

/** The SDK keeps one module per source file, so that whole files can be dropped. */
const sdk = {
  input: ["build/index.js", ...globSync("build/funcs/*/*.js")],
  external: ["ky", "valibot"],
  plugins: [pureInitializers()],
  output: { dir: "dist", preserveModules: true, preserveModulesRoot: "build" },
};

/** The sandbox brings its own router and server, so that users install neither. */
const sandbox = {
  input: ["build/sandbox/index.js", "build/sandbox/bin.js"],
  external: /^node:/,
  plugins: [nodeResolve({ preferBuiltins: true }), thirdPartyNotices()],
  output: { dir: "dist/sandbox", chunkFileNames: "[name].js" },
};

export default [sdk, sandbox];
