import type * as v from "valibot";
import { parse, type WireFields } from "./codec.js";
import type { Issue } from "./errors.js";
import { mismatches } from "./mismatch.js";

/** A body and the content type that goes with it; `fetch` itself writes the type of a form. */
export interface EncodedBody {
  readonly body: BodyInit;
  readonly contentType?: string;
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
export function encode(shape: RequestShape, fields: WireFields, base: string): EncodedRequest {
  const [method, path] = shape.route.split(" ") as [string, string];
  const url = path.replace(/{(\w+)}/g, (_, name) => {
    const value = encodeURIComponent(`${fields[name]}`);
    delete fields[name];
    return value;
  });
  if (shape.body) return { method, url: base + url, ...shape.body(fields) };
  const pairs = Object.entries(fields).flatMap(([name, value]) =>
    [value ?? []].flat().map((item) => `${name}=${encodeURIComponent(`${item}`)}`),
  );
  return { method, url: [base + url, ...(pairs.length ? [pairs.join("&")] : [])].join("?") };
}

/** Runs a schema over what the caller gave. */
export function check(schema: v.GenericSchema, input: unknown, found: Issue[]): unknown {
  const { value, issues } = parse(schema, input);
  found.push(...mismatches(issues));
  return value;
}

/** Says issues in one line. */
export const sayIssues = (issues: readonly Issue[]): string =>
  issues
    .slice(0, 5)
    .map(({ path, message }) => `${path}: ${message}`)
    .join("; ");
