import { isJsonObject } from "../json.js";

/** Describes one thing wrong with a request, in the words of Pydantic 1. */
export interface Problem {
  readonly loc: readonly (string | number)[];
  readonly msg: string;
  readonly type: string;
  readonly ctx?: Readonly<Record<string, unknown>>;
}

/** Describes a problem that has no place yet. */
export type Finding = Omit<Problem, "loc">;

/** Describes one field of a model. */
export interface Field {
  readonly name: string;
  readonly required: boolean;
  readonly check: (value: unknown) => Finding | undefined;
}

/** Says that a required value was not sent. */
export const missing: Finding = { msg: "field required", type: "value_error.missing" };

const none: Finding = { msg: "none is not an allowed value", type: "type_error.none.not_allowed" };
const notDict: Finding = { msg: "value is not a valid dict", type: "type_error.dict" };
const notText: Finding = { msg: "str type expected", type: "type_error.str" };
const notInteger: Finding = { msg: "value is not a valid integer", type: "type_error.integer" };
const extra: Finding = { msg: "extra fields not permitted", type: "value_error.extra" };

/** Checks a free-form object. */
export function checkDict(value: unknown): Finding | undefined {
  return isJsonObject(value) ? undefined : notDict;
}

/** Makes a check for text of a pattern. */
export function textLike(pattern: string): Field["check"] {
  const regex = new RegExp(pattern);
  return (value) => {
    if (typeof value !== "string") return notText;
    if (regex.test(value)) return undefined;
    return {
      msg: `string does not match regex "${pattern}"`,
      type: "value_error.str.regex",
      ctx: { pattern },
    };
  };
}

/** Checks the text of an integer from a query string. */
export function checkInteger(text: string, min: number, max: number): Finding | undefined {
  if (!/^\s*[+-]?\d+\s*$/.test(text)) return notInteger;
  if (Number(text) < min) return outOfBounds("greater", "ge", min);
  if (Number(text) > max) return outOfBounds("less", "le", max);
  return undefined;
}

function outOfBounds(word: string, code: string, limit_value: number): Finding {
  return {
    msg: `ensure this value is ${word} than or equal to ${limit_value}`,
    type: `value_error.number.not_${code}`,
    ctx: { limit_value },
  };
}

/** Lists all problems of a body that should be a model without other fields. */
export function bodyProblems(body: unknown, fields: readonly Field[]): Problem[] {
  if (body === null || body === undefined) return [{ loc: ["body"], ...missing }];
  if (!isJsonObject(body)) return [{ loc: ["body"], ...notDict }];
  const known = fields.flatMap((field) => {
    const finding = fieldFinding(body, field);
    return finding ? [{ loc: ["body", field.name], ...finding }] : [];
  });
  const strangers = Object.keys(body).filter((name) => !fields.some((field) => field.name === name));
  return [...known, ...strangers.sort().map((name) => ({ loc: ["body", name], ...extra }))];
}

function fieldFinding(body: Readonly<Record<string, unknown>>, field: Field): Finding | undefined {
  if (!Object.hasOwn(body, field.name)) return field.required ? missing : undefined;
  const value = body[field.name];
  return value === null ? none : field.check(value);
}
