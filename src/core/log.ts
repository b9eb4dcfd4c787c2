import type { Call, Log } from "./call.js";
import type { Hooks } from "./options.js";
import { causeOf } from "./scrub.js";

/** From the fewest lines to the most. */
export const logLevels = ["off", "error", "warn", "info", "debug"] as const;

/** Makes the log of one call: every line names the operation, holds no secret, and cannot fail. */
export const openLog =
  ({ core, operation, scrub }: Call): Log =>
  (level, message) => {
    if (logLevels.indexOf(level) > logLevels.indexOf(core?.logLevel ?? "off")) return;
    quietly(() => (core.logger ?? console)[level](scrub(`orgkit: ${operation.name} ${message}.`)));
  };

/** Tells a hook of an attempt. */
export const tell = (call: Call, hook: keyof Hooks, facts: object): unknown =>
  call.core.hooks?.[hook]?.({ operation: call.operation.name, attempt: call.attempts, ...facts } as never);

/** Tells a hook that only observes; what it throws is logged and changes nothing. */
export function observe(call: Call, hook: keyof Hooks, facts: object): void {
  quietly(
    () => tell(call, hook, facts),
    (thrown) => call.log("error", `has a failing ${hook}: ${causeOf(thrown).message}`),
  );
}

function quietly(work: () => unknown, onFailure: (thrown: unknown) => void = () => {}): void {
  new Promise((settle) => settle(work())).catch(onFailure);
}
