import { join } from "node:path";
import { importTime, type RequestTouch } from "../lib/import-time.ts";
import { type Progress, type Report, times } from "../lib/report.ts";
import { interleave, median, ratio, type Samples } from "../lib/rounds.ts";

const root = join(import.meta.dirname, "../..");
const peers = join(import.meta.dirname, "../peers");

interface Imported {
  readonly name: string;
  readonly modules: readonly string[];
  /** Where the modules are found. */
  readonly folder?: string;
}

const one = "orgkit/clerk/core and one function";

const imported: readonly Imported[] = [
  { name: "nothing", modules: [] },
  { name: "ky", modules: ["ky"] },
  { name: one, modules: ["orgkit/clerk/core", "orgkit/clerk/listOrganizations"] },
  { name: "orgkit/clerk", modules: ["orgkit/clerk"] },
  { name: "orgkit/clerk/slim", modules: ["orgkit/clerk/slim"] },
  { name: "openapi-fetch", modules: ["openapi-fetch"], folder: peers },
  { name: "openai", modules: ["openai"], folder: peers },
  { name: "@clerk/backend", modules: ["@clerk/backend"], folder: peers },
  {
    name: "@polar-sh/sdk 0.48.1, core and one function",
    modules: ["@polar-sh/sdk/core.js", "@polar-sh/sdk/funcs/organizationAccessTokensList.js"],
    folder: peers,
  },
  { name: "@polar-sh/sdk 1.0.1", modules: ["@polar-sh/sdk-v1/2026-10"], folder: peers },
  { name: "permitio", modules: ["permitio"], folder: peers },
];

/** Measures the import of modules in Node, each time in a new process. */
export async function imports(progress: Progress): Promise<Report> {
  const within = await samplesOf("within", progress);
  const before = await samplesOf("before", progress);
  const never = await samplesOf("never", progress);
  const toKy = (samples: Samples, name: string) => ratio(samples, name, "ky");
  const cell = (samples: Samples, name: string) =>
    `${median(samples.get(name) ?? []).toFixed(1)} (${times(toKy(samples, name))})`;
  return {
    title: "Imports",
    about:
      "Each import is a new process. The first touch of `globalThis.Request` makes Node load its fetch, whoever does " +
      "it; ky does, and so does all that imports it. The first column leaves that touch to the modules: what a program " +
      "sees that has not used fetch yet, and what the targets are judged by. The second has it within the time for " +
      "all, the third before the clock starts: the modules alone.",
    table: [
      ["milliseconds (times ky)", "as it comes", "with `Request`", "modules alone"],
      ...imported.map(({ name }) => [name, ...[never, within, before].map((samples) => cell(samples, name))]),
    ],
    figures: {
      importOne: { value: toKy(never, one) },
      importAll: { value: toKy(never, "orgkit/clerk") },
      importSlim: { value: toKy(never, "orgkit/clerk/slim") },
    },
  };
}

function samplesOf(touch: RequestTouch, progress: Progress): Promise<Samples> {
  progress(`imports: Request touched ${touch}`);
  const runners = imported.map(({ name, modules, folder = root }) => ({
    name,
    run: () => importTime(modules, folder, touch),
  }));
  return interleave(runners, { rounds: 7 });
}
