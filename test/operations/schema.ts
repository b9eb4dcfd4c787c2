import fc from "fast-check";

/** The part of JSON Schema that the vendors' documents use for their answers. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly format?: string;
  readonly const?: string;
  readonly enum?: readonly string[];
  readonly nullable?: boolean;
  readonly minimum?: number;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly allOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
}

/** What the vendor may send, and what has to come of it. */
export interface Pair {
  readonly wire: unknown;
  readonly value: unknown;
}

type Pairs = fc.Arbitrary<Pair>;
type Resolve = (reference: string) => unknown;

/** Keywords that leave what is generated as it is: they say nothing of the form, or forbid no more than unknown fields. */
const silent = ["title", "description", "deprecated", "default", "example", "examples", "additionalProperties"];
const heeded = [
  ...["$ref", "type", "format", "const", "enum", "nullable", "minimum", "properties", "required", "items"],
  ...["allOf", "anyOf", "oneOf"],
];
/** Bounds that what is generated keeps to anyway. */
const kept = ["minLength", "maxLength", "uniqueItems", "enumNames"];

const same = <T>(values: fc.Arbitrary<T>): Pairs => values.map((value) => ({ wire: value, value }));
const letters = ["a", "Z", "0", "_", " ", "$", ".", "é", "😀"];
const text = fc.string({ unit: fc.constantFrom(...letters, '"', "\\", "\n", "\u0000") });
// Node 24's JSON.parse at times reads a key of one escaped character as a backslash, so no key has one.
const plain = fc.string({ unit: fc.constantFrom(...letters) });
const json = fc
  .jsonValue({ maxDepth: 2, stringUnit: fc.constantFrom(...letters) })
  .map((value): unknown => JSON.parse(JSON.stringify(value)));
const freeForm = fc.dictionary(fc.oneof(plain, fc.constantFrom("snake_case", "__proto__", "toString")), json, {
  maxKeys: 3,
  noNullPrototype: true,
});

const date = (wire: number, ms: number): Pair => ({ wire, value: new Date(ms) });
const unixMillis = fc.integer({ min: -8.64e15, max: 8.64e15 }).map((wire) => date(wire, wire));
const unixSeconds = fc.integer({ min: -8.64e12, max: 8.64e12 }).map((wire) => date(wire, wire * 1000));
const isoDate = fc
  .record({
    seconds: fc.integer({ min: Date.UTC(1900, 0) / 1000, max: Date.UTC(9998, 0) / 1000 }),
    fraction: fc.stringMatching(/^\d{0,6}$/),
    zone: fc.option(fc.record({ sign: fc.constantFrom(1, -1), minutes: fc.integer({ min: 0, max: 18 * 60 }) })),
  })
  .map(({ seconds, fraction, zone }): Pair => {
    const { sign, minutes } = zone ?? { sign: 1, minutes: 0 };
    const clock = new Date((seconds + sign * minutes * 60) * 1000).toISOString().slice(0, 19);
    const pad = (part: number) => String(Math.floor(part)).padStart(2, "0");
    const offset = zone ? `${sign > 0 ? "+" : "-"}${pad(minutes / 60)}:${pad(minutes % 60)}` : "Z";
    const ms = seconds * 1000 + Number(fraction.padEnd(3, "0").slice(0, 3));
    return { wire: `${clock}${fraction && "."}${fraction}${offset}`, value: new Date(ms) };
  });

const formats: Readonly<Record<string, Pairs>> = {
  "date-time": isoDate,
  unixtime: unixSeconds,
  uuid: same(fc.uuid()),
  uuid4: same(fc.uuid({ version: 4 })),
  uri: same(fc.webUrl()),
};

/** Generates what a schema allows, and more: optional fields that are null, unknown fields, unknown values of enums. */
export function pairsOf(schema: Schema, resolve: Resolve, field = ""): Pairs {
  const recur = (inner: Schema) => pairsOf(inner, resolve, field);
  const stranger = Object.keys(schema).find(
    (key) => ![...silent, ...heeded, ...kept].includes(key) && !/^x-/.test(key),
  );
  if (stranger) throw new Error(`the keyword ${stranger} is not heeded`);
  if (schema.$ref) return recur(resolve(schema.$ref) as Schema);
  if (schema.nullable) return fc.oneof(recur({ ...schema, nullable: false }), same(fc.constant(null)));
  if (schema.allOf) return recur(merged(schema, resolve));
  const options = schema.anyOf ?? schema.oneOf;
  if (options) return fc.oneof(...options.map(recur));
  if (schema.const !== undefined) return same(fc.constant(schema.const));
  if (schema.enum) return same(fc.oneof(fc.constantFrom(...schema.enum), text));
  if (schema.format && formats[schema.format]) return formats[schema.format] as Pairs;
  switch (schema.type) {
    case undefined:
      return same(json);
    case "null":
      return same(fc.constant(null));
    case "string":
      return same(text);
    case "boolean":
      return same(fc.boolean());
    case "integer":
      // Clerk's document does not tell its times from its other integers.
      if (schema.format === "int64" && field.endsWith("_at")) return unixMillis;
      return same(fc.oneof(fc.maxSafeInteger(), fc.nat()).filter((value) => value >= (schema.minimum ?? -Infinity)));
    case "array":
      return fc.array(recur(schema.items ?? {}), { maxLength: 3 }).map((pairs) => ({
        wire: pairs.map(({ wire }) => wire),
        value: pairs.map(({ value }) => value),
      }));
    case "object":
      return schema.properties ? objects(schema, resolve) : same(freeForm);
  }
  throw new Error(`the type ${schema.type} is not heeded`);
}

function merged({ allOf = [], ...rest }: Schema, resolve: Resolve): Schema {
  const parts = allOf.map(({ $ref, ...more }) => {
    const part = { ...($ref ? (resolve($ref) as Schema) : {}), ...more };
    return part.allOf ? merged(part, resolve) : part;
  });
  const properties = Object.assign({}, ...parts.map((part) => part.properties)) as Schema["properties"];
  const required = parts.flatMap((part) => part.required ?? []);
  const isObject = parts.some((part) => part.properties);
  return Object.assign({}, rest, ...parts, isObject && { properties, required });
}

function objects({ properties = {}, required = [] }: Schema, resolve: Resolve): Pairs {
  const names = Object.keys(properties);
  const absent = fc.constant(undefined);
  const known = names.map((name) => {
    const there = pairsOf(properties[name] ?? {}, resolve, name);
    const field = required.includes(name)
      ? there
      : fc.oneof({ weight: 3, arbitrary: there }, same(fc.constant(null)), absent);
    return field.map((pair) => ({ name, pair }));
  });
  const camelNames = names.map(camelCase);
  const name = fc.oneof(plain, fc.constantFrom(...camelNames, "added_later", "__proto__", "toString", "a_1", "A_b"));
  const unknown = fc
    .uniqueArray(fc.tuple(name, json), { maxLength: 3, selector: ([key]) => camelCase(key) })
    .map((entries) => entries.filter(([key]) => !names.includes(key)));
  return fc.tuple(unknown, fc.tuple(...known)).map(([more, fields]) => {
    const there = fields.flatMap(({ name, pair }) => (pair ? [{ name, ...pair }] : []));
    return {
      wire: Object.fromEntries([...more, ...there.map(({ name, wire }) => [name, wire] as const)]),
      value: Object.fromEntries([
        ...more.map(([key, value]) => [camelCase(key), value] as const).filter(([key]) => !camelNames.includes(key)),
        ...there.map(({ name, value }) => [camelCase(name), value] as const),
      ]),
    };
  });
}

function camelCase(name: string): string {
  return name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
