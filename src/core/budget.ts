import { integer, optional, toWire } from "./codec.js";
import { type Core, settingsOf, withSettings } from "./core.js";
import { check } from "./encode.js";
import type { Issue } from "./errors.js";

/** What the calls of one core share: the time until which they may run, and the retries that are left. */
export interface Budget {
  readonly deadlineAt: number;
  takeRetry(): boolean;
}

/** What {@link withBudget} takes. */
export interface BudgetOptions {
  /** Milliseconds from now in which all calls must end, from 1 to 2,147,483,647. Default: no limit. */
  readonly deadlineMs?: number | undefined;
  /** How many retries all calls have together, from 0. Default: no limit. */
  readonly retries?: number | undefined;
}

/**
 * Gives a core whose calls and pages share one deadline and one stock of retries, so that an outage cannot multiply
 * the load. The clock starts at once; limits of the core and of a call still hold.
 *
 * @example
 * ```ts
 * const budgeted = withBudget(polar, { deadlineMs: 10_000, retries: 5 });
 * for await (const token of items(organizationAccessTokensList(budgeted))) console.log(token);
 * ```
 */
export function withBudget<TCore extends Core>(core: TCore, options: BudgetOptions): TCore {
  const settings = settingsOf(core);
  if (!settings) return core;
  const issues: Issue[] = [];
  check(budgetOptions, { budget: options }, issues);
  if (issues.length) return withSettings(core, { issues });
  const { deadlineMs = Infinity, retries = Infinity } = options;
  const outer = settings.budget;
  let left = retries;
  return withSettings(core, {
    budget: {
      deadlineAt: Math.min(performance.now() + deadlineMs, outer?.deadlineAt ?? Infinity),
      takeRetry: () => left-- > 0 && (outer?.takeRetry() ?? true),
    },
  });
}

const budgetOptions = toWire({
  budget: toWire({ deadlineMs: optional(integer(1, 2 ** 31 - 1)), retries: optional(integer(0)) }),
});
