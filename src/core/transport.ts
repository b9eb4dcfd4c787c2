import ky from "ky";
import { type Answer, retryAfterMs, type Transport } from "./call.js";
import type { AnyError, Cause } from "./errors.js";
import { observe } from "./log.js";
import { aborted } from "./scope.js";

/** Repeats attempts with ky, which counts them and waits between them. */
export const kyTransport: Transport = async (call, attempt) => {
  const { options, request, budget } = call;
  const { method, url } = request;
  const retries = options.retries ?? call.core.retries ?? {};
  const rules = typeof retries === "object" ? retries : { limit: Number(retries) };
  const { limit = 2, baseDelayMs = 500, maxDelayMs = 8_000, maxRetryAfterMs = 60_000 } = rules;
  let left = limit;
  let delayMs = 0;
  let outcome: Answer | AnyError | undefined;

  const attemptOnce = async () => {
    outcome = await attempt().catch((thrown: AnyError) => thrown);
    const { status, limit: ranOut, name, cause } = outcome as Ending;
    // An answer that is too large will be so again.
    const isLost = name === "ConnectionError" && cause?.name !== "RangeError";
    const isPassing = isLost || ranOut === "attempt" || /408|50[0234]/.test(`${status}`);
    const isRepeatable = status === 429 || (isPassing && /GET|PUT|DELETE/.test(method));
    const asked = /429|503/.test(`${status}`) ? retryAfterMs(outcome as Answer) : undefined;
    const leftMs = call.deadlineAt - performance.now();
    const isTooLong = asked !== undefined && asked > Math.min(maxRetryAfterMs, leftMs);
    if (left-- <= 0 || !isRepeatable || isTooLong || budget?.takeRetry() === false) return new Response();
    const backoffMs = Math.random() * Math.min(maxDelayMs, baseDelayMs * 2 ** (limit - left - 1));
    delayMs = Math.max(0, Math.min(asked ?? backoffMs, leftMs));
    call.log("warn", "is repeated");
    observe(call, "onRetry", { delayMs, status });
    throw outcome;
  };

  await ky(url, {
    method,
    signal: options.signal ?? null,
    timeout: false,
    fetch: attemptOnce,
    retry: { limit, methods: [method], shouldRetry: () => true, delay: () => delayMs },
  }).catch(() => {
    // Nothing but the signal can end ky's wait early.
    outcome = aborted(options.signal);
  });
  if (outcome && "headers" in outcome) return outcome;
  throw outcome;
};

interface Ending {
  readonly status?: number;
  readonly limit?: string;
  readonly name?: string;
  readonly cause?: Cause;
}
