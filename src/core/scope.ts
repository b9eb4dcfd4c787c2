/** A signal that ends with its parent or after some milliseconds, whichever comes first. */
export interface Scope {
  readonly signal: AbortSignal;
  /** Lets go of the timer and the listener. */
  end(): void;
}

/** Opens a scope; `outOfTime` gives the reason it ends with, and `stopped` turns the parent's reason into its own. */
export function openScope(
  parent: AbortSignal | undefined,
  ms: number,
  outOfTime: () => unknown,
  stopped: (reason: unknown) => unknown = (reason) => reason,
): Scope {
  const controller = new AbortController();
  const stop = () => controller.abort(stopped(parent?.reason));
  const expire = () => controller.abort(outOfTime());
  let timer: ReturnType<typeof setTimeout> | undefined;
  if (parent?.aborted) stop();
  else if (ms <= 0) expire();
  else {
    parent?.addEventListener("abort", stop);
    if (ms < Number.POSITIVE_INFINITY) timer = setTimeout(expire, ms);
  }
  return {
    signal: controller.signal,
    end() {
      clearTimeout(timer);
      parent?.removeEventListener("abort", stop);
    },
  };
}

/** Waits for `work`, but no longer than the signal allows: then it rejects with the signal's reason. */
export function raced<T>(signal: AbortSignal, work: () => T | PromiseLike<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = () => reject(signal.reason);
    if (signal.aborted) return stop();
    signal.addEventListener("abort", stop);
    new Promise<T>((settle) => settle(work()))
      .then(resolve, reject)
      .finally(() => signal.removeEventListener("abort", stop));
  });
}
