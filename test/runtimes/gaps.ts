/** A case that is known to fail in some runtimes. Once it passes in one of them, the run fails until it is taken off. */
export interface Gap {
  readonly name: string;
  readonly runtimes: readonly string[];
  readonly why: string;
}

export const gaps: readonly Gap[] = [
  {
    name: "errors: a create that was never sent had no effect",
    runtimes: ["Chromium", "workerd"],
    why: "Their fetch gives neither a code nor words for a refused connection, so `mayHaveTakenEffect` stays on the safe side and is true.",
  },
];
