import type * as v from "valibot";
import { isObject, orElse } from "./values.js";

/** An object as the vendor spells it. */
export type WireFields = Record<string, unknown>;

type Out<TFields extends v.ObjectEntries> = v.InferOutput<v.ObjectSchema<TFields, undefined>>;
type In<TFields extends v.ObjectEntries> = v.InferInput<v.ObjectSchema<TFields, undefined>>;

/** A value that is not what it should be, in words that quote no text of it: it could be a secret. */
export interface Mismatch {
  /** The keys that lead to it, from the outside in; empty for the whole value. */
  path: string;
  readonly expected: string;
  readonly received: string;
  readonly message: string;
}

/** Makes of a value what a schema describes, and notes what it refuses. */
type Read = (input: unknown, issues: Mismatch[]) => unknown;

/** Builds a schema that valibot can run too. Its own leaves quote the refused value, and that could be a secret. */
export const schema = <TInput, TOutput>(read: Read): v.GenericSchema<TInput, TOutput> =>
  ({
    read,
    "~run"(dataset: object & { value: unknown }) {
      const { value, issues } = run(this, dataset.value);
      return { ...dataset, value, issues: issues[0] && issues };
    },
  }) as never;

/** Runs a schema within another one. */
export const rerun = (schema: unknown, input: unknown, issues: Mismatch[]): unknown =>
  (schema as { read: Read }).read(input, issues);

/** Runs a schema on a value; `root` stands for the whole of it. */
export function run(
  schema: unknown,
  input: unknown,
  root = "",
): { readonly value: unknown; readonly issues: readonly Mismatch[] } {
  const issues: Mismatch[] = [];
  const value = part(issues, schema, input);
  for (const issue of issues) issue.path ||= root;
  return { value, issues };
}

/** Lists what a schema refuses of a value; all of it is under the key. */
export function check(schema: unknown, input: unknown, key: string): readonly Mismatch[] {
  const issues: Mismatch[] = [];
  part(issues, schema, input, key);
  return issues;
}

/** Notes that a value is not what was expected. */
export function refuse(issues: Mismatch[], expected: string, input: unknown): unknown {
  const received = typeof input === "string" || Object(input) === input ? typeof input : String(input);
  issues.push({ path: "", expected, received, message: `expected ${expected}, received ${received}` });
  return input;
}

/** Runs a schema on a part of a value; what it refuses there is refused here under that key. */
export function part(issues: Mismatch[], schema: unknown, input: unknown, key?: string | number): unknown {
  const { length } = issues;
  try {
    return rerun(schema, input, issues);
  } catch {
    // It breaks on being looked at.
    return refuse(issues, "an object", input);
  } finally {
    if (key !== undefined && issues.length > length) {
      for (const issue of issues.slice(length)) issue.path = `${key}${issue.path && "."}${issue.path}`;
    }
  }
}

/** Decodes one level of a vendor's object: renames its fields to camelCase, checks those it knows, keeps the rest. */
export function fromWire<TFields extends v.ObjectEntries>(fields: TFields): v.GenericSchema<unknown, Out<TFields>> {
  const known = Object.keys(fields).map((name) => ({ name, key: snakeCase(name), inner: fields[name] }));
  return schema((input, issues) => {
    if (!isObject(input)) return refuse(issues, "an object", input);
    const output: WireFields = {};
    const keys = Object.keys(input);
    let left = keys.length;
    for (const { name, key, inner } of known) {
      const given = input[key];
      if (given !== undefined) left--;
      const value = part(issues, inner, given, name);
      if (value !== undefined) output[name] = value;
    }
    if (left) {
      for (const key of keys) {
        const name = camelCase(key);
        // A known field wins over an unknown one that comes to the same name.
        if (!Object.hasOwn(fields, name)) output[name] = input[key];
      }
    }
    return output;
  });
}

