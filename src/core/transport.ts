import ky from "ky";
import { type Call, Fault, type Outcome, type Transport } from "./call.js";
import { observe } from "./log.js";
import { retryDelay, retryLimit } from "./retry.js";

/** Repeats attempts with ky, which counts them and waits between them. */
export const kyTransport: Transport = async (call, attempt) => {
  let retriesLeft = retryLimit(call);
  let delayMs = 0;
  let outcome: Outcome | undefined;
  try {
    await ky(call.url, {
      method: call.request.method,
      signal: call.signal,
      timeout: false,
      retry: {
        limit: retriesLeft,
        methods: [call.request.method],
        shouldRetry: () => true,
        delay: () => delayMs,
      },
      fetch: async () => {
        outcome = await attempt();
        const wait = retriesLeft-- > 0 ? retryDelay(call, outcome) : undefined;
        if (wait === undefined) return new Response();
        delayMs = wait;
        tell(call, outcome, wait);
        throw new Error("try again");
      },
    });
  } catch (thrown) {
    // Nothing but the signal ends a wait early.
    if (!call.signal.aborted) throw thrown;
    return call.signal.reason as Fault;
  }
  return outcome as Outcome;
};

function tell(call: Call, outcome: Outcome, delayMs: number): void {
  const status = outcome instanceof Fault ? {} : { status: outcome.status };
  call.log("warn", `is repeated in ${Math.round(delayMs)} ms`);
  observe(call, "onRetry", { delayMs, ...status });
}
