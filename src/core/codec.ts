import type * as v from "valibot";
import { isObject, orElse, own } from "./values.js";

/** An object as the vendor spells it. */
export type WireFields = Record<string, unknown>;

type Out<TFields extends v.ObjectEntries> = v.InferOutput<v.ObjectSchema<TFields, undefined>>;
type In<TFields extends v.ObjectEntries> = v.InferInput<v.ObjectSchema<TFields, undefined>>;

/** What a schema works on: it replaces the value by what it makes of it, and notes what it refuses. */
export interface Dataset {
  value: unknown;
  issues: [SchemaIssue, ...SchemaIssue[]] | undefined;
  typed: boolean;
}

export interface SchemaIssue {
  readonly expected: string;
  readonly input: unknown;
  path?: { readonly key: string | number }[];
}

/** Builds a schema that valibot can run too. Its own leaves quote the refused value, and that could be a secret. */
export const schema = <TInput, TOutput>(work: (dataset: Dataset) => unknown): v.GenericSchema<TInput, TOutput> =>
  ({
    "~run"(dataset: Dataset) {
      try {
        work(dataset);
      } catch {
        refuse(dataset, "an object");
      }
      dataset.typed = !dataset.issues;
      return dataset;
    },
  }) as never;

/** Runs a schema on a dataset. */
export const rerun = (schema: unknown, dataset: Dataset): Dataset =>
  (schema as { "~run": (dataset: Dataset) => Dataset })["~run"](dataset);

/** Runs a schema on a value. */
export const run = (schema: unknown, value: unknown): Dataset =>
  rerun(schema, { value, issues: undefined, typed: false });

/** Notes that the value is not what was expected. */
export function refuse(dataset: Dataset, expected: string, input: unknown = dataset.value): void {
  note(dataset, { expected, input });
}

function note(dataset: Dataset, issue: SchemaIssue): void {
  dataset.issues ??= [] as never;
  dataset.issues.push(issue);
}

/** Runs a schema on a part; what it refuses there is refused here under that key. */
function part(dataset: Dataset, key: string | number, schema: unknown, input: unknown): unknown {
  const { value, issues } = run(schema, input);
  issues?.forEach((issue) => {
    issue.path = [{ key }, ...(issue.path ?? [])];
    note(dataset, issue);
  });
  return value;
}

/** Decodes one level of a vendor's object: renames its fields to camelCase, checks those it knows, keeps the rest. */
export function fromWire<TFields extends v.ObjectEntries>(fields: TFields): v.GenericSchema<unknown, Out<TFields>> {
  const known = Object.keys(fields).map((name) => ({ name, key: snakeCase(name) }));
  return schema((dataset) => {
    const input = dataset.value;
    if (!isObject(input)) return refuse(dataset, "an object");
    const output: WireFields = {};
    let left = Object.keys(input).length;
    for (const { name, key } of known) {
      const given = input[key];
      if (given !== undefined) left--;
      const value = part(dataset, name, fields[name], given);
      if (value !== undefined) output[name] = value;
    }
    if (left) {
      const keys = new Set(known.map(({ key }) => key));
      for (const key of Object.keys(input)) {
        const name = camelCase(key);
        // A known field wins over an unknown one that comes to the same name.
        if (!keys.has(key) && !Object.hasOwn(fields, name)) output[name] = input[key];
      }
    }
    dataset.value = output;
  });
}

/** Checks one level of a request, refuses fields it does not know, and spells the rest as the vendor does. */
export function toWire<TFields extends v.ObjectEntries>(fields: TFields): v.GenericSchema<In<TFields>, WireFields> {
  let required: string[] | undefined;
  return schema((dataset) => {
    const input = dataset.value;
    if (!isObject(input)) return refuse(dataset, "an object");
    const output: WireFields = {};
    required ??= Object.keys(fields).filter((name) => !run(fields[name], undefined).typed);
    for (const name of new Set([...Object.keys(input), ...required])) {
      const value = part(dataset, name, own(fields, name) ?? unknown, own(input, name));
      part(dataset, name, wellFormed, value);
      if (value !== undefined) output[snakeCase(name)] = value;
    }
    dataset.value = output;
  });
}

/** Builds a schema from a test; `expected` says what it accepts. */
export const accept = <TValue>(expected: string, test: (input: unknown) => unknown): v.GenericSchema<TValue> =>
  schema((dataset) => test(dataset.value) || refuse(dataset, expected));

/** Makes a field one that may be left out. */
export const optional = <TSchema extends v.GenericSchema>(inner: TSchema): v.OptionalSchema<TSchema, undefined> =>
  schema((dataset) => dataset.value === undefined || rerun(inner, dataset)) as never;

/** Makes a field one that may be null. */
export const nullable = <TSchema extends v.GenericSchema>(inner: TSchema): v.NullableSchema<TSchema, undefined> =>
  schema((dataset) => dataset.value === null || rerun(inner, dataset)) as never;

/** Makes a field one that may be null or left out. */
export const nullish = <TSchema extends v.GenericSchema>(inner: TSchema): v.NullishSchema<TSchema, undefined> =>
  schema((dataset) => dataset.value == null || rerun(inner, dataset)) as never;

/** Accepts nothing that is there. */
export const unknown = accept("nothing of this name", () => false);

const wellFormed = accept("well-formed Unicode", (input) =>
  orElse(() => [input].flat().every((item) => typeof item !== "string" || item.isWellFormed()), true),
);

