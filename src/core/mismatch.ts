import type * as v from "valibot";
import { run, type SchemaIssue } from "./codec.js";
import type { Issue } from "./errors.js";

/** A value that is not what it should be, in words that quote no text of it: it could be a secret. */
export interface Mismatch extends Issue {
  readonly expected: string;
  readonly received: string;
}

/** Lists what a schema refused; `root` stands for the whole value. */
export const mismatches = (issues: readonly SchemaIssue[] = [], root = "request"): Mismatch[] =>
  issues.map(({ path = [{ key: root }], expected, input }) => {
    const received = typeof input === "string" || Object(input) === input ? typeof input : String(input);
    const message = `expected ${expected}, received ${received}`;
    return { path: path.map(({ key }) => key).join("."), expected, received, message };
  });

/** Lists what is wrong with what the caller gave. */
export const check = (schema: v.GenericSchema, input: unknown): Mismatch[] => mismatches(run(schema, input).issues);

/** Says issues in one line. */
export const sayIssues = (issues: readonly Issue[]): string =>
  issues
    .slice(0, 5)
    .map(({ path, message }) => `${path}: ${message}`)
    .join("; ");
