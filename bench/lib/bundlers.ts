import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { nodeResolve } from "@rollup/plugin-node-resolve";
import { build, transform } from "esbuild";
import { type Plugin, rollup } from "rollup";
import webpack from "webpack";

/** A module to bundle. */
export interface Bundled {
  readonly source: string;
  /** Where its imports are looked for. */
  readonly folder: string;
  readonly platform: "browser" | "node";
}

// Known by its path alone: the types of orgkit's own build are checked without the peers.
const peerPlugins = join(import.meta.dirname, "../peers/rollup-plugins.mjs");

const gzipBytes = (code: string | Uint8Array): number => gzipSync(code, { level: 9 }).length;

async function esbuild({ source, folder, platform }: Bundled): Promise<number> {
  const { outputFiles } = await build({
    stdin: { contents: source, resolveDir: folder, loader: "js" },
    bundle: true,
    minify: true,
    format: "esm",
    platform,
    write: false,
    logLevel: "error",
  });
  return gzipBytes(outputFiles[0]?.contents ?? "");
}

/** Rollup has no minifier of its own: esbuild's follows it. */
async function rollupAndEsbuild({ source, folder, platform }: Bundled): Promise<number> {
  const entry = join(folder, "entry.js");
  const { plugins }: { plugins: () => Plugin[] } = await import(peerPlugins);
  const bundle = await rollup({
    input: entry,
    logLevel: "silent",
    plugins: [
      { name: "entry", resolveId: (id) => (id === entry ? id : null), load: (id) => (id === entry ? source : null) },
      nodeResolve({
        browser: platform === "browser",
        exportConditions: [platform],
        preferBuiltins: platform === "node",
      }),
      plugins(),
    ],
  });
  const { output } = await bundle.generate({ format: "es", inlineDynamicImports: true });
  return gzipBytes((await transform(output[0].code, { minify: true, format: "esm" })).code);
}

async function webpackInProduction({ source, folder, platform }: Bundled): Promise<number> {
  const temporary = await mkdtemp(join(folder, "build-webpack-"));
  try {
    const entry = join(temporary, "entry.js");
    await writeFile(entry, source);
    await new Promise<void>((done, fail) => {
      const options: webpack.Configuration = {
        mode: "production",
        entry,
        target: platform === "node" ? "node" : "web",
        output: { path: temporary, filename: "out.js", library: { type: "module" } },
        experiments: { outputModule: true },
      };
      webpack(options, (error, stats) => {
        const problem = error ?? stats?.compilation.errors[0];
        if (problem) fail(problem);
        else done();
      });
    });
    return gzipBytes(await readFile(join(temporary, "out.js")));
  } finally {
    await rm(temporary, { recursive: true });
  }
}

/** Each gives the bytes of a minified bundle, gzipped at level 9. */
export const bundlers = { esbuild, Rollup: rollupAndEsbuild, webpack: webpackInProduction } as const;
export type Bundler = keyof typeof bundlers;
