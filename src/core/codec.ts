import * as v from "valibot";

/** One thing wrong with a value, in the terms of {@link Drift}. */
export interface Mismatch {
  readonly path: string;
  readonly expected: string;
  readonly received: string;
}

/** An object as the vendor spells it. */
export type WireFields = Record<string, unknown>;

/**
 * Builds a schema from one function: it gives the value it read, or `undefined` for one it refuses.
 * `expected` completes the sentence "expected …".
 */
export function scalar<TInput, TOutput>(
  expected: string,
  read: (input: unknown) => TOutput | undefined,
): v.GenericSchema<TInput, TOutput> {
  return schema((input, fail) => {
    const output = read(input);
    return output === undefined ? fail(expected, input) : output;
  });
}

/** Decodes one level of a vendor's object: renames its fields to camelCase, checks those it knows, keeps the rest. */
export function fromWire<TFields extends v.ObjectEntries>(
  fields: TFields,
): v.GenericSchema<unknown, v.InferOutput<v.ObjectSchema<TFields, undefined>>> {
  return schema((input, fail, child) => {
    if (!isObject(input)) return fail("an object", input);
    const known = new Map(Object.keys(fields).map((name) => [snakeCase(name), name]));
    const output = new Map<string, unknown>();
    for (const [wireName, name] of known) {
      const value = child(name, fields[name], own(input, wireName));
      if (value !== undefined) output.set(name, value);
    }
    for (const [wireName, value] of Object.entries(input)) {
      if (known.has(wireName)) continue;
      const name = camelCase(wireName);
      output.set(Object.hasOwn(fields, name) || output.has(name) ? wireName : name, value);
    }
    return Object.fromEntries(output);
  });
}

/** Checks one level of a request, refuses fields it does not know, and spells the rest as the vendor does. */
export function toWire<TFields extends v.ObjectEntries>(
  fields: TFields,
): v.GenericSchema<v.InferInput<v.ObjectSchema<TFields, undefined>>, WireFields> {
  return schema((input, fail, child) => {
    if (!isObject(input)) return fail("an object", input);
    for (const name of Object.keys(input)) {
      if (!Object.hasOwn(fields, name)) child(name, refused, input[name]);
    }
    const output: WireFields = {};
    for (const name of Object.keys(fields)) {
      const value = child(name, fields[name], own(input, name));
      if (value !== undefined) output[snakeCase(name)] = value;
    }
    return output;
  });
}

const refused = scalar("no such field", () => undefined);

/** Accepts any string and completes the known ones: a value the vendor adds tomorrow breaks nothing. */
export function open<TKnown extends string>(): v.GenericSchema<TKnown | (string & {})> {
  return v.string();
}

/** Accepts the listed strings alone. */
export function oneOf<const TValue extends string>(...values: TValue[]): v.GenericSchema<TValue> {
  return scalar(`one of ${values.join(", ")}`, (input) => values.find((value) => value === input));
}

/** Accepts whole numbers from `min` to `max`. */
export function integer(min: number, max = Number.MAX_SAFE_INTEGER): v.GenericSchema<number> {
  return scalar(`a whole number from ${min} to ${max}`, (input) =>
    Number.isInteger(input) && (input as number) >= min && (input as number) <= max ? (input as number) : undefined,
  );
}

/** Accepts an array with at least one entry: an empty filter means "all" to some vendors and "none" to others. */
export function filter<TItem>(item: v.GenericSchema<TItem>): v.GenericSchema<TItem[]> {
  return schema((input, fail, child) =>
    Array.isArray(input) && input.length > 0
      ? input.map((value, index) => child(String(index), item, value))
      : fail("an array with at least one entry", input),
  );
}

/** Accepts what may stand in a path: no input changes the path or the host. */
export const pathId: v.GenericSchema<string> = scalar('an id other than "", "." and ".."', (input) =>
  typeof input === "string" && !/^\.{0,2}$|\p{Surrogate}/u.test(input) ? input : undefined,
);

