import { isJsonObject, type JsonObject } from "../json.js";
import { invalidRequestBody, requestBodyTooLarge, unsupportedContentType } from "./errors.js";

/** Reads a JSON object; a request without a body counts as `{}`. */
export async function readJsonBody(request: Request, maxBytes: number): Promise<JsonObject> {
  const bytes = await request.arrayBuffer();
  if (bytes.byteLength > 0 || request.headers.has("content-type")) {
    requireContentType(request, "application/json");
  }
  if (bytes.byteLength > maxBytes) throw requestBodyTooLarge(maxBytes);
  const body = bytes.byteLength === 0 ? {} : parse(new TextDecoder().decode(bytes));
  if (!isJsonObject(body)) throw invalidRequestBody();
  return body;
}

/** Reads a multipart form. */
export async function readForm(request: Request): Promise<FormData> {
  requireContentType(request, "multipart/form-data");
  try {
    return await request.formData();
  } catch {
    throw invalidRequestBody();
  }
}

function requireContentType(request: Request, expected: string): void {
  const actual = request.headers.get("content-type") ?? "";
  if (actual.split(";")[0]?.trim().toLowerCase() !== expected) throw unsupportedContentType(actual, expected);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
