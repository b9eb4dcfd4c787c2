import type * as v from "valibot";

/** An object as the vendor spells it. */
export type WireFields = Record<string, unknown>;

type Out<TFields extends v.ObjectEntries> = v.InferOutput<v.ObjectSchema<TFields, undefined>>;
type In<TFields extends v.ObjectEntries> = v.InferInput<v.ObjectSchema<TFields, undefined>>;

/** Decodes one level of a vendor's object: renames its fields to camelCase, checks those it knows, keeps the rest. */
export function fromWire<TFields extends v.ObjectEntries>(fields: TFields): v.GenericSchema<unknown, Out<TFields>> {
  return schema((input, fail, child) => {
    if (!isObject(input)) return fail("an object", input);
    const output = new Map(Object.entries(input).map(([name, value]) => [camelCase(name), value]));
    for (const name of Object.keys(fields)) {
      const value = child(name, fields[name], own(input, snakeCase(name)));
      if (value === undefined) output.delete(name);
      else output.set(name, value);
    }
    return Object.fromEntries(output);
  });
}

/** Checks one level of a request, refuses fields it does not know, and spells the rest as the vendor does. */
export function toWire<TFields extends v.ObjectEntries>(fields: TFields): v.GenericSchema<In<TFields>, WireFields> {
  return schema((input, fail, child) => {
    if (!isObject(input)) return fail("an object", input);
    const output: WireFields = {};
    for (const name of Object.keys({ ...input, ...fields })) {
      const value = child(name, own(fields, name) ?? unknown, own(input, name));
      child(name, wellFormed, value);
      if (value !== undefined) output[snakeCase(name)] = value;
    }
    return output;
  });
}

/** Builds a schema from a test; `expected` says what it accepts. */
export function accept<TValue>(expected: string, test: (input: unknown) => unknown): v.GenericSchema<TValue> {
  return schema((input, fail) => (test(input) ? input : fail(expected, input)));
}

/** Builds a schema from a function that gives the value it read, or `undefined` for what it refuses. */
export function read<TInput, TOutput>(
  expected: string,
  parse: (input: unknown) => TOutput | undefined,
): v.GenericSchema<TInput, TOutput> {
  return schema((input, fail) => {
    const output = parse(input);
    return output === undefined ? fail(expected, input) : output;
  });
}

/** Makes a field one that may be left out. */
export const optional = <TSchema extends v.GenericSchema>(inner: TSchema) =>
  unless(undefined, inner) as unknown as v.OptionalSchema<TSchema, undefined>;

/** Makes a field one that may be null. */
export const nullable = <TSchema extends v.GenericSchema>(inner: TSchema) =>
  unless(null, inner) as unknown as v.NullableSchema<TSchema, undefined>;

/** Makes a field one that may be null or left out. */
export const nullish = <TSchema extends v.GenericSchema>(inner: TSchema) =>
  optional(nullable(inner)) as unknown as v.NullishSchema<TSchema, undefined>;

const unless = (absent: null | undefined, inner: v.GenericSchema): v.GenericSchema =>
  schema((input, _fail, child) => (input === absent ? input : child("", inner, input)));

/** Accepts nothing that is there. */
export const unknown = accept("nothing of this name", () => false);
const wellFormed = accept("well-formed Unicode", (input) => {
  try {
    return [input].flat().every((item) => typeof item !== "string" || item.isWellFormed());
  } catch {
    return true;
  }
});

/** Accepts the types that `typeof` names. */
export const ofType = <TValue>(...types: readonly string[]): v.GenericSchema<TValue> =>
  accept(types.join(" or "), (input) => types.includes(typeof input));

export const text = ofType<string>("string");
export const number = ofType<number>("number");
export const boolean = ofType<boolean>("boolean");
/** Accepts the absence of a body. */
export const nothing = ofType<undefined>("undefined");
/** Accepts anything. */
export const anything = schema((input) => input) as unknown as v.OptionalSchema<v.GenericSchema, undefined>;
/** Accepts anything and makes nothing of it. */
export const ignored: v.GenericSchema = schema(() => undefined);

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

/** Accepts a list, of so many entries. */
export const list = <TInput, TOutput>(
  item: v.GenericSchema<TInput, TOutput>,
  min = 0,
  max = Infinity,
): v.GenericSchema<TInput[], TOutput[]> =>
  schema((input, fail, child) =>
    Array.isArray(input) && input.length >= min && input.length <= max
      ? Array.from(input, (value, index) => child(`${index}`, item, value))
      : fail(min ? "a filled list" : "a list", input),
  );

