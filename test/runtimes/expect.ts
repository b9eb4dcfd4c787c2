import type { AnyError, Result } from "orgkit";

/** Tells whether a value is what a test asks for. */
export type Check = (actual: unknown) => boolean;

export const isDate: Check = (actual) => actual instanceof Date && Number.isFinite(actual.getTime());
export const matches =
  (pattern: RegExp): Check =>
  (actual) =>
    typeof actual === "string" && pattern.test(actual);

/** Throws unless `actual` has all that `expected` has; a function in `expected` judges for itself. */
export function expectShows(actual: unknown, expected: unknown, path = "it"): void {
  if (typeof expected === "function") {
    if (!(expected as Check)(actual)) throw new Error(`${path} is ${print(actual)}`);
  } else if (typeof expected !== "object" || expected === null) {
    if (!Object.is(actual, expected)) throw new Error(`${path} is ${print(actual)} instead of ${print(expected)}`);
  } else if (expected instanceof Date) {
    if (!isDate(actual)) throw new Error(`${path} is ${print(actual)} instead of a date`);
    expectShows((actual as Date).getTime(), expected.getTime(), path);
  } else {
    if (typeof actual !== "object" || actual === null) throw new Error(`${path} is ${print(actual)}`);
    if (Array.isArray(expected)) expectShows((actual as unknown[]).length, expected.length, `${path}.length`);
    for (const [key, value] of Object.entries(expected)) {
      expectShows((actual as Record<string, unknown>)[key], value, `${path}.${key}`);
    }
  }
}

/** Gives the error of a call that had to fail. */
export function errorOf(result: Result<unknown, AnyError>): AnyError {
  if (result.ok) throw new Error(`${result.meta.operation} worked with ${print(result.value)}`);
  return result.error;
}

function print(value: unknown): string {
  const text = value instanceof Error ? `${value}` : (JSON.stringify(value) ?? `${value}`);
  return text.length > 200 ? `${text.slice(0, 200)}…` : text;
}
