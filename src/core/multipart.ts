import { type Call, failure } from "./call.js";
import type { Encoder } from "./encode.js";
import { RequestValidationError } from "./errors.js";

/** Encodes the fields of a request as a form. Only operations that upload import it. */
export const multipart: Encoder = (fields) => ({
  async body(call) {
    const form = new FormData();
    for (const [path, value] of Object.entries(fields)) {
      form.append(path, value instanceof Blob ? await inMemory(call, path, value) : `${value}`);
    }
    return form;
  },
});

/** Reads a file, which may be gone from its disk: `fetch` would fail for nobody to catch. */
async function inMemory(call: Call, path: string, file: Blob): Promise<Blob> {
  try {
    const bytes = await file.arrayBuffer();
    return file instanceof File ? new File([bytes], file.name, file) : new Blob([bytes], file);
  } catch {
    const message = "cannot be read";
    throw failure(call, RequestValidationError, `was not sent. ${path}: ${message}`, { issues: [{ path, message }] });
  }
}
