import type * as v from "valibot";
import { filter, parse, schema, text, type WireFields } from "../../core/codec.js";

const maxBytes = 10 * 1024 * 1024;
const documentedTypes = ["image/jpeg", "image/png", "image/gif", "image/webp"];

/** Accepts the types that replace the documented ones. */
export const typeList: v.GenericSchema<readonly string[]> = filter(text);

/** Accepts a file that Clerk takes for a logo, going by the type and size it states. */
export const logoFile = (types: unknown): v.GenericSchema<Blob | File> =>
  schema((file, fail) => {
    if (!(file instanceof Blob)) return fail("a Blob or File", file);
    if (file.size > maxBytes) fail(`at most ${maxBytes} bytes`, file.size);
    const accepted = parse(typeList, types).issues ? documentedTypes : (types as string[]);
    if (!accepted.includes(file.type)) fail(`the type ${accepted.join(" or ")}`, file.type);
    return file;
  });

/** Checks a field that is meant for this side alone and leaves it out of the request. */
export const unsent = <TInput>(inner: v.GenericSchema<TInput>): v.GenericSchema<TInput, undefined> =>
  schema((input, _fail, child) => {
    child("", inner, input);
  });

/** Makes a schema that depends on one of the fields it checks. */
export const dependingOn = <TInput>(
  field: string,
  make: (value: unknown) => v.GenericSchema<TInput, WireFields>,
): v.GenericSchema<TInput, WireFields> => schema((input, _fail, child) => child("", make(Object(input)[field]), input));
