import type { Call } from "./call.js";
import { type Hooks, type LogLevel, logLevels } from "./options.js";
import { causeOf, scrub } from "./scrub.js";

/** Writes a log line without secrets; what the logger throws changes nothing. */
export function log(call: Call, level: Exclude<LogLevel, "off">, words: string): void {
  const { logger = console, logLevel = "off" } = call.options;
  if (logLevels.indexOf(level) > logLevels.indexOf(logLevel)) return;
  quietly(() => logger[level](scrub(call, `orgkit: ${call.operation.name} ${words}.`)));
}

/** Tells a hook of an attempt. */
export const tell = (call: Call, hook: keyof Hooks, facts: object): unknown =>
  call.options.hooks?.[hook]?.({ operation: call.operation.name, attempt: call.attempts, ...facts } as never);

/** Tells a hook that only observes; what it throws is logged and changes nothing. */
export function observe(call: Call, hook: keyof Hooks, facts: object): void {
  quietly(
    () => tell(call, hook, facts),
    (thrown) => log(call, "error", `has a failing ${hook}: ${causeOf(thrown).message}`),
  );
}

async function quietly(work: () => unknown, onFailure?: (thrown: unknown) => void): Promise<void> {
  try {
    await work();
  } catch (thrown) {
    onFailure?.(thrown);
  }
}
