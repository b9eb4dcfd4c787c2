import type { Call } from "./call.js";
import { type LogLevel, logLevels } from "./options.js";
import { causeOf, scrub } from "./scrub.js";

/** Writes a log line without secrets; what the logger throws changes nothing. */
export function log(call: Call, level: Exclude<LogLevel, "off">, words: string): void {
  const { logger = console, logLevel = "off" } = call.options;
  if (logLevels.indexOf(level) > logLevels.indexOf(logLevel)) return;
  quietly(() => logger[level](scrub(call, `orgkit: ${call.operation.name} ${words}.`)));
}

/** Tells a hook that only observes; what it throws is logged and changes nothing. */
export function observe(call: Call, hook: "afterResponse" | "onRetry", facts: () => object): void {
  const { attempts: attempt, operation, options } = call;
  if (!options.hooks?.[hook]) return;
  quietly(
    () => options.hooks?.[hook]?.({ operation: operation.name, attempt, ...facts() } as never),
    (thrown) => log(call, "error", `has a failing ${hook}: ${causeOf(thrown).message}`),
  );
}

/** Does what must not fail anything else. */
export async function quietly(work: () => unknown, onFailure?: (thrown: unknown) => void): Promise<void> {
  try {
    await work();
  } catch (thrown) {
    onFailure?.(thrown);
  }
}
