import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { installPeers } from "./lib/install.ts";
import { type Progress, type Report, targetTable, toTable } from "./lib/report.ts";
import { type Vendor, vendors } from "./lib/vendors.ts";
import { versions } from "./lib/versions.ts";
import { calls } from "./measures/calls.ts";
import { decode } from "./measures/decode.ts";
import { heap } from "./measures/heap.ts";
import { imports } from "./measures/imports.ts";
import { items } from "./measures/items.ts";
import { sizes } from "./measures/sizes.ts";
import { types } from "./measures/types.ts";

const measures = { sizes, calls, decode, imports, heap, items, types };
type MeasureName = keyof typeof measures;

const { values } = parseArgs({ options: { only: { type: "string" }, vendor: { type: "string" } } });
const chosen = (values.only?.split(",") ?? Object.keys(measures)) as MeasureName[];
const among = (values.vendor?.split(",") ?? vendors) as Vendor[];
const unknown = [
  ...chosen.filter((name) => !Object.hasOwn(measures, name)),
  ...among.filter((name) => !vendors.includes(name)),
];
if (unknown.length) {
  console.error(`Unknown: ${unknown.join(", ")}.`);
  console.error(`--only takes ${Object.keys(measures).join(", ")}; --vendor takes ${vendors.join(", ")}.`);
  process.exit(2);
}

const startMs = performance.now();
const progress: Progress = (doing) => {
  const seconds = ((performance.now() - startMs) / 1000).toFixed(0).padStart(3);
  process.stderr.write(process.stderr.isTTY ? `\r\u001b[K${seconds} s  ${doing}` : `${seconds} s  ${doing}\n`);
};

progress("peers");
installPeers();
const reports: Report[] = [];
for (const name of chosen) reports.push(await measures[name](progress, among));
progress("done");
if (process.stderr.isTTY) process.stderr.write("\n");

const text = [
  "## Targets",
  targetTable(reports),
  ...reports.flatMap(({ title, about, table }) => [`## ${title}`, about, toTable(table)]),
  "## Versions",
  toTable(versions()),
].join("\n\n");
console.log(`\n${text}`);

// A part of the figures would leave the others of another day.
if (!values.only && !values.vendor) {
  const head = "# What orgkit costs\n\nWritten by `npm run bench`; [how it is measured](README.md).";
  writeFileSync(join(import.meta.dirname, "results.md"), `${head}\n\n${text}\n`);
  console.log("\nWritten to bench/results.md.");
}
