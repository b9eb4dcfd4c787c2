/** What a figure may be at most. */
export interface Target {
  readonly text: string;
  readonly ceiling: number;
  readonly aim?: number;
  readonly unit: "bytes" | "times" | "MB";
}

/** The targets, by the names under which the measures report their figures. */
export const targets = {
  slimList: { text: "slim: one list function, gzipped", ceiling: 5_000, aim: 4_000, unit: "bytes" },
  slimGet: { text: "slim: one get function, gzipped", ceiling: 4_500, unit: "bytes" },
  slimFurther: { text: "slim: every further function of the vendor, gzipped", ceiling: 350, unit: "bytes" },
  defaultList: { text: "default: one list function, gzipped", ceiling: 13_800, aim: 12_800, unit: "bytes" },
  slimToFetch: { text: "slim: list of 10 rows / fetch and JSON.parse", ceiling: 2.2, unit: "times" },
  slimToClerk: { text: "slim: list of 10 rows / @clerk/backend", ceiling: 1, unit: "times" },
  defaultToKy: { text: "default: list of 10 rows / ky", ceiling: 1.3, unit: "times" },
  defaultToOpenai: { text: "default: list of 10 rows / openai", ceiling: 1, unit: "times" },
  defaultToPolar: { text: "default: list of 10 rows / @polar-sh/sdk 0.48.1", ceiling: 1, unit: "times" },
  decode: { text: "decoding 1,000 rows / JSON.parse", ceiling: 3, aim: 2, unit: "times" },
  importOne: { text: "import of the core and one function / ky", ceiling: 1.3, unit: "times" },
  importAll: { text: "import of all functions / ky", ceiling: 1.6, unit: "times" },
  importSlim: { text: "import of slim / ky", ceiling: 0.5, unit: "times" },
  itemsHeap: { text: "1,000,000 rows by items(): growth of the heap", ceiling: 20, unit: "MB" },
  types: { text: "type check of the whole API / an empty project with ky and valibot", ceiling: 1.5, unit: "times" },
} as const satisfies Readonly<Record<string, Target>>;

export type TargetName = keyof typeof targets;
