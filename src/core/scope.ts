import { Fault } from "./call.js";
import type { Cause } from "./errors.js";
import { causeOf } from "./scrub.js";

/** A signal that ends with its parent or after some milliseconds, whichever comes first. */
export interface Scope {
  readonly signal: AbortSignal;
  /** Lets go of the timer and the listener. */
  end(): void;
}

/** Opens a scope; the functions make the faults that it ends with. */
export function openScope(
  ms: number,
  outOfTime: () => Fault,
  parent: AbortSignal | undefined,
  stopped: (reason: unknown) => unknown,
): Scope {
  const controller = new AbortController();
  const stop = () => controller.abort(stopped(parent?.reason));
  const expire = () => controller.abort(outOfTime());
  let timer: ReturnType<typeof setTimeout> | undefined;
  if (parent?.aborted) stop();
  else if (ms <= 0) expire();
  else {
    parent?.addEventListener("abort", stop);
    if (ms < Infinity) timer = setTimeout(expire, ms);
  }
  return {
    signal: controller.signal,
    end() {
      clearTimeout(timer);
      parent?.removeEventListener("abort", stop);
    },
  };
}

/** Waits for injected work no longer than the signal allows. Rejects with a fault and nothing else. */
export function raced<TValue>(
  signal: AbortSignal,
  work: () => TValue | PromiseLike<TValue>,
  failed: (cause: Cause) => Fault,
): Promise<TValue> {
  return new Promise((resolve, reject) => {
    const stop = () => reject(signal.reason);
    if (signal.aborted) return stop();
    signal.addEventListener("abort", stop);
    new Promise<TValue>((settle) => settle(work()))
      .then(resolve, (thrown) => reject(thrown instanceof Fault ? thrown : failed(causeOf(thrown))))
      .finally(() => signal.removeEventListener("abort", stop));
  });
}
