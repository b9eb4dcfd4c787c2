// Bundles the page as an application would: rollup, with esbuild to read TypeScript and to shorten the chunks.
import { resolve } from "node:path";
import { nodeResolve } from "@rollup/plugin-node-resolve";
import { transform } from "esbuild";
import { type Plugin, rollup } from "rollup";

const typescript: Plugin = {
  name: "typescript",
  async transform(code, id) {
    if (!id.endsWith(".ts")) return null;
    return { code: (await transform(code, { loader: "ts", target: "es2022" })).code, map: null };
  },
  async renderChunk(code) {
    return { code: (await transform(code, { minify: true, format: "esm", target: "es2022" })).code, map: null };
  },
};

/** Gives the page's scripts by file name: one to start with, one for each vendor, and what these share. */
export async function bundlePage(): Promise<ReadonlyMap<string, string>> {
  const bundle = await rollup({
    input: resolve(import.meta.dirname, "page/main.ts"),
    plugins: [nodeResolve({ browser: true }), typescript],
  });
  const { output } = await bundle.generate({ chunkFileNames: "[name].js" });
  await bundle.close();
  return new Map(output.map((file) => [file.fileName, file.type === "chunk" ? file.code : `${file.source}`]));
}
