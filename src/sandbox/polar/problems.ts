/** Describes one thing that is wrong with a request, in pydantic's form. */
export interface Problem {
  readonly type: string;
  readonly loc: readonly (string | number)[];
  readonly msg: string;
  readonly input: unknown;
  readonly ctx?: Readonly<Record<string, unknown>>;
}

/** Checks a value found at a place: gives what it means, or adds what is wrong with it. */
export type Check<T> = (input: unknown, loc: Problem["loc"], problems: Problem[]) => T | undefined;

/** Checks for a string without NUL characters. */
export const checkText: Check<string> = (input, loc, problems) => {
  if (typeof input !== "string") {
    problems.push({ type: "string_type", loc, msg: "Input should be a valid string", input });
    return undefined;
  }
  if (input.includes("\0")) {
    const msg = "Value error, This value contains invalid characters";
    problems.push({ type: "value_error", loc, msg, input, ctx: { error: {} } });
    return undefined;
  }
  return input;
};

/** Checks for one of some strings. */
export function checkEnum(values: readonly string[]): Check<string> {
  const quoted = values.map((value) => `'${value}'`);
  const expected = `${quoted.slice(0, -1).join(", ")} or ${quoted.at(-1)}`;
  return (input, loc, problems) => {
    if (typeof input === "string" && values.includes(input)) return input;
    problems.push({ type: "enum", loc, msg: `Input should be ${expected}`, input, ctx: { expected } });
    return undefined;
  };
}

/** Checks every item of a list. */
export function checkList<T>(item: Check<T>): Check<T[]> {
  return (input, loc, problems) => {
    if (!Array.isArray(input)) {
      problems.push({ type: "list_type", loc, msg: "Input should be a valid list", input });
      return undefined;
    }
    return input.map((entry, index) => item(entry, [...loc, index], problems)).filter((entry) => entry !== undefined);
  };
}

/** Checks for a whole number above zero, written as text. */
export const checkPositiveInteger: Check<number> = (input, loc, problems) => {
  const text = String(input).trim();
  if (!/^[+-]?\d+(?:_\d+)*(?:\.0+)?$/.test(text)) {
    const msg = "Input should be a valid integer, unable to parse string as an integer";
    problems.push({ type: "int_parsing", loc, msg, input });
    return undefined;
  }
  const number = Number(text.replaceAll("_", ""));
  if (number > 0) return number;
  problems.push({ type: "greater_than", loc, msg: "Input should be greater than 0", input, ctx: { gt: 0 } });
  return undefined;
};
