import * as v from "valibot";
import { type Mismatch, mismatches, type WireFields } from "./codec.js";
import type { Issue } from "./errors.js";
import { causeOf } from "./scrub.js";

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
  /** The field that is the JSON body, or what encodes one. Default: all fields as JSON for POST, PUT and PATCH. */
  readonly body?: string | Encoder;
}

/** A request in the vendor's terms. */
export interface EncodedRequest extends Partial<EncodedBody> {
  readonly method: string;
  readonly url: string;
}

/** Checks a request and spells it as the vendor does; what is wrong with it goes to `issues`. */
export function encode(
  { route, request, body }: RequestShape,
  input: unknown,
  base: string,
  issues: Issue[],
): EncodedRequest {
  const fields = { ...(check(request, input, issues) as WireFields) };
  const take = (name: string): unknown => {
    const value = fields[name];
    delete fields[name];
    return value;
  };
  const [method, path] = route.split(" ") as [string, string];
  const url = base.replace(/\/$/, "") + path.replace(/{(\w+)}/g, (_, name) => encodeURIComponent(`${take(name)}`));
  if (typeof body === "function") return { method, url, ...body(fields) };
  if (!body && !/GET|DELETE/.test(method)) return { method, url, ...json(fields) };
  const encoded = body && json(take(body));
  const pairs = Object.entries(fields).flatMap(([name, value]) =>
    [value ?? []].flat().map((item) => `${name}=${encodeURIComponent(`${item}`)}`),
  );
  return { method, url: [url, ...(pairs.length ? [pairs.join("&")] : [])].join("?"), ...encoded };
}

const json = (value: unknown): EncodedBody => ({ body: JSON.stringify(value), contentType: "application/json" });

/** Runs a schema over what the caller gave; even a hostile getter ends as an issue. */
export function check(schema: v.GenericSchema, input: unknown, issues: Issue[]): unknown {
  try {
    const found = v.safeParse(schema, input);
    issues.push(...toIssues(mismatches(found.issues), "request"));
    return found.output;
  } catch (thrown) {
    issues.push({ path: "request", message: `could not be read: ${causeOf(thrown).message}` });
    return undefined;
  }
}

/** Says mismatches in sentences; `root` stands for the whole value. */
export const toIssues = (mismatches: readonly Mismatch[], root: string): Issue[] =>
  mismatches.map(({ path, expected, received }) => ({
    path: path || root,
    message: `expected ${expected}, received ${received}`,
  }));

/** Says issues in one line. */
export const sayIssues = (issues: readonly Issue[]): string =>
  issues
    .slice(0, 5)
    .map(({ path, message }) => `${path}: ${message}`)
    .join("; ");
