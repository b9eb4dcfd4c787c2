import { STATUS_CODES } from "node:http";

/** Text and bytes go out as they are, anything else as JSON. */
export type Body = string | object;
export type HeaderMap = Readonly<Record<string, string | readonly string[]>>;

export const GOOD_BODY: Body = { id: "good" };
export const LAST_CHUNK = "0\r\n\r\n";

export function bytesOf(body: Body): Buffer {
  if (body instanceof Uint8Array) return Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  return Buffer.from(textOf(body));
}

export function textOf(body: Body): string {
  if (body instanceof Uint8Array) return Buffer.from(body).toString();
  return typeof body === "string" ? body : JSON.stringify(body);
}

export function head(status: number, headers: HeaderMap): string {
  const lines = Object.entries(headers).flatMap(([name, value]) => [value].flat().map((one) => `${name}: ${one}\r\n`));
  return `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? "Unknown"}\r\n${lines.join("")}\r\n`;
}

/**
 * The head of a JSON answer. It says `connection: close`, since a pooled connection would carry the effects of one test
 * into the next.
 */
export function jsonHead(headers: HeaderMap = {}, status = 200): string {
  const given = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
  return head(status, { "content-type": "application/json", connection: "close", ...given });
}

export function chunk(data: Uint8Array): Buffer {
  return Buffer.concat([Buffer.from(`${data.byteLength.toString(16)}\r\n`), data, Buffer.from("\r\n")]);
}

/** Splits bytes in two, so that each part holds something whenever there are two bytes or more. */
export function halves(data: Buffer): [Buffer, Buffer] {
  const middle = Math.ceil(data.length / 2);
  return [data.subarray(0, middle), data.subarray(middle)];
}
