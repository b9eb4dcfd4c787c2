import ky from "ky";
import { retryAfterMs } from "./answer.js";
import { type Answer, aborted, type Transport } from "./call.js";
import type { AnyError } from "./errors.js";
import { log, observe } from "./log.js";
import type { RetryOptions } from "./options.js";

/** Repeats attempts with ky, which counts them and waits between them. */
export const kyTransport: Transport = async (call, attempt) => {
  const { method, options, url } = call;
  const { retries = 2, signal } = options;
  const {
    limit = typeof retries === "object" ? 2 : Number(retries),
    baseDelayMs = 500,
    maxDelayMs = 8_000,
    maxRetryAfterMs = 60_000,
  }: RetryOptions = Object(retries);
  let used = 0;
  let delayMs = 0;
  let outcome: Answer | AnyError | undefined;

  /** Tells whether the outcome of another attempt is to be repeated. */
  const attemptOnce = async (): Promise<boolean> => {
    outcome = await attempt().catch((thrown: AnyError) => thrown);
    const { status, limit: ranOut, name } = outcome as Ending;
    const end = `${status ?? ranOut ?? name}`;
    const isPassing = /^(408|50[0234]|attempt|ConnectionError)$/.test(end) && !call.final;
    const isRepeatable = end === "429" || (isPassing && !/POST|PATCH/.test(method));
    const asked = /429|503/.test(end) ? retryAfterMs(outcome as Answer) : undefined;
    const leftMs = call.end - performance.now();
    const isTooLong = (asked ?? 0) > Math.min(maxRetryAfterMs, leftMs);
    // 0 times Infinity is no number.
    delayMs = asked ?? (Math.random() * Math.min(maxDelayMs, baseDelayMs * 2 ** used) || 0);
    const isLast = delayMs >= leftMs;
    if (!isRepeatable || isTooLong || used++ >= limit || call.retry?.(isLast) === false) return false;
    log(call, "warn", `waits after ${end}`);
    if (isLast) {
      delayMs = leftMs;
      // Timers can be early, and another request would be lost.
      call.end = 0;
    } else observe(call, "onRetry", () => ({ delayMs, status }));
    outcome = undefined;
    return true;
  };

  // Most calls end with their first attempt, and need no ky.
  let isToRepeat = await attemptOnce();
  if (isToRepeat) {
    await new Promise<unknown>((end) => {
      // ky's own wait does not end with the signal on every platform.
      if (signal?.aborted) return end(undefined);
      signal?.addEventListener("abort", end);
      ky(url, {
        signal: signal as AbortSignal,
        timeout: false,
        async fetch() {
          if (!isToRepeat && !(await attemptOnce())) return new Response();
          isToRepeat = false;
          throw new Error();
        },
        retry: { limit, shouldRetry: () => true, delay: () => delayMs },
      })
        .then(end, end)
        .finally(() => signal?.removeEventListener("abort", end));
    });
    outcome ??= aborted(call);
  }
  if ((outcome as Answer).headers) return outcome as Answer;
  throw outcome;
};

interface Ending {
  readonly status?: number;
  readonly limit?: string;
  readonly name?: string;
}
