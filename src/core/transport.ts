import ky from "ky";
import { type Answer, Fault, type Transport } from "./call.js";
import { observe } from "./log.js";
import { retryDelay, retryOptions } from "./retry.js";

/** Repeats attempts with ky, which counts them and waits between them. */
export const kyTransport: Transport = async (call, attempt) => {
  const { request, signal, log } = call;
  const { limit = 2 } = retryOptions(call);
  let left = limit;
  let delayMs: number | undefined;
  let outcome: Answer | Fault | undefined;
  const again = async () => {
    outcome = await attempt().catch((thrown: Fault) => thrown);
    delayMs = left-- > 0 ? retryDelay(call, outcome) : undefined;
    if (delayMs === undefined) return new Response();
    log("warn", `is repeated in ${Math.round(delayMs)} ms`);
    observe(call, "onRetry", { delayMs, ...("status" in outcome && { status: outcome.status }) });
    throw outcome;
  };
  const retry = { limit, methods: [request.method], shouldRetry: () => true, delay: () => delayMs as number };
  // Nothing but the signal can end ky's wait early.
  await ky(request.url, { method: request.method, signal, timeout: false, fetch: again, retry }).catch(() => {
    outcome = signal.reason;
  });
  if (outcome instanceof Fault) throw outcome;
  return outcome as Answer;
};
