import { AbortError, type CallError, type Cause, isUnfinished } from "./errors.js";
import { causeOf } from "./scrub.js";

/** The error of a call that the caller's signal ended. */
export const aborted = (signal?: AbortSignal): AbortError => new AbortError("was aborted", { reason: signal?.reason });

/** What ends with the caller's signal or after some milliseconds, whichever comes first. */
export interface Scope {
  /** Its reason is an error that `send` completes. */
  readonly signal: AbortSignal;
  /** Lets go of the timer and the listener. */
  close(): void;
}

export function openScope(parent: AbortSignal | undefined, ms: number, outOfTime: CallError): Scope {
  const controller = new AbortController();
  const stop = () => controller.abort(aborted(parent));
  const timer = setTimeout(() => controller.abort(outOfTime), Math.max(0, ms));
  if (parent?.aborted) stop();
  if (ms <= 0) controller.abort(outOfTime);
  parent?.addEventListener("abort", stop);
  return {
    signal: controller.signal,
    close() {
      clearTimeout(timer);
      parent?.removeEventListener("abort", stop);
    },
  };
}

/** Waits for injected work no longer than the signal allows. Rejects with a {@link CallError} and nothing else. */
export const raced = <TValue>(
  signal: AbortSignal,
  work: () => TValue | PromiseLike<TValue>,
  failed: (cause: Cause) => CallError,
): Promise<TValue> =>
  new Promise((resolve, reject) => {
    const stop = () => reject(signal.reason);
    if (signal.aborted) return stop();
    signal.addEventListener("abort", stop);
    new Promise<TValue>((settle) => settle(work()))
      .then(resolve, (thrown) => reject(isUnfinished(thrown) ? thrown : failed(causeOf(thrown))))
      .finally(() => signal.removeEventListener("abort", stop));
  });