/** Accepts the types that `typeof` names. */
export const ofType = <TValue>(...types: readonly string[]): v.GenericSchema<TValue> =>
  schema((dataset) => types.includes(typeof dataset.value) || refuse(dataset, types.join(" or ")));

export const text = ofType<string>("string");
export const number = ofType<number>("number");
export const boolean = ofType<boolean>("boolean");
/** Accepts the absence of a body. */
export const nothing = ofType<undefined>("undefined");
/** Accepts anything. */
export const anything = schema(() => {}) as unknown as v.OptionalSchema<v.GenericSchema, undefined>;

/** Accepts any string and completes the known ones: a value that the vendor adds tomorrow breaks nothing. */
export const open = <TKnown extends string>() => text as v.GenericSchema<TKnown | (string & {})>;

/** Accepts the listed values alone. */
export const oneOf = <const TValue extends string | boolean>(...values: readonly TValue[]): v.GenericSchema<TValue> =>
  accept(values.join(" or "), (input) => values.includes(input as TValue));

/** Accepts the strings that a pattern describes. */
export const matching = <TValue extends string>(pattern: RegExp, expected = `${pattern}`): v.GenericSchema<TValue> =>
  accept(expected, (input) => typeof input === "string" && pattern.test(input));

/** Accepts whole numbers from `min` to `max`. */
export const integer = (min: number, max = Infinity): v.GenericSchema<number> =>
  accept(
    `a whole number from ${min} to ${max}`,
    (input) => Number.isInteger(input) && (input as number) >= min && (input as number) <= max,
  );

/** Accepts a list. */
export const list = <TInput, TOutput>(
  item: v.GenericSchema<TInput, TOutput>,
): v.GenericSchema<readonly TInput[], TOutput[]> =>
  schema((dataset) => {
    const input = dataset.value;
    if (!Array.isArray(input)) return refuse(dataset, "a list");
    dataset.value = [...input].map((value, index) => part(dataset, index, item, value));
  });

/** Accepts a list that is not empty: an empty filter means "all" to some vendors and "none" to others. */
export const filter = <TItem>(
  item: v.GenericSchema<TItem>,
  max = Infinity,
): v.GenericSchema<readonly TItem[], TItem[]> =>
  schema((dataset) => {
    const { length } = Object(dataset.value);
    if (length === 0 || length > max) refuse(dataset, "a filled list");
    else rerun(list(item), dataset);
  });

/** Accepts what one of the schemas accepts. Where none does, the first whose outermost shape fits says why. */
export const either = <const TOptions extends readonly v.GenericSchema[]>(
  ...options: TOptions
): v.GenericSchema<v.InferInput<TOptions[number]>, v.InferOutput<TOptions[number]>> =>
  schema((dataset) => {
    const tried = options.map((option) => run(option, dataset.value));
    const best = tried.find(({ issues }) => !issues) ?? tried.find(({ issues }) => issues?.[0].path);
    if (best) Object.assign(dataset, best);
    else refuse(dataset, tried.map(({ issues }) => issues?.[0].expected).join(" or "));
  });

/** Accepts what may stand in a path: no input changes the path or the host. */
export const pathId = accept<string>(
  'an id other than "", "." and ".."',
  (input) => typeof input === "string" && !/^\.{0,2}$/.test(input),
);

/** Keeps a free-form map as it is, keys included. */
export const freeForm = accept<WireFields>("an object", (input) => isObject(input));

/** Sends a free-form map as it is, keys included. */
export const toFreeForm = accept<WireFields>(
  "an object that JSON can carry",
  (input) => isObject(input) && (orElse(() => JSON.stringify(input), "") as string),
);

function dateOf(input: string | number | Date): Date | undefined {
  const date = new Date(input);
  return Number.isNaN(date.getTime()) ? undefined : date;
}

/** Builds a schema from a function that gives the value it read, or nothing of what it refuses. */
const read = <TInput, TOutput>(
  expected: string,
  parse: (input: unknown) => TOutput | undefined,
): v.GenericSchema<TInput, TOutput> =>
  schema((dataset) => {
    const output = parse(dataset.value);
    if (output === undefined) refuse(dataset, expected);
    else dataset.value = output;
  });

/** Reads an ISO 8601 timestamp with an offset. */
export const isoDate = read<unknown, Date>("an ISO 8601 timestamp", (input) =>
  typeof input === "string" && /^\d{4}-\d\d-\d\dT[\d:.]+(Z|[+-]\d\d:\d\d)$/.test(input) ? dateOf(input) : undefined,
);

/** Reads Unix seconds. */
export const unixSeconds = read<unknown, Date>("Unix seconds", (input) =>
  typeof input === "number" ? dateOf(input * 1000) : undefined,
);

/** Reads Unix milliseconds. */
export const unixMillis = read<unknown, Date>("Unix milliseconds", (input) =>
  typeof input === "number" ? dateOf(input) : undefined,
);

/** Writes a date as an RFC 3339 timestamp. */
export const toIsoDate = read<Date, string>("a valid Date", (input) =>
  input instanceof Date ? /^\d.+/.exec(dateOf(input)?.toISOString() ?? "")?.[0] : undefined,
);

/** Spells a field as all four vendors do. Together with {@link camelCase} it loses nothing. */
export const snakeCase = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

export const camelCase = (name: string): string =>
  name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
