import { withContenders } from "../lib/contender-process.ts";
import { type Figure, type Progress, type Report, times, worst } from "../lib/report.ts";
import { inSittings, interleave, median, type Samples } from "../lib/rounds.ts";
import type { Vendor } from "../lib/vendors.ts";

const entrants = [
  { name: "parse", module: "contenders/parse.ts" },
  { name: "fetch", module: "contenders/bare.ts" },
  { name: "slim", module: "contenders/orgkit-slim.ts" },
];

/** Measures how long names, dates and validation take. */
export async function decode(progress: Progress, vendors: readonly Vendor[]): Promise<Report> {
  const table = [["milliseconds for 1,000 rows", "JSON.parse", "decoding", "ratio"]];
  const ratios: Figure[] = [];
  for (const vendor of vendors) {
    progress(`decode: ${vendor}`);
    const [samples = new Map()] = await inSittings(() =>
      withContenders(entrants, vendor, async (contenders) => {
        const runners = contenders.map((contender) => ({
          name: contender.name,
          run: (calls: number) => contender.run({ scenario: "list 1,000", calls }),
        }));
        return [await interleave(runners, { rounds: 7, warmUpMs: 400, batchMs: 30 })];
      }),
    );
    const { parseMs, decodeMs, value } = decodingOf(samples);
    table.push([vendor, parseMs.toFixed(2), decodeMs.toFixed(2), times(value)]);
    ratios.push({ value, at: vendor });
  }
  return {
    title: "Decoding",
    about:
      "A list of 1,000 rows through `orgkit/<vendor>/slim`, less what a bare `fetch` takes to hand over the same text, " +
      "against `JSON.parse` of that text. Decoding includes parsing.",
    table,
    figures: { decode: worst(ratios) },
  };
}

/** What a call takes beyond the fetching: its time less that of a bare call, whose parsing is put back. */
function decodingOf(samples: Samples) {
  const of = (name: string) => samples.get(name) ?? [];
  const rounds = of("parse").map((parseMs, round) => {
    const decodeMs = (of("slim")[round] ?? Number.NaN) - (of("fetch")[round] ?? Number.NaN) + parseMs;
    return { parseMs, decodeMs, value: decodeMs / parseMs };
  });
  const middle = (key: "parseMs" | "decodeMs" | "value") => median(rounds.map((round) => round[key]));
  return { parseMs: middle("parseMs"), decodeMs: middle("decodeMs"), value: middle("value") };
}
