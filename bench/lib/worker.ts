// Runs one contender in a process of its own, so that none warms up or slows down the code of another.
import { setImmediate, setTimeout } from "node:timers/promises";
import { GCProfiler } from "node:v8";
import { cpuTime } from "./cpu-time.ts";
import { answeringFetch, answerWith } from "./fetch.ts";
import { answerOf, type Contender, callOf, check, type Scenario } from "./scenarios.ts";
import type { Vendor } from "./vendors.ts";

export interface Job {
  readonly scenario: Scenario;
  readonly calls: number;
  readonly measure?: keyof typeof measures;
}

const callsPerTurn = 10;
const measures = { ms: time, heldBytes, allocatedBytes };

// Before any contender is loaded: some keep the fetch they find.
globalThis.fetch = answeringFetch;

const [module, vendor] = process.argv.slice(2) as [string, Vendor];
const { contender }: { contender: (vendor: Vendor) => Contender | Promise<Contender> } = await import(`../${module}`);
const client = await contender(vendor);
let current: Scenario | undefined;

process.on("message", async ({ scenario, calls, measure = "ms" }: Job) => {
  if (scenario !== current) {
    answerWith(answerOf(vendor, scenario));
    await check(client, vendor, scenario);
    current = scenario;
  }
  process.send?.(await measures[measure](callOf(client, scenario), calls));
});
process.send?.("ready");

async function time(call: () => Promise<unknown>, calls: number): Promise<number> {
  const startMs = cpuTime();
  for (let done = 1; done <= calls; done++) {
    await call();
    // V8 keeps what is held weakly until the event loop turns, as it would on every answer of a network.
    if (done % callsPerTurn === 0) await setImmediate();
  }
  return cpuTime() - startMs;
}

/** What is still on the heap when the calls are over. */
async function heldBytes(call: () => Promise<unknown>, calls: number): Promise<number> {
  const before = await settledHeap();
  await time(call, calls);
  return (await settledHeap()) - before;
}

async function settledHeap(): Promise<number> {
  for (let turn = 0; turn < 3; turn++) {
    globalThis.gc?.();
    // Lets finalizers and timers run.
    await setTimeout(10);
  }
  return process.memoryUsage().heapUsed;
}

/** What the calls put on the heap in all: its growth, and what was collected meanwhile. */
async function allocatedBytes(call: () => Promise<unknown>, calls: number): Promise<number> {
  const profiler = new GCProfiler();
  const before = process.memoryUsage().heapUsed;
  profiler.start();
  await time(call, calls);
  const growth = process.memoryUsage().heapUsed - before;
  const collected = profiler
    .stop()
    ?.statistics.map(
      ({ beforeGC, afterGC }) => beforeGC.heapStatistics.usedHeapSize - afterGC.heapStatistics.usedHeapSize,
    );
  return (collected ?? []).reduce((sum, each) => sum + each, growth);
}
