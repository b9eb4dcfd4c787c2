import type * as v from "valibot";

/** A value that is not what it should be, in words that quote no text of it: it could be a secret. */
export interface Mismatch {
  readonly path: string;
  readonly expected: string;
  readonly received: string;
  readonly message: string;
}

/** Lists what is wrong; `root` stands for the whole value. */
export const mismatches = (issues: readonly v.BaseIssue<unknown>[] = [], root = "request"): Mismatch[] =>
  issues.map(({ path = [{ key: root }], expected, input }) => {
    const received = describe(input);
    const message = `expected ${expected}, received ${received}`;
    return { path: path.map(({ key }) => key).join("."), expected: `${expected}`, received, message };
  });

const describe = (input: unknown): string =>
  typeof input === "string" || Object(input) === input ? typeof input : String(input);
