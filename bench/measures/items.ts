import { itemsHeap } from "../lib/items-heap.ts";
import { bytes, type Progress, type Report, worst } from "../lib/report.ts";
import type { Vendor } from "../lib/vendors.ts";

const rows = 1_000_000;

/** Measures whether `items` keeps its heap over many pages: by cursor, and by offset. */
export async function items(progress: Progress): Promise<Report> {
  const vendors: readonly Vendor[] = ["openai", "clerk"];
  progress(`items: ${bytes(rows)} rows of ${vendors.join(" and ")}`);
  const outcomes = await Promise.all(vendors.map(async (vendor) => ({ vendor, ...(await itemsHeap(vendor, rows)) })));
  return {
    title: "Iterating",
    about:
      "Pages of 100 rows through `items`. The heap is looked at ten times, after collection, against the first time.",
    table: [
      ["rows by `items`", "rows", "growth of the heap, bytes"],
      ...outcomes.map(({ vendor, rows, growthBytes }) => [vendor, bytes(rows), bytes(growthBytes)]),
    ],
    figures: {
      itemsHeap: worst(outcomes.map(({ vendor, growthBytes }) => ({ value: growthBytes / 1e6, at: vendor }))),
    },
  };
}
