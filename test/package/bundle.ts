import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { gzipSync } from "node:zlib";
import { nodeResolve } from "@rollup/plugin-node-resolve";
import { build, transform } from "esbuild";
import { rollup } from "rollup";
import webpack from "webpack";

const root = resolve(import.meta.dirname, "../..");

const runEsbuild = (source: string) =>
  build({
    absWorkingDir: root,
    stdin: { contents: source, resolveDir: root, loader: "js" },
    bundle: true,
    minify: true,
    format: "esm",
    write: false,
    metafile: true,
    logLevel: "error",
  });

/** Bundles a module of a user with esbuild, minified. */
export async function bundleWithEsbuild(source: string): Promise<string> {
  const { outputFiles } = await runEsbuild(source);
  return outputFiles[0]?.text ?? "";
}

/** Lists the files of which esbuild keeps at least a byte in the bundle of a user's module. */
export async function filesInBundle(source: string): Promise<readonly string[]> {
  const { metafile } = await runEsbuild(source);
  return Object.values(metafile.outputs)
    .flatMap(({ inputs }) => Object.entries(inputs))
    .filter(([, { bytesInOutput }]) => bytesInOutput > 0)
    .map(([file]) => file);
}

/** Bundles a module of a user with Rollup, minified by esbuild. */
export async function bundleWithRollup(source: string): Promise<string> {
  const entry = join(root, "entry.js");
  const bundle = await rollup({
    input: entry,
    plugins: [
      { name: "entry", resolveId: (id) => (id === entry ? id : null), load: (id) => (id === entry ? source : null) },
      nodeResolve(),
    ],
  });
  const { output } = await bundle.generate({ format: "es" });
  return (await transform(output[0].code, { minify: true, format: "esm" })).code;
}

/** Bundles a module of a user with webpack in production mode. */
export async function bundleWithWebpack(source: string): Promise<string> {
  const folder = await mkdtemp(join(root, "build-webpack-"));
  try {
    const entry = join(folder, "entry.js");
    await writeFile(entry, source);
    await new Promise<void>((done, fail) => {
      webpack({ mode: "production", entry, output: { path: folder, filename: "out.js" } }, (error, stats) => {
        const problem = error ?? stats?.compilation.errors[0];
        if (problem) fail(problem);
        else done();
      });
    });
    return await readFile(join(folder, "out.js"), "utf8");
  } finally {
    await rm(folder, { recursive: true });
  }
}

export const gzipBytes = (text: string): number => gzipSync(text, { level: 9 }).length;
