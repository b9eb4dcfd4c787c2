import { gzipSync } from "node:zlib";
import { build } from "esbuild";

/** Bundles a module as a user would and gives its size, minified and gzipped. */
export async function gzippedBundle(contents) {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: process.cwd(), loader: "js" },
    bundle: true,
    minify: true,
    format: "esm",
    write: false,
  });
  return gzipSync(outputFiles[0].contents, { level: 9 }).length;
}
