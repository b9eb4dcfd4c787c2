import { type Answer, type Call, Fault, retryAfterMs } from "./call.js";
import type { RetryOptions } from "./options.js";

/** What the core and the call say about retries. */
export function retryOptions({ core, options }: Call): RetryOptions {
  const retries = options.retries ?? core.retries ?? {};
  return typeof retries === "object" ? retries : { limit: Number(retries) };
}

/** Gives the wait before the next attempt in milliseconds, or nothing where the outcome is to be kept. */
export function retryDelay(call: Call, outcome: Answer | Fault): number | undefined {
  const { attempts, budget, deadlineAt, request } = call;
  const { baseDelayMs = 500, maxDelayMs = 8_000, maxRetryAfterMs = 60_000 } = retryOptions(call);
  const status = outcome instanceof Fault ? 0 : outcome.status;
  const isPassing = outcome instanceof Fault ? outcome.isPassing : /408|50[0234]/.test(`${status}`);
  if (status !== 429 && !(isPassing && /GET|PUT|DELETE/.test(request.method))) return undefined;
  const asked = outcome instanceof Fault || !/429|503/.test(`${status}`) ? undefined : retryAfterMs(outcome);
  if (asked !== undefined && asked > Math.min(maxRetryAfterMs, deadlineAt - performance.now())) return undefined;
  if (budget && !budget.takeRetry()) return undefined;
  return asked ?? Math.random() * Math.min(maxDelayMs, baseDelayMs * 2 ** Math.max(0, attempts - 1));
}
