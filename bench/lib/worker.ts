// Runs one contender in a process of its own, so that none warms up or slows down the code of another.
import { answeringFetch, answerWith } from "./fetch.ts";
import { answerOf, type Contender, callOf, check, type Scenario } from "./scenarios.ts";
import type { Vendor } from "./vendors.ts";

export interface Job {
  readonly scenario: Scenario;
  readonly calls: number;
  /** Measures the bytes still held at the end instead of the milliseconds. */
  readonly isHeap?: boolean;
}

// Before any contender is loaded: some keep the fetch they find.
globalThis.fetch = answeringFetch;

const [module, vendor] = process.argv.slice(2) as [string, Vendor];
const { contender }: { contender: (vendor: Vendor) => Contender | Promise<Contender> } = await import(`../${module}`);
const client = await contender(vendor);
let current: Scenario | undefined;

process.on("message", async ({ scenario, calls, isHeap }: Job) => {
  if (scenario !== current) {
    answerWith(answerOf(vendor, scenario));
    await check(client, vendor, scenario);
    current = scenario;
  }
  process.send?.(await (isHeap ? held : time)(callOf(client, scenario), calls));
});
process.send?.("ready");

async function time(call: () => Promise<unknown>, calls: number): Promise<number> {
  const start = performance.now();
  for (let index = 0; index < calls; index++) await call();
  return performance.now() - start;
}

async function held(call: () => Promise<unknown>, calls: number): Promise<number> {
  const collect = globalThis.gc;
  if (!collect) throw new Error("The heap is measured with --expose-gc");
  const settle = async () => {
    collect();
    // Lets finalizers and expired timers run before the second look.
    await new Promise((resolve) => setTimeout(resolve, 20));
    collect();
    return process.memoryUsage().heapUsed;
  };
  const before = await settle();
  await time(call, calls);
  return (await settle()) - before;
}