/** Accepts a list that is not empty: an empty filter means "all" to some vendors and "none" to others. */
export const filter = <TItem>(item: v.GenericSchema<TItem>, max?: number): v.GenericSchema<TItem[]> =>
  list(item, 1, max);

/** Accepts what one of the schemas accepts. Where none does, the first whose outermost shape fits says why. */
export const either = <const TOptions extends readonly v.GenericSchema[]>(
  ...options: TOptions
): v.GenericSchema<v.InferInput<TOptions[number]>, v.InferOutput<TOptions[number]>> =>
  schema((input, fail, child) => {
    const results = options.map((option) => parse(option, input).issues);
    const good = results.findIndex((issues) => !issues);
    const best = good < 0 ? results.findIndex((issues) => issues?.[0].path) : good;
    return best < 0
      ? fail(results.map((issues) => issues?.[0].expected).join(" or "), input)
      : child("", options[best], input);
  });

/** Accepts what may stand in a path: no input changes the path or the host. */
export const pathId = accept<string>(
  'an id other than "", "." and ".."',
  (input) => typeof input === "string" && !/^\.{0,2}$/.test(input),
);

/** Keeps a free-form map as it is, keys included. */
export const freeForm = accept<WireFields>("an object", (input) => isObject(input));

/** Sends a free-form map as it is, keys included. */
export const toFreeForm = accept<WireFields>("an object that JSON can carry", (input) => {
  try {
    return isObject(input) && JSON.stringify(input);
  } catch {
    return false;
  }
});

/** Reads an ISO 8601 timestamp with an offset. */
export const isoDate = read<unknown, Date>("an ISO 8601 timestamp", (input) =>
  typeof input === "string" && /-.+T.+(Z|[+-]\d\d:\d\d)$/.test(input) ? toDate(input) : undefined,
);

/** Reads Unix seconds. */
export const unixSeconds = read<unknown, Date>("Unix seconds", (input) =>
  typeof input === "number" ? toDate(input * 1000) : undefined,
);

/** Reads Unix milliseconds. */
export const unixMillis = read<unknown, Date>("Unix milliseconds", (input) =>
  typeof input === "number" ? toDate(input) : undefined,
);

/** Writes a date as an RFC 3339 timestamp. */
export const toIsoDate = read<Date, string>("a valid Date", (input) =>
  input instanceof Date ? /^\d.+/.exec(toDate(input)?.toISOString() ?? "")?.[0] : undefined,
);

function toDate(input: unknown): Date | undefined {
  const date = new Date(input as string);
  return Number.isNaN(date.getTime()) ? undefined : date;
}

/** Spells a field as all four vendors do. Together with {@link camelCase} it loses nothing. */
export const snakeCase = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

export const camelCase = (name: string): string =>
  name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());

export const isObject = (input: unknown): input is WireFields =>
  Object.prototype.toString.call(input) === "[object Object]";

/** Leaves out what is undefined. */
export const defined = <TObject extends object>(object: TObject): TObject =>
  Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined)) as TObject;

const own = <TValue>(object: Record<string, TValue>, name: string): TValue | undefined =>
  Object.hasOwn(object, name) ? object[name] : undefined;

/** Runs a schema, in valibot's own terms. */
export const parse = (schema: v.GenericSchema, value: unknown) => schema["~run"]({ value }, {});

type Fail = (expected: string, input: unknown) => unknown;
type Child = (key: string, schema: v.GenericSchema | undefined, value: unknown) => unknown;

/**
 * Builds a valibot schema from a function that gives its best value even where it calls `fail`. valibot's own leaves
 * would quote the refused value in their issues, and that could be a secret.
 */
export function schema<TInput, TOutput>(
  run: (input: unknown, fail: Fail, child: Child) => unknown,
): v.GenericSchema<TInput, TOutput> {
  return {
    kind: "schema",
    "~run"({ value: input }: v.UnknownDataset) {
      const issues: object[] = [];
      const fail: Fail = (expected, value) => {
        issues.push({ expected, input: value });
        return value;
      };
      const child: Child = (key, schema, value) => {
        const result = parse(schema as v.GenericSchema, value);
        for (const issue of result.issues ?? []) {
          issues.push(key ? { ...issue, path: [{ key }, ...(issue.path ?? [])] } : issue);
        }
        return result.value;
      };
      let value = input;
      try {
        value = run(input, fail, child);
      } catch {
        fail("an object", input);
      }
      return issues.length ? { value, issues } : { value, typed: true };
    },
  } as never;
}
