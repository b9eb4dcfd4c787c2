import type { Call, Log, Trace } from "./call.js";
import type { CoreOptions, LogLevel } from "./options.js";
import { causeOf } from "./scrub.js";

const levels: readonly LogLevel[] = ["off", "error", "warn", "info", "debug"];

/** Makes the log of one call: every line names the operation, holds no secret, and cannot fail. */
export function openLog({ operation, scrub }: Trace, { logger = console, logLevel = "off" }: CoreOptions): Log {
  return (level, message) => {
    if (levels.indexOf(level) > levels.indexOf(logLevel)) return;
    quietly(() => logger[level](scrub(`orgkit: ${operation.name} ${message}`)));
  };
}

/** Tells a hook that only observes; what it throws is logged and changes nothing. */
export function observe(call: Call, hook: "afterResponse" | "onRetry", facts: object): void {
  const notify = call.core.hooks?.[hook] as ((facts: object) => unknown) | undefined;
  quietly(
    () => notify?.({ operation: call.operation.name, attempt: call.attempts, ...facts }),
    (thrown) => call.log("error", `had an ${hook} hook that failed: ${causeOf(thrown).message}`),
  );
}

function quietly(work: () => unknown, onFailure: (thrown: unknown) => void = () => {}): void {
  new Promise((settle) => settle(work())).catch(onFailure);
}
