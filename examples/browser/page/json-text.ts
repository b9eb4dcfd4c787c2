/** The object that a text holds, or what is wrong with the text. */
export type JsonText =
  | { readonly ok: true; readonly value: Record<string, unknown> }
  | { readonly ok: false; readonly problem: string };

/** Reads what somebody typed. */
export function parseObject(text: string): JsonText {
  let value: unknown;
  try {
    value = JSON.parse(text.trim() || "{}");
  } catch (error) {
    return { ok: false, problem: `This is not JSON: ${(error as SyntaxError).message}.` };
  }
  if (isObject(value)) return { ok: true, value };
  return { ok: false, problem: 'This has to be an object, such as {"plan": "pro"}.' };
}

export const objectText = (value: unknown): string => JSON.stringify(value ?? {}, null, 2);

/** Finds what to merge into the one object to make it the other: `null` takes a key away. */
export function mergePatch(from: Record<string, unknown>, to: Record<string, unknown>): Record<string, unknown> {
  const patch: Record<string, unknown> = {};
  for (const key of new Set([...Object.keys(from), ...Object.keys(to)])) {
    const before = from[key];
    const after = to[key];
    if (JSON.stringify(before) === JSON.stringify(after)) continue;
    patch[key] = isObject(before) && isObject(after) ? mergePatch(before, after) : (after ?? null);
  }
  return patch;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
