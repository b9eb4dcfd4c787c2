import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import type { ItemsOutcome } from "./items-run.ts";
import type { Vendor } from "./vendors.ts";

const run = promisify(execFile);

/** Iterates over rows with `items` in a new process and tells how its heap grew. */
export async function itemsHeap(vendor: Vendor, rows: number): Promise<ItemsOutcome> {
  const script = join(import.meta.dirname, "items-run.ts");
  const { stdout } = await run(process.execPath, ["--expose-gc", script, vendor, `${rows}`]);
  return JSON.parse(stdout);
}
