// Runs the suite in every runtime and writes docs/runtimes.md; with --check, fails when that is out of date.
import { readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { installPacked } from "../package/install.ts";
import { bundleSuite } from "./bundle.ts";
import { gaps } from "./gaps.ts";
import { type Report, runIn } from "./process.ts";
import { type Runtime, runtimes } from "./runtimes.ts";

const atOnce = 2;
/** Fewer cases than this mean that the suite has lost some. */
const leastCases = 90;
const table = resolve(import.meta.dirname, "../../docs/runtimes.md");

/** Installs the package, and puts the suite beside it. */
async function prepare(): Promise<string> {
  const folder = await installPacked();
  await build({
    entryPoints: ["main.ts", "suite.ts"].map((file) => join(import.meta.dirname, file)),
    outdir: folder,
    bundle: true,
    format: "esm",
    target: "es2022",
    external: ["orgkit", "node:*"],
    logLevel: "error",
  });
  return folder;
}

/** Serves a sandbox that has a page, too, so that a browser can load the suite from the same origin. */
async function serve(folder: string): Promise<{ url: string; close(): Promise<void> }> {
  const installed = createRequire(join(folder, "main.js")).resolve("orgkit/sandbox");
  const { createSandbox, serveSandbox }: typeof import("orgkit/sandbox") = await import(`${pathToFileURL(installed)}`);
  const sandbox = createSandbox({ seed: "demo" });
  const files: Readonly<Record<string, readonly [type: string, text: string]>> = {
    "/": ["text/html", '<!doctype html><meta charset="utf-8"><script type="module" src="/page.js"></script>'],
    "/page.js": ["text/javascript", await bundleSuite(folder, "globalThis.runSuite = runSuite;", ["browser"])],
  };
  const withPage: typeof fetch = async (input, init) => {
    const [type, text] = files[new URL(`${input}`).pathname] ?? [];
    return type ? new Response(text, { headers: { "content-type": type } }) : sandbox.fetch(input, init);
  };
  return serveSandbox({ sandbox: { ...sandbox, fetch: withPage } });
}

/** Runs the suite in all runtimes, some at a time, and tells of each when it is done. */
async function runAll(folder: string): Promise<Report[]> {
  const reports = new Map<Runtime, Report>();
  const waiting = [...runtimes];
  const takeTurns = async () => {
    for (let runtime = waiting.shift(); runtime; runtime = waiting.shift()) {
      const server = await serve(folder);
      const report = await runIn(runtime, folder, server.url);
      await server.close();
      reports.set(runtime, report);
      tell(report);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, takeTurns));
  return runtimes.flatMap((runtime) => reports.get(runtime) ?? []);
}

const passedOf = ({ outcomes }: Report) => outcomes.filter(({ error }) => error === undefined);
const isGap = (runtime: string, name: string) =>
  gaps.some((gap) => gap.name === name && gap.runtimes.includes(runtime));

function tell(report: Report): void {
  const { name, version, outcomes, seconds, failure } = report;
  const passed = failure === undefined ? `${passedOf(report).length} of ${outcomes.length} passed` : "FAILED";
  console.log(`${name.padEnd(14)}${version.padEnd(18)}${passed.padEnd(18)}${seconds.toFixed(1).padStart(5)} s`);
  if (failure !== undefined) console.log(`  ${failure.replaceAll("\n", "\n  ")}`);
  for (const { name: title, error } of outcomes) {
    if (error !== undefined) console.log(`  ${isGap(name, title) ? "known gap" : "FAILED"}  ${title}\n    ${error}`);
  }
}

/** Says what is wrong with the run as a whole. */
function problemsOf(reports: readonly Report[]): string[] {
  const counts = reports.map(({ outcomes }) => outcomes.length);
  const hasFailed = ({ name: runtime, failure, outcomes }: Report) =>
    failure !== undefined || outcomes.some(({ name, error }) => error !== undefined && !isGap(runtime, name));
  const failed = reports.filter(hasFailed).map(({ name }) => name);
  const problems = failed.length ? [`Failed: ${failed.join(", ")}.`] : [];
  for (const report of reports) {
    for (const { name } of passedOf(report).filter(({ name }) => isGap(report.name, name))) {
      problems.push(`${report.name} has no gap any more in "${name}": take it off test/runtimes/gaps.ts.`);
    }
  }
  if (new Set(counts).size > 1) problems.push(`Not every runtime ran the same number of cases: ${counts.join(", ")}.`);
  if (Math.min(...counts) < leastCases) problems.push(`A runtime ran fewer than ${leastCases} cases.`);
  return problems;
}

const describe = (reports: readonly Report[]): string => `---
title: Runtimes
---

# Runtimes

The built package, installed from its tarball, runs one suite against the sandbox over HTTP in each of these. The suite
calls every function, walks over lists, and brings about every error, abort, timeout, retry and upload with the
runtime's own \`fetch\`. \`npm run runtimes\` runs it and writes this page.

| runtime | version | cases | passed |
| --- | --- | ---: | ---: |
${reports.map((report) => `| ${report.name} | ${report.version} | ${report.outcomes.length} | ${passedOf(report).length} |`).join("\n")}
${gaps.length ? describeGaps() : ""}`;

const describeGaps = (): string => `
Known gaps:

${gaps.map(({ name, runtimes: open, why }) => `- ${open.join(", ")}: ${name.replace(/^\w+: /, "")}. ${why}`).join("\n")}
`;

const startedAt = performance.now();
const folder = await prepare();
const reports = await runAll(folder);
await rm(folder, { recursive: true, force: true });
const problems = problemsOf(reports);
const text = describe(reports);
if (problems.length === 0 && process.argv.includes("--check")) {
  const committed = await readFile(table, "utf8").catch(() => "");
  if (committed !== text) problems.push("docs/runtimes.md is out of date: run npm run runtimes.");
} else if (problems.length === 0) {
  await writeFile(table, text);
}
for (const problem of problems) console.error(problem);
const seconds = (performance.now() - startedAt) / 1_000;
console.log(`${reports.length} runtimes in ${seconds.toFixed(0)} s, the installation of the package included`);
process.exitCode = problems.length ? 1 : 0;
