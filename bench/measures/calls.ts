import { withContenders } from "../lib/contender-process.ts";
import { entrantsFor } from "../lib/entrants.ts";
import { type Figure, type Progress, type Report, worst } from "../lib/report.ts";
import { inSittings, interleave, median, ratio, type Samples } from "../lib/rounds.ts";
import { scenarios } from "../lib/scenarios.ts";
import type { Vendor } from "../lib/vendors.ts";

const bare = "fetch and JSON.parse";

/** Measures what a call costs when the answer is there at once. */
export async function calls(progress: Progress, vendors: readonly Vendor[]): Promise<Report> {
  const table = [["microseconds per call (times fetch and JSON.parse)", ...scenarios]];
  const ofTen: [Vendor, Samples][] = [];
  for (const vendor of vendors) {
    const entrants = entrantsFor(vendor);
    const columns = await inSittings((sitting) =>
      withContenders(entrants, vendor, async (contenders) => {
        const columns: Samples[] = [];
        for (const scenario of scenarios) {
          progress(`calls: ${vendor}, sitting ${sitting}, ${scenario}`);
          const runners = contenders.map((contender) => ({
            name: contender.name,
            run: (calls: number) => contender.run({ scenario, calls }),
          }));
          // V8 compiles by the number of calls; what the first scenario has warmed up serves the others.
          const warmUpCalls = columns.length ? 1 : 20_000;
          columns.push(await interleave(runners, { rounds: 7, warmUpMs: 150, warmUpCalls, batchMs: 8 }));
        }
        return columns;
      }),
    );
    for (const { name } of entrants) {
      const cells = columns.map((samples) => {
        const microseconds = median(samples.get(name) ?? []) * 1000;
        const digits = microseconds < 100 ? 1 : 0;
        return `${microseconds.toFixed(digits)} (${ratio(samples, name, bare).toFixed(1)})`;
      });
      table.push([`${vendor}: ${name}`, ...cells]);
    }
    if (columns[0]) ofTen.push([vendor, columns[0]]);
  }
  return {
    title: "Calls",
    about:
      "An in-process `fetch` answers at once with the same bytes for all contenders of a vendor. Each contender runs in " +
      "a process of its own and is measured in turn, 21 rounds in three sittings. `refused` is a documented 404 or 422, " +
      "decoded.",
    table,
    figures: figuresOf(ofTen),
  };
}

function figuresOf(ofTen: readonly [Vendor, Samples][]): Report["figures"] {
  const against = (name: string, base: string): Figure[] =>
    ofTen
      .filter(([, samples]) => samples.has(base))
      .map(([vendor, samples]) => ({ value: ratio(samples, name, base), at: vendor }));
  const pairs = {
    slimToFetch: against("orgkit slim", bare),
    slimToClerk: against("orgkit slim", "@clerk/backend"),
    defaultToKy: against("orgkit", "ky"),
    defaultToOpenai: against("orgkit", "openai"),
    defaultToPolar: against("orgkit", "@polar-sh/sdk 0.48.1"),
  };
  return Object.fromEntries(
    Object.entries(pairs).flatMap(([name, figures]) => (figures.length ? [[name, worst(figures)]] : [])),
  );
}
