/** Something that can be called many times in a row and tells how long that took. */
export interface Runner {
  readonly name: string;
  readonly run: (calls: number) => Promise<number>;
}

export interface RoundOptions {
  readonly rounds: number;
  /** How long, and for how many calls, a contender is run before it counts. Default: for one call. */
  readonly warmUpMs?: number;
  readonly warmUpCalls?: number;
  /** How long one contender is measured before it is the next one's turn. Default: for one call. */
  readonly batchMs?: number;
}

/** The milliseconds per call of each contender, round by round. */
export type Samples = ReadonlyMap<string, readonly number[]>;

/** Measures the contenders in turn, round by round, so that a slow moment of the machine meets all of them. */
export async function interleave(runners: readonly Runner[], options: RoundOptions): Promise<Samples> {
  const { rounds, warmUpMs = 0, warmUpCalls = 1, batchMs = 0 } = options;
  const contenders = [];
  for (const { name, run } of runners) {
    const msPerCall = await warmUp(run, warmUpMs, warmUpCalls);
    const calls = batchMs ? Math.max(1, Math.round(batchMs / msPerCall)) : 1;
    contenders.push({ name, run, calls, samples: [] as number[] });
  }
  for (let round = 0; round < rounds; round++) {
    for (const { run, calls, samples } of contenders) samples.push((await run(calls)) / calls);
  }
  return new Map(contenders.map(({ name, samples }) => [name, samples]));
}

/**
 * Measures several times, each time with new processes, and puts the rounds of all sittings together: V8 does not
 * compile a program the same way twice.
 */
export async function inSittings(
  measure: (sitting: number) => Promise<readonly Samples[]>,
): Promise<readonly Samples[]> {
  let all: readonly Samples[] = [];
  for (let sitting = 1; sitting <= sittings; sitting++) {
    const columns = await measure(sitting);
    all = columns.map(
      (samples, column) =>
        new Map([...samples].map(([name, values]) => [name, [...(all[column]?.get(name) ?? []), ...values]])),
    );
  }
  return all;
}

const sittings = 3;

async function warmUp(run: Runner["run"], forMs: number, forCalls: number): Promise<number> {
  let msPerCall: number;
  let ms = 0;
  let done = 0;
  do {
    const calls = Math.max(1, done);
    const tookMs = await run(calls);
    msPerCall = tookMs / calls;
    ms += tookMs;
    done += calls;
  } while (ms < forMs || done < forCalls);
  return msPerCall;
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 ? upper : (upper + (sorted[middle - 1] ?? Number.NaN)) / 2;
}

/** How many times as long as another a contender takes: the median of the rounds' ratios. */
export function ratio(samples: Samples, name: string, base: string): number {
  const bases = samples.get(base) ?? [];
  return median((samples.get(name) ?? []).map((value, round) => value / (bases[round] ?? Number.NaN)));
}
