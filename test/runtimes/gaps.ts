/** A case that is known to fail in some runtimes. Once it passes in one of them, the run fails until it is taken off. */
export interface Gap {
  readonly name: string;
  readonly runtimes: readonly string[];
  readonly why: string;
}

export const gaps: readonly Gap[] = [
  {
    name: "errors: an answer over maxResponseBytes is asked for once, and the error names the limit",
    runtimes: ["Chromium"],
    why: 'Its fetch says "Failed to fetch" of any body that breaks off, so a read that is too large counts as a lost connection.',
  },
  {
    name: "errors: a create that was never sent had no effect",
    runtimes: ["Chromium", "Deno", "workerd"],
    why: "Their fetch gives no code for a refused connection, so `mayHaveTakenEffect` stays on the safe side and is true.",
  },
  {
    name: "limits: a signal ends the wait before a retry",
    runtimes: ["Edge Runtime"],
    why: "It has no `AbortSignal.any`, without which ky leaves signals alone: the call ends when the wait is over.",
  },
];
