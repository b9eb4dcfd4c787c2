import { withContenders } from "../lib/contender-process.ts";
import { entrants } from "../lib/entrants.ts";
import { bytes, type Progress, type Report } from "../lib/report.ts";

const calls = 10_000;

/** Measures what calls put on the heap, and what they leave there. */
export async function heap(progress: Progress): Promise<Report> {
  const table = [["lists of 10 rows", "allocated per call", `held after ${bytes(calls)} calls`]];
  for (const entrant of entrants) {
    const vendor = entrant.vendors.find((each) => each === "clerk") ?? entrant.vendors[0] ?? "clerk";
    progress(`heap: ${entrant.name}`);
    await withContenders([entrant], vendor, async ([contender]) => {
      if (!contender) return;
      const scenario = "list 10";
      await contender.run({ scenario, calls: 2_000 }); // Warms up.
      const heldBytes = await contender.run({ scenario, calls, measure: "heldBytes" });
      const allocatedBytes = await contender.run({ scenario, calls, measure: "allocatedBytes" });
      table.push([`${vendor}: ${entrant.name}`, bytes(allocatedBytes / calls), bytes(heldBytes)]);
    });
  }
  return { title: "Heap", about: "Bytes on V8's heap, each contender in a process of its own.", table, figures: {} };
}
