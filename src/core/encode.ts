import * as v from "valibot";
import { camelCase, type Mismatch, mismatches, type WireFields } from "./codec.js";
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
  readonly path: string;
}

/** What is wrong with a request. */
export interface Refused {
  readonly issues: readonly Issue[];
}

/** Checks a request and spells it as the vendor does, or lists what is wrong with it. */
export function encode(shape: RequestShape, input: unknown): EncodedRequest | Refused {
  const { output, issues } = check(shape.request, input, "request");
  if (issues.length) return { issues };
  const fields = { ...(output as WireFields) };
  const take = (name: string): unknown => {
    const value = fields[name];
    delete fields[name];
    return value;
  };
  const [method = "", template = ""] = shape.route.split(" ");
  const path = template.replace(/\{(\w+)\}/g, (_, name) => encodeURIComponent(String(take(name))));
  const { body } = shape;
  if (typeof body === "function") return { method, path, ...body(fields) };
  const encoded = body ? json(take(body)) : method === "GET" || method === "DELETE" ? undefined : json(fields);
  const pairs = encoded && !body ? [] : queryPairs(fields, issues);
  return issues.length ? { issues } : { method, path: path + (pairs.length ? `?${pairs.join("&")}` : ""), ...encoded };
}

const json = (value: unknown): EncodedBody => ({ body: JSON.stringify(value), contentType: "application/json" });

function queryPairs(fields: WireFields, issues: Issue[]): string[] {
  return Object.entries(fields).flatMap(([name, value]) => {
    const given = [value]
      .flat()
      .filter((item) => item !== null)
      .map(String);
    if (!given.some((item) => /\p{Surrogate}/u.test(item))) {
      return given.map((item) => `${name}=${encodeURIComponent(item)}`);
    }
    issues.push({ path: camelCase(name), message: "expected well-formed Unicode, received half a surrogate pair" });
    return [];
  });
}

/** Where a value stands: the caller's request, the core, the options, or the vendor's answer. */
type Root = "request" | "core" | "options" | "budget" | "body";

/** Runs a schema over what the caller gave; even a hostile getter comes back as an issue. */
export function check(schema: v.GenericSchema, input: unknown, root: Root): { output?: unknown; issues: Issue[] } {
  try {
    const { output, issues = [] } = v.safeParse(schema, input);
    return { output, issues: mismatches(issues).map((mismatch) => toIssue(mismatch, root)) };
  } catch (thrown) {
    return { issues: [{ path: root, message: `could not be read: ${causeOf(thrown).message}` }] };
  }
}

/** Says a mismatch in one sentence. Fields of a request or a body stand by themselves, options behind their object. */
export function toIssue({ path, expected, received }: Mismatch, root: Root): Issue {
  const prefix = root === "request" || root === "body" ? "" : `${root}.`;
  return { path: path ? prefix + path : root, message: `expected ${expected}, received ${received}` };
}
