import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { importTime, type RequestTouch } from "../../bench/lib/import-time.ts";
import { itemsHeap } from "../../bench/lib/items-heap.ts";
import { interleave, ratio } from "../../bench/lib/rounds.ts";
import { targets } from "../../bench/lib/targets.ts";
import { vendors } from "../../bench/lib/vendors.ts";
import { decode } from "../../bench/measures/decode.ts";

// Ratios of processor times, measured in turn: a tenth above its target is what a target may waver.
const tolerance = 1.1;
const root = resolve(import.meta.dirname, "../..");

/** How many times as long as ky's the imports take. */
async function importRatios(entries: Readonly<Record<string, readonly string[]>>, touch: RequestTouch) {
  const runners = Object.entries({ ky: ["ky"], ...entries }).map(([name, modules]) => ({
    name,
    run: () => importTime(modules, root, touch),
  }));
  const samples = await interleave(runners, { rounds: 9 });
  return Object.fromEntries(Object.keys(entries).map((name) => [name, ratio(samples, name, "ky")]));
}

describe("decoding 1,000 rows", { timeout: 180_000 }, () => {
  // Reading timestamps as text costs Polar and Permit more: their target of 3 stands in the benchmark, missed or just met.
  const ceilings = { openai: targets.decode.ceiling, clerk: targets.decode.ceiling, polar: 4.5, permit: 4.5 };

  it.each(vendors)("of %s stays within its ceiling in times of JSON.parse", async (vendor) => {
    const { figures } = await decode(() => {}, [vendor]);

    expect(figures.decode?.value).toBeLessThanOrEqual(ceilings[vendor] * tolerance);
  });
});

describe("importing", { timeout: 180_000 }, () => {
  it("takes at most 1.3 times as long as ky for one function, and 1.6 times for all", async () => {
    const entries = { one: ["orgkit/clerk/core", "orgkit/clerk/listOrganizations"], all: ["orgkit/clerk"] };

    const { one, all } = await importRatios(entries, "within");

    expect(one).toBeLessThanOrEqual(targets.importOne.ceiling * tolerance);
    expect(all).toBeLessThanOrEqual(targets.importAll.ceiling * tolerance);
  });

  it("takes at most half as long as ky for slim, which leaves Node's fetch unloaded", async () => {
    const { slim } = await importRatios({ slim: ["orgkit/clerk/slim"] }, "never");

    expect(slim).toBeLessThanOrEqual(targets.importSlim.ceiling * tolerance);
  });
});

describe("items", { timeout: 180_000 }, () => {
  // By cursor and by offset.
  it.each(["openai", "clerk"] as const)("keeps its heap over 200,000 rows of %s", async (vendor) => {
    const rows = 200_000;

    const outcome = await itemsHeap(vendor, rows);

    expect(outcome.rows).toBe(rows);
    // In proportion to 20 MB for 1,000,000 rows.
    expect(outcome.growthBytes).toBeLessThanOrEqual(4e6);
  });
});
