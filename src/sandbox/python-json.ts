/** Tells a parsed value from what Python's json module says about a text that is not JSON. */
export type PythonJson =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly message: string; readonly offset: number };

/** Parses JSON and words an error as Python does, with the offset in characters where Python finds it. */
export function parsePythonJson(text: string): PythonJson {
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch {
    const { message, at } = findProblem(text);
    return { ok: false, message, offset: [...text.slice(0, at)].length };
  }
}

class Problem extends Error {
  readonly at: number;

  constructor(message: string, at: number) {
    super(message);
    this.at = at;
  }
}

function findProblem(text: string): Problem {
  try {
    const end = skipSpace(text, skipValue(text, skipSpace(text, 0)));
    return new Problem("Extra data", end);
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
}

/** Gives where a match of a sticky pattern ends, or nothing when there is none. */
function skipMatch(pattern: RegExp, text: string, at: number): number | undefined {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : undefined;
}

function skipSpace(text: string, at: number): number {
  return skipMatch(/[ \t\n\r]*/y, text, at) ?? at;
}

function skipValue(text: string, at: number): number {
  if (text[at] === "{") return skipList(text, at, "}", "object", skipMember);
  if (text[at] === "[") return skipList(text, at, "]", "array", skipValue);
  if (text[at] === '"') return skipString(text, at);
  const end = skipMatch(/null|true|false|-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y, text, at);
  if (end === undefined) throw new Problem("Expecting value", at);
  return end;
}

function skipList(
  text: string,
  start: number,
  close: string,
  name: string,
  skipItem: (text: string, at: number) => number,
): number {
  let at = skipSpace(text, start + 1);
  if (text[at] === close) return at + 1;
  for (;;) {
    at = skipSpace(text, skipItem(text, at));
    if (text[at] === close) return at + 1;
    if (text[at] !== ",") throw new Problem("Expecting ',' delimiter", at);
    const comma = at;
    at = skipSpace(text, comma + 1);
    if (text[at] === close) throw new Problem(`Illegal trailing comma before end of ${name}`, comma);
  }
}

function skipMember(text: string, at: number): number {
  if (text[at] !== '"') throw new Problem("Expecting property name enclosed in double quotes", at);
  const colon = skipSpace(text, skipString(text, at));
  if (text[colon] !== ":") throw new Problem("Expecting ':' delimiter", colon);
  return skipValue(text, skipSpace(text, colon + 1));
}

function skipString(text: string, start: number): number {
  let at = start + 1;
  for (;;) {
    const letter = text[at];
    if (letter === '"') return at + 1;
    if (letter === undefined) throw new Problem("Unterminated string starting at", start);
    if (letter < " ") throw new Problem("Invalid control character at", at);
    at = letter === "\\" ? skipEscape(text, start, at) : at + 1;
  }
}

function skipEscape(text: string, start: number, at: number): number {
  const letter = text[at + 1];
  if (letter === undefined) throw new Problem("Unterminated string starting at", start);
  if (letter !== "u") {
    if (!'"\\/bfnrt'.includes(letter)) throw new Problem("Invalid \\escape", at);
    return at + 2;
  }
  const end = skipMatch(/[0-9a-fA-F]{4}/y, text, at + 2);
  if (end === undefined || end === text.length) throw new Problem("Invalid \\uXXXX escape", at + 1);
  return end;
}
