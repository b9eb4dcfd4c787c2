import type * as v from "valibot";
import { refuse, schema } from "./codec.js";
import { orElse } from "./values.js";

/** Builds a schema from a function that gives the milliseconds since 1970, or none of what it refuses. */
const date = (expected: string, toMs: (input: unknown) => number | undefined): v.GenericSchema<unknown, Date> =>
  schema((input, issues) => {
    const ms = toMs(input) as number;
    // A Date holds no more.
    return Math.abs(ms) <= 864e13 ? new Date(ms) : refuse(issues, expected, input);
  });

/** Reads Unix milliseconds. */
export const unixMillis = date("Unix milliseconds", (input) => (typeof input === "number" ? input : undefined));

/** Reads Unix seconds. */
export const unixSeconds = date("Unix seconds", (input) => (typeof input === "number" ? input * 1000 : undefined));

/** Reads an ISO 8601 timestamp with an offset. */
export const isoDate = date("an ISO 8601 timestamp", (input) => {
  if (typeof input !== "string") return undefined;
  if (!usual.test(input))
    return /^\d{4}-\d\d-\d\dT[\d:.]+(Z|[+-]\d\d:\d\d)$/.test(input) ? Date.parse(input) : undefined;
  const two = (at: number) => input.charCodeAt(at) * 10 + input.charCodeAt(at + 1) - 528;
  // No number where there is no fraction, 0 in an offset.
  const ms = two(20) * 10 + (two(21) % 10) || 0;
  return Date.UTC(two(0) * 100 + two(2), two(5) - 1, two(8), two(11), two(14), two(17), ms);
});

/** What the vendors write: `Date.parse` takes twice as long. */
const usual =
  /^[1-9]\d{3}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:|\.\d{3,})(?:Z|\+00:00)$/;

/** Writes a date as an RFC 3339 timestamp. */
export const toIsoDate: v.GenericSchema<Date, string> = schema((input, issues) => {
  const text = input instanceof Date ? orElse(() => new Date(input).toISOString(), "") : "";
  // A year of more than four digits begins with its sign.
  return /^\d/.test(text) ? text : refuse(issues, "a valid Date", input);
});
