import { type Call, Fault, type Outcome, retryAfterMs } from "./call.js";
import type { RetryOptions } from "./options.js";

const passingStatuses = [408, 500, 502, 503, 504];

/** How often the call may be repeated. */
export function retryLimit(call: Call): number {
  const { limit = 2 } = policy(call);
  return limit;
}

/** Gives the wait before the next attempt in milliseconds, or `undefined` for an outcome to keep. */
export function retryDelay(call: Call, outcome: Outcome): number | undefined {
  const status = outcome instanceof Fault ? undefined : outcome.status;
  const isPassing = outcome instanceof Fault ? outcome.isPassing : passingStatuses.includes(outcome.status);
  const isRepeatable = /GET|PUT|DELETE/.test(call.request.method);
  if (status !== 429 && !(isPassing && isRepeatable)) return undefined;

  const { baseDelayMs = 500, maxDelayMs = 8_000, maxRetryAfterMs = 60_000 } = policy(call);
  let delayMs = Math.random() * Math.min(maxDelayMs, baseDelayMs * 2 ** Math.max(0, call.attempts - 1));
  if (!(outcome instanceof Fault) && (status === 429 || status === 503)) {
    const asked = retryAfterMs(outcome);
    if (asked !== undefined) {
      if (asked > maxRetryAfterMs || asked > call.deadlineAt - performance.now()) return undefined;
      delayMs = asked;
    }
  }
  return call.budget && !call.budget.takeRetry() ? undefined : delayMs;
}

function policy({ core, options }: Call): RetryOptions {
  const retries = options.retries ?? core.retries ?? {};
  return typeof retries === "object" ? retries : { limit: Number(retries) };
}
