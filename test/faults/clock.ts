import { setImmediate as turn } from "node:timers/promises";
import { vi } from "vitest";

/** The turns of the event loop that work without a timer may take. */
const TURNS = 4;

/** Puts a false clock in place of everything that a call can measure time with. */
export function stopTheClock(): void {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance", "Date"], now: 1_800_000_000_000 });
}

/** Waits for a call by moving the false clock from timer to timer, and no further than its deadline. */
export async function settledWithin<TValue>(deadlineMs: number, call: () => Promise<TValue>): Promise<TValue> {
  const end = performance.now() + deadlineMs;
  let isSettled = false;
  const running = call().finally(() => {
    isSettled = true;
  });
  running.catch(() => {});
  for (;;) {
    for (let turns = 0; turns < TURNS && !isSettled; turns++) await turn();
    if (isSettled) return running;
    if (!vi.getTimerCount()) throw new Error("The call waits for nothing.");
    vi.advanceTimersToNextTimer();
    if (performance.now() > end) throw new Error("The call outlives its deadline.");
  }
}

/** Lets everything that is still under way come to an end. */
export async function runOut(): Promise<void> {
  vi.runAllTimers();
  await turn();
}
