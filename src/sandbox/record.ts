import type { RecordedFormPart, RecordedRequest } from "./types.js";

/** Reads what a recorded request says of its body. */
export async function recordBody(
  headers: Headers,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<Pick<RecordedRequest, "body" | "json" | "form">> {
  if (bytes.byteLength === 0) return {};
  const contentType = headers.get("content-type") ?? "";
  if (/^multipart\/form-data/i.test(contentType)) return { form: await formParts(contentType, bytes) };
  const body = new TextDecoder().decode(bytes);
  if (/^application\/x-www-form-urlencoded/i.test(contentType)) {
    return { body, form: [...new URLSearchParams(body)].map(([name, value]) => ({ name, value })) };
  }
  try {
    return { body, json: JSON.parse(body) };
  } catch {
    return { body };
  }
}

async function formParts(contentType: string, bytes: Uint8Array<ArrayBuffer>): Promise<RecordedFormPart[]> {
  try {
    const form = await new Response(bytes, { headers: { "content-type": contentType } }).formData();
    return [...form].map(([name, value]) =>
      typeof value === "string"
        ? { name, value }
        : { name, file: { name: value.name, type: value.type, size: value.size } },
    );
  } catch {
    return [];
  }
}
