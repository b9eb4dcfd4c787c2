import type * as v from "valibot";
import type { Call } from "./call.js";
import type { WireFields } from "./codec.js";

/** A body and the content type that goes with it; `fetch` itself writes the type of a form. */
export interface EncodedBody {
  /** The body, or what makes it before it is sent. */
  readonly body: BodyInit | ((call: Call) => Promise<BodyInit>);
  readonly type?: string;
}

/** Turns the fields of a request into its body. */
export type Encoder = (fields: WireFields) => EncodedBody;

export type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

/** The part of an operation that says how it is sent. */
export interface RequestShape {
  /** The vendor's method and path; `{id}` takes the field of that name. */
  readonly route: `${Method} /${string}`;
  readonly request: v.GenericSchema<unknown, WireFields>;
  /** What makes a body of the fields that are not in the path. Without it they are the query. */
  readonly body?: Encoder;
}

/** A request in the vendor's terms. */
export interface EncodedRequest extends Partial<EncodedBody> {
  readonly method: string;
  readonly url: string;
}

/** Spells a request as the vendor does. */
export function encode({ body, route }: RequestShape, fields: WireFields, base: string): EncodedRequest {
  const [method, path] = route.split(" ") as [string, string];
  let url = path.replace(/{(\w+)}/g, (_, name) => {
    const value = encodeURIComponent(`${fields[name]}`);
    delete fields[name];
    return value;
  });
  let mark = "?";
  for (const [name, value] of Object.entries(body ? {} : fields)) {
    for (const item of [value ?? []].flat()) {
      url += `${mark}${name}=${encodeURIComponent(`${item}`)}`;
      mark = "&";
    }
  }
  return { method, url: base + url, ...body?.(fields) };
}
