import type * as v from "valibot";
import { filter, refuse, rerun, run, schema, text, type WireFields } from "../../core/codec.js";

const maxBytes = 10 * 1024 * 1024;
const documentedTypes = ["image/jpeg", "image/png", "image/gif", "image/webp"];

/** Accepts the types that replace the documented ones. */
export const typeList: v.GenericSchema<readonly string[]> = filter(text);

/** Accepts a file that Clerk takes for a logo, going by the type and size it states. */
export const logoFile = (types: unknown): v.GenericSchema<Blob | File> =>
  schema((dataset) => {
    const file = dataset.value;
    if (!(file instanceof Blob)) return refuse(dataset, "a Blob or File");
    if (file.size > maxBytes) refuse(dataset, `at most ${maxBytes} bytes`, file.size);
    const accepted = run(typeList, types).issues ? documentedTypes : (types as string[]);
    if (!accepted.includes(file.type)) refuse(dataset, `the type ${accepted.join(" or ")}`, file.type);
  });

/** Checks a field that is meant for this side alone and leaves it out of the request. */
export const unsent = <TInput>(inner: v.GenericSchema<TInput>): v.GenericSchema<TInput, undefined> =>
  schema((dataset) => {
    rerun(inner, dataset).value = undefined;
  });

/** Makes a schema that depends on one of the fields it checks. */
export const dependingOn = <TInput>(
  field: string,
  make: (value: unknown) => v.GenericSchema<TInput, WireFields>,
): v.GenericSchema<TInput, WireFields> => schema((dataset) => rerun(make(Object(dataset.value)[field]), dataset));
