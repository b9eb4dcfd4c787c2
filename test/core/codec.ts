import * as v from "valibot";

/** What a schema makes of an input: a value, or the places where it differs. */
export function outcome(schema: v.GenericSchema, input: unknown): { readonly value: unknown } | readonly string[] {
  const { success, output, issues } = v.safeParse(schema, input);
  return success ? { value: output } : issues.map(({ path }) => `${path}`);
}
