import { parseArgs } from "node:util";
import { installPeers } from "./lib/install.ts";
import { type Progress, type Report, targetTable, toTable } from "./lib/report.ts";
import { type Vendor, vendors } from "./lib/vendors.ts";
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
  console.error(`Unknown: ${unknown.join(", ")}. There are ${Object.keys(measures).join(", ")} for --only`);
  console.error(`and ${vendors.join(", ")} for --vendor.`);
  process.exit(2);
}

const startMs = performance.now();
const progress: Progress = (doing) => {
  const seconds = ((performance.now() - startMs) / 1000).toFixed(0).padStart(3);
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${seconds} s  ${doing}`);
  else process.stderr.write(`${seconds} s  ${doing}\n`);
};

progress("peers");
installPeers();
const reports: Report[] = [];
for (const name of chosen) reports.push(await measures[name](progress, among));
progress("done\n");

for (const { title, about, table } of reports) console.log(`## ${title}\n\n${about}\n\n${toTable(table)}\n`);
console.log(`## Targets\n\n${targetTable(reports)}`);
