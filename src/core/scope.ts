import { Fault } from "./call.js";
import { AbortError, type Cause } from "./errors.js";
import { causeOf } from "./scrub.js";

/** A signal that ends with its parent or after some milliseconds, whichever comes first; its reason is a fault. */
export interface Scope {
  readonly signal: AbortSignal;
  /** Lets go of the timer and the listener. */
  end(): void;
}

export function openScope(parent: AbortSignal | undefined, ms: number, outOfTime: Fault): Scope {
  const controller = new AbortController();
  const stop = () => {
    const reason: unknown = parent?.reason;
    controller.abort(reason instanceof Fault ? reason : new Fault(AbortError, "was ended by its signal", { reason }));
  };
  const expire = () => controller.abort(outOfTime);
  const timer = ms > 0 && ms < Infinity ? setTimeout(expire, ms) : undefined;
  if (ms <= 0) expire();
  if (parent?.aborted) stop();
  parent?.addEventListener("abort", stop);
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
