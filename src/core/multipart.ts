import type { Encoder } from "./encode.js";

/** Encodes the fields of a request as a form. Only operations that upload import it. */
export const multipart: Encoder = (fields) => {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value as string | Blob);
  return { body: form };
};
