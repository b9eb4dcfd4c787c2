import { invalid } from "./call.js";
import type { Encoder } from "./encode.js";

/** Encodes the fields of a request as a form. Only operations that upload import it. */
export const multipart: Encoder = (fields) => ({
  async body(call) {
    const form = new FormData();
    for (const [path, value] of Object.entries(fields)) {
      if (value instanceof Blob) {
        // A file may be gone from its disk: `fetch` would fail for nobody to catch.
        const bytes = await value.arrayBuffer().catch(() => {
          throw invalid(call, [{ path, message: "cannot be read" }]);
        });
        form.append(path, new Blob([bytes], value), (value as File).name);
      } else form.append(path, value as string);
    }
    return form;
  },
});