/** Keeps a free-form map as it came, keys included. */
export const freeForm: v.GenericSchema<WireFields> = scalar("an object", (input) =>
  isObject(input) ? input : undefined,
);

/** Sends a free-form map as it is, keys included. */
export const toFreeForm: v.GenericSchema<WireFields> = scalar("an object that JSON can carry", (input) => {
  try {
    return isObject(input) && JSON.stringify(input) ? input : undefined;
  } catch {
    return undefined;
  }
});

/** Reads an ISO 8601 timestamp with an offset. */
export const isoDate: v.GenericSchema<unknown, Date> = scalar("an ISO 8601 timestamp", (input) =>
  typeof input === "string" && /^\d{4}-\d\d-\d\d[T ][\d:.]+(Z|[+-]\d\d:?\d\d)$/i.test(input)
    ? validDate(input)
    : undefined,
);

/** Reads Unix seconds. */
export const unixSeconds: v.GenericSchema<unknown, Date> = scalar("Unix seconds", (input) =>
  typeof input === "number" ? validDate(input * 1000) : undefined,
);

/** Reads Unix milliseconds. */
export const unixMillis: v.GenericSchema<unknown, Date> = scalar("Unix milliseconds", (input) =>
  typeof input === "number" ? validDate(input) : undefined,
);

/** Writes a date as an RFC 3339 timestamp. */
export const toIsoDate: v.GenericSchema<Date, string> = scalar("a valid Date", (input) =>
  input instanceof Date ? validDate(input)?.toISOString() : undefined,
);

function validDate(input: string | number | Date): Date | undefined {
  const date = new Date(input);
  return Number.isNaN(date.getTime()) ? undefined : date;
}

/** Lists what is wrong in words that show no value but numbers and constants. */
export function mismatches(issues: readonly v.BaseIssue<unknown>[]): Mismatch[] {
  return issues.map(({ path = [], expected, input }) => ({
    path: path.map((item) => String(item.key)).join("."),
    expected: expected ?? "something else",
    received: describe(input),
  }));
}

function describe(input: unknown): string {
  if (input === "") return "an empty string";
  if (Array.isArray(input)) return input.length === 0 ? "an empty array" : "an array";
  if (typeof input === "object" && input !== null) return "an object";
  return typeof input === "string" || typeof input === "symbol" || typeof input === "function"
    ? `a ${typeof input}`
    : String(input);
}

/** Spells a field as Polar, OpenAI, Clerk and Permit.io do. Together with {@link camelCase} it loses nothing. */
export const snakeCase = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

export const camelCase = (name: string): string =>
  name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());

export const isObject = (input: unknown): input is WireFields =>
  Object.prototype.toString.call(input) === "[object Object]";

const own = (object: WireFields, key: string): unknown => (Object.hasOwn(object, key) ? object[key] : undefined);

type Fail = (expected: string, input: unknown) => unknown;
type Child = (key: string, schema: v.GenericSchema | undefined, value: unknown) => unknown;

/** Builds a schema that collects every issue and still gives its best value: the one place that speaks valibot's inner protocol. */
export function schema<TInput, TOutput>(
  run: (input: unknown, fail: Fail, child: Child) => unknown,
): v.GenericSchema<TInput, TOutput> {
  return {
    ...v.unknown(),
    "~run"(dataset: v.UnknownDataset, config: v.Config<v.BaseIssue<unknown>>) {
      const issues: v.BaseIssue<unknown>[] = [];
      const value = run(
        dataset.value,
        (expected, input) => {
          issues.push({ kind: "schema", type: "custom", input, expected, received: "", message: expected });
          return input;
        },
        (key, schema, input) => {
          const result = (schema as v.GenericSchema)["~run"]({ value: input }, config);
          for (const issue of result.issues ?? []) {
            issues.push({ ...issue, path: [{ key }, ...(issue.path ?? [])] as never });
          }
          return result.value;
        },
      );
      return issues.length ? { typed: false, value, issues } : { typed: true, value };
    },
  } as never;
}