/** Checks one level of a request, refuses fields it does not know, and spells the rest as the vendor does. */
export function toWire<TFields extends v.ObjectEntries>(fields: TFields): v.GenericSchema<In<TFields>, WireFields> {
  return schema((input, issues) => {
    if (!isObject(input)) return refuse(issues, "an object", input);
    const output: WireFields = {};
    const given = { ...input };
    for (const name of Object.keys({ ...fields, ...given })) {
      const value = part(issues, Object.hasOwn(fields, name) ? fields[name] : unknown, given[name], name);
      if (value === undefined) continue;
      part(issues, wellFormed, value, name);
      output[snakeCase(name)] = value;
    }
    return output;
  });
}

/** Builds a schema from a test; `expected` says what it accepts. */
export const accept = <TValue>(expected: string, test: (input: unknown) => unknown): v.GenericSchema<TValue> =>
  schema((input, issues) => (test(input) ? input : refuse(issues, expected, input)));

/** Makes a field one that may be left out. */
export const optional = <TSchema extends v.GenericSchema>(inner: TSchema): v.OptionalSchema<TSchema, undefined> =>
  schema((input, issues) => (input === undefined ? input : rerun(inner, input, issues))) as never;

/** Makes a field one that may be null. */
export const nullable = <TSchema extends v.GenericSchema>(inner: TSchema): v.NullableSchema<TSchema, undefined> =>
  schema((input, issues) => (input === null ? input : rerun(inner, input, issues))) as never;

/** Makes a field one that may be null or left out. */
export const nullish = <TSchema extends v.GenericSchema>(inner: TSchema): v.NullishSchema<TSchema, undefined> =>
  schema((input, issues) => (input == null ? input : rerun(inner, input, issues))) as never;

/** Accepts nothing that is there. */
export const unknown = accept("nothing of this name", () => false);

const wellFormed = accept("whole characters", (input) =>
  [input].flat().every((item) => typeof item !== "string" || !/\p{Cs}/u.test(item)),
);

/** Accepts a type that `typeof` names. */
export const ofType = <TValue>(type: string): v.GenericSchema<TValue> =>
  schema((input, issues) => (typeof input === type ? input : refuse(issues, type, input)));

export const text = ofType<string>("string");
export const number = ofType<number>("number");
export const boolean = ofType<boolean>("boolean");
/** Accepts the absence of a body. */
export const nothing = ofType<undefined>("undefined");
/** Accepts anything. */
export const anything = schema((input) => input) as unknown as v.OptionalSchema<v.GenericSchema, undefined>;

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
    `an integer from ${min} to ${max}`,
    (input) => Number.isInteger(input) && (input as number) >= min && (input as number) <= max,
  );

/** Accepts a list. */
export const list = <TInput, TOutput>(
  item: v.GenericSchema<TInput, TOutput>,
): v.GenericSchema<readonly TInput[], TOutput[]> =>
  schema((input, issues) => {
    if (!Array.isArray(input)) return refuse(issues, "a list", input);
    const output: unknown[] = [];
    for (const value of input) output.push(part(issues, item, value, output.length));
    return output;
  });

/** Accepts a list that is not empty: an empty filter means "all" to some vendors and "none" to others. */
export const filter = <TItem>(
  item: v.GenericSchema<TItem>,
  max = Infinity,
): v.GenericSchema<readonly TItem[], TItem[]> =>
  schema((input, issues) => {
    const { length } = Object(input);
    return length === 0 || length > max ? refuse(issues, "a filled list", input) : rerun(list(item), input, issues);
  });

/** Accepts what one of the schemas accepts. Where none does, the first whose outermost shape fits says why. */
export const either = <const TOptions extends readonly v.GenericSchema[]>(
  ...options: TOptions
): v.GenericSchema<v.InferInput<TOptions[number]>, v.InferOutput<TOptions[number]>> =>
  schema((input, issues) => {
    const tried = options.map((option) => run(option, input));
    const best = tried.find(({ issues }) => !issues[0]) ?? tried.find(({ issues }) => issues[0]?.path);
    if (!best) return refuse(issues, tried.map(({ issues }) => issues[0]?.expected).join(" or "), input);
    issues.push(...best.issues);
    return best.value;
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

/** Spells a field as all four vendors do. Together with {@link camelCase} it loses nothing. */
export const snakeCase = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

export const camelCase = (name: string): string =>
  name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
