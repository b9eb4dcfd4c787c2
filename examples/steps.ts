// Steps that can be run again: each looks before it makes, and can take back what it has made.
import type { AnyError, CallMeta, Result } from "orgkit";
import { settle } from "./find-out.ts";
import { tell } from "./transcript.ts";

type Outcome<TValue> = Promise<Result<TValue, AnyError>>;

export interface Step<TValue = unknown> {
  readonly title: string;
  /** Looks for what an earlier run has made. */
  find(): Outcome<TValue | undefined>;
  make(): Outcome<TValue>;
  undo(value: TValue): Outcome<unknown>;
  describe(value: TValue): string;
}

/** What a step ended with, and whether this run has made it. */
export type Done<TValue> = Result<{ readonly value: TValue; readonly isNew: boolean }, AnyError>;

/** Runs a step, and tells of it. After a make that ended in doubt, what is found counts as made. */
export async function run<TValue>(step: Step<TValue>): Promise<Done<TValue>> {
  const done = await findOrMake(step);
  if (!done.ok) tell(`✘ ${step.title}`, done.error.message);
  else tell(`✔ ${step.title}`, `${step.describe(done.value.value)}${done.value.isNew ? "" : " (was there already)"}`);
  return done;
}

async function findOrMake<TValue>(step: Step<TValue>): Promise<Done<TValue>> {
  const found = await step.find();
  if (!found.ok) return found;
  if (found.value !== undefined) return ended(found.value, false, found.meta);
  const made = await step.make();
  if (made.ok) return ended(made.value, true, made.meta);
  if (!made.error.mayHaveTakenEffect) return made;
  await settle(made.error);
  const lookedUp = await step.find();
  return lookedUp.ok && lookedUp.value !== undefined ? ended(lookedUp.value, true, lookedUp.meta) : made;
}

const ended = <TValue>(value: TValue, isNew: boolean, meta: CallMeta): Done<TValue> => ({
  ok: true,
  value: { value, isNew },
  meta,
});
