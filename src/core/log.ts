import type { Call, Log } from "./call.js";
import { causeOf } from "./scrub.js";

export const logLevels = ["off", "error", "warn", "info", "debug"] as const;

/** Makes the log of one call: every line names the operation, holds no secret, and cannot fail. */
export const openLog =
  ({ operation, scrub, core: { logger = console, logLevel = "off" } }: Call): Log =>
  (level, message) => {
    if (logLevels.indexOf(level) > logLevels.indexOf(logLevel)) return;
    quietly(() => logger[level](scrub(`orgkit: ${operation.name} ${message}.`)));
  };

/** Tells a hook that only observes; what it throws is logged and changes nothing. */
export function observe(call: Call, hook: "afterResponse" | "onRetry", facts: object): void {
  const about = { operation: call.operation.name, attempt: call.attempts, ...facts };
  quietly(
    () => call.core.hooks?.[hook]?.(about as never),
    (thrown) => call.log("error", `has an ${hook} hook that failed: ${causeOf(thrown).message}`),
  );
}

function quietly(work: () => unknown, onFailure: (thrown: unknown) => void = () => {}): void {
  new Promise((settle) => settle(work())).catch(onFailure);
}
