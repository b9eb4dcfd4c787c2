import type { Encoder } from "./encode.js";

/** Encodes the fields of a request as JSON. */
export const json: Encoder = (fields) => jsonBody(fields);

/** Encodes one field of a request as JSON: the body that stands beside parameters. */
export const jsonOf =
  (name: string): Encoder =>
  (fields) =>
    jsonBody(fields[name]);

const jsonBody = (value: unknown) => ({ body: JSON.stringify(value), type: "application/json" });
