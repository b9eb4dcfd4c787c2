import { snakeCase, type WireFields } from "../core/codec.js";
import { isObject, orElse } from "../core/values.js";
import { Refusal } from "./problem.js";
import type { Route } from "./routes.js";

/** What is to be sent, by the names of the function's request. */
export interface Draft {
  readonly path: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, readonly string[]>>;
  readonly json: WireFields;
}

/** Reads parameters. What is spelled in another way than the functions spell it is refused. */
export function readQuery(search: string, names: Route["query"] = {}): Draft["query"] {
  const nameOf = byWireName(Object.keys(names));
  const query: Record<string, string[]> = {};
  for (const pair of search ? search.slice(1).split("&") : []) {
    const [, wireName = "", value = ""] = /^(\w+)=([\w.!~*'()%-]*)$/.exec(pair) ?? [];
    const name = nameOf(wireName);
    if (query[name] && names[name] === "one") throw new Refusal("invalid_request");
    query[name] = [...(query[name] ?? []), decoded(value)];
  }
  return query;
}

/** Reads the fields of a JSON body. */
export async function readJson(
  request: Request,
  names: readonly string[],
  maxBytes: number,
  timeoutMs: number,
): Promise<WireFields> {
  // A page of another site can send any other type without asking first.
  requireType(request, /^application\/json(; ?charset=utf-8)?$/i);
  const body = limitBody(request, maxBytes, AbortSignal.timeout(timeoutMs));
  const bytes = await new Response(body.stream).arrayBuffer().catch(() => {
    throw new Refusal(body.isTooLarge() ? "too_large" : "incomplete_body");
  });
  const nameOf = byWireName(names);
  return Object.fromEntries(Object.entries(parseObject(bytes)).map(([name, value]) => [nameOf(name), value]));
}

/** The form of an upload, which nobody reads here. */
export interface FormBody {
  readonly stream: ReadableStream<Uint8Array>;
  readonly contentType: string;
  isTooLarge(): boolean;
}

/** Takes the body of an upload as it comes. */
export function takeForm(request: Request, maxBytes: number): FormBody {
  const boundary = requireType(request, /^multipart\/form-data; ?boundary=([\w-]{1,70})$/i);
  return { ...limitBody(request, maxBytes), contentType: `multipart/form-data; boundary=${boundary}` };
}

function requireType({ headers }: Request, type: RegExp): string | undefined {
  const found = type.exec(headers.get("content-type") ?? "");
  if (!found || headers.has("content-encoding")) throw new Refusal("wrong_content_type");
  return found[1];
}

/** A length may be left out or wrong, so the bytes are counted as well. */
function limitBody({ headers, body }: Request, maxBytes: number, signal?: AbortSignal): Omit<FormBody, "contentType"> {
  if (Number(headers.get("content-length")) > maxBytes) throw new Refusal("too_large");
  if (!body) throw new Refusal("invalid_request");
  let bytes = 0;
  const isTooLarge = () => bytes > maxBytes;
  const limit = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      bytes += chunk.byteLength;
      if (isTooLarge()) throw new Refusal("too_large");
      controller.enqueue(chunk);
    },
  });
  return { stream: body.pipeThrough(limit, signal ? { signal } : {}), isTooLarge };
}

function parseObject(bytes: ArrayBuffer): WireFields {
  const json = orElse((): unknown => {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    // Written and read again, it is what will be sent: 1e999 is Infinity to whoever decides and null to the vendor.
    return JSON.parse(JSON.stringify(JSON.parse(text)));
  }, undefined);
  if (!isObject(json)) throw new Refusal("invalid_request");
  return json;
}

function byWireName(names: readonly string[]) {
  const known = new Map(names.map((name) => [snakeCase(name), name]));
  return (wireName: string): string => {
    const name = known.get(wireName);
    if (!name) throw new Refusal("invalid_request");
    return name;
  };
}

function decoded(value: string): string {
  const text = orElse(() => decodeURIComponent(value), undefined);
  if (text === undefined || /\p{Cc}/u.test(text)) throw new Refusal("invalid_request");
  return text;
}
