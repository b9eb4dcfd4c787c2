import type { Transport } from "./call.js";
import { check, integer, optional, toWire } from "./codec.js";
import { type Core, withSettings } from "./core.js";

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
  return withSettings(core, ({ issues: known, transport: outer }) => {
    const issues = check(budgetFields, options, "budget");
    if (issues[0]) return { issues: [...known, ...issues] };
    const { deadlineMs = Infinity, retries = Infinity } = options;
    const end = performance.now() + deadlineMs;
    let left = retries;
    const transport: Transport = (call, attempt) => {
      const { retry } = call;
      call.end = Math.min(call.end, end);
      call.retry = (isFree) => {
        if (left <= 0 || retry?.(isFree) === false) return false;
        if (!isFree) left--;
        return true;
      };
      return outer(call, attempt);
    };
    return { transport };
  });
}

const budgetFields = toWire({ deadlineMs: optional(integer(1, 2 ** 31 - 1)), retries: optional(integer(0)) });
