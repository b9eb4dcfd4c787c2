import { globSync } from "node:fs";
import { nodeResolve } from "@rollup/plugin-node-resolve";
import { compilerMaps } from "./scripts/compiler-maps.mjs";
import { pureInitializers } from "./scripts/pure-initializers.mjs";
import { thirdPartyNotices } from "./scripts/third-party-notices.mjs";

/** The SDK keeps one module per source file, so that whole files can be dropped. */
const sdk = {
  input: ["build/index.js", "build/proxy/index.js", ...globSync("build/funcs/*/*.js")],
  external: ["ky", "valibot"],
  plugins: [compilerMaps(), pureInitializers()],
  output: { dir: "dist", preserveModules: true, preserveModulesRoot: "build", sourcemap: true },
};

/**
 * The sandbox brings its own router and server, so that users install neither. It has no source map: it is not
 * minified, and the map would make the package larger by half.
 */
const sandbox = {
  input: ["build/sandbox/index.js", "build/sandbox/bin.js"],
  external: [/^node:/, "valibot"],
  plugins: [nodeResolve({ preferBuiltins: true }), thirdPartyNotices()],
  output: { dir: "dist/sandbox", chunkFileNames: "[name].js" },
};

export default [sdk, sandbox];
