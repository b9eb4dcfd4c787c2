import type * as v from "valibot";
import { filter, oneOf, part, refuse, rerun, schema, text, type WireFields } from "../../core/codec.js";

const maxBytes = 10 * 1024 * 1024;
const documentedTypes = ["image/jpeg", "image/png", "image/gif", "image/webp"];

/** Accepts a file of a size that Clerk takes for a logo. */
export const logoFile: v.GenericSchema<Blob | File> = schema((file, issues) => {
  if (!(file instanceof Blob)) return refuse(issues, "a Blob or File", file);
  return file.size > maxBytes ? refuse(issues, `at most ${maxBytes} bytes`, file.size) : file;
});

/** Accepts the types that replace the documented ones. */
export const typeList: v.GenericSchema<readonly string[]> = filter(text);

/** Holds the file of a request to the types in its `imageTypes`, which are for this side alone. */
export const withImageTypes = <TInput>(request: v.GenericSchema<TInput, WireFields>) =>
  schema<TInput, WireFields>((input, issues) => {
    const { image_types: types = documentedTypes, ...fields } = Object(rerun(request, input, issues));
    if (!issues[0]) part(issues, oneOf(...types), fields.file.type, "file");
    return fields;
  });
