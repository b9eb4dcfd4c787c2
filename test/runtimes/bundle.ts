import { build } from "esbuild";

/** Bundles the suite as a user would bundle an app: with the package that is installed in the folder. */
export async function bundleSuite(folder: string, start: string, conditions: string[]): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: `import { runSuite } from "./suite.js";\n${start}`, resolveDir: folder },
    conditions,
    bundle: true,
    format: "esm",
    target: "es2022",
    // The sandbox listens in Node alone; in memory it works everywhere.
    external: ["./node-server.js"],
    write: false,
    logLevel: "error",
  });
  return outputFiles[0]?.text ?? "";
}
