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

/** Makes a request whose `imageTypes` say which types to accept; they are for this side alone. */
export const withImageTypes = <TInput extends { readonly imageTypes?: readonly string[] | undefined }>(
  make: (imageTypes: unknown) => v.GenericSchema<TInput, WireFields>,
): v.GenericSchema<TInput, WireFields> =>
  schema((dataset) => {
    rerun(make(Object(dataset.value).imageTypes), dataset);
    delete Object(dataset.value).image_types;
  });
