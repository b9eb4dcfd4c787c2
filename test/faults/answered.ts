import * as fc from "fast-check";
import type { Subject } from "./functions.js";

/** One whole answer, as a server may give it. */
export interface Answered {
  readonly status: number;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: Uint8Array<ArrayBuffer> | string | null;
}

/** Fields of the vendors' refusals, of their parts, of good answers, and of every object in JavaScript. */
const refusalFields = "detail error errors message title error_code error_description id".split(" ");
const partFields = "msg loc type code message long_message meta param ctx input".split(" ");
const goodFields = "items data pagination total_count max_page has_more last_id created_at scopes name".split(" ");
const objectFields = "toString valueOf toJSON constructor __proto__ then length".split(" ");

const leaf = fc.constantFrom<unknown>(null, true, "", "text", 0, -1, 1e300, 1.5);
const { json } = fc.letrec<{ json: unknown }>((tie) => ({
  json: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    leaf,
    fc.array(tie("json"), { maxLength: 3 }),
    recordOf([...refusalFields, ...partFields, ...goodFields, ...objectFields], tie("json")),
    recordOf(objectFields, leaf),
  ),
}));

/** Even `__proto__` becomes a field of its own, as it does when JSON is read. */
function recordOf(names: readonly string[], value: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  return fc.array(fc.tuple(fc.constantFrom(...names), value), { maxLength: 4 }).map(Object.fromEntries);
}

const part = recordOf(partFields, json);
const refusal = recordOf(refusalFields, fc.oneof(json, part, fc.array(part, { maxLength: 3 })));

/** A good body with another value, or none, in one of its places. */
function altered(good: unknown): fc.Arbitrary<string> {
  return fc.tuple(fc.nat({ max: 30 }), fc.option(json, { nil: undefined })).map(([at, value]) => {
    let left = at;
    return JSON.stringify(good, (_key, old) => (left-- === 0 ? value : old)) ?? "";
  });
}

/** A refusal with something very deep in one of its places. */
const deep = fc
  .tuple(refusal, fc.nat({ max: 8 }), fc.constantFrom(60, 3_000, 20_000), fc.boolean())
  .map(([body, at, depth, isList]) => {
    let left = at;
    const nest = isList ? "[".repeat(depth) + "]".repeat(depth) : `${'{"a":'.repeat(depth)}1${"}".repeat(depth)}`;
    return JSON.stringify(body, (_key, old) => (left-- === 0 ? "<nest>" : old)).replace('"<nest>"', () => nest);
  });

const bodyFor = ({ good, unauthorized }: Subject) =>
  fc.oneof(
    fc.constant(JSON.stringify(good)),
    altered(good),
    altered(unauthorized),
    json.map((value) => JSON.stringify(value)),
    refusal.map((value) => JSON.stringify(value)),
    deep,
    fc.uint8Array(),
    fc.string({ unit: "binary" }),
    fc.constant(null),
  );

const header = fc.tuple(
  fc.constantFrom(
    ..."retry-after retry-after-ms content-type x-request-id x-clerk-trace-id set-cookie x-a".split(" "),
    ..."x-ratelimit-limit-requests x-ratelimit-remaining-tokens x-ratelimit-reset-requests".split(" "),
  ),
  fc.constantFrom(
    "0",
    "-1",
    "2",
    "1e400",
    "NaN",
    "soon",
    "Wed, 21 Oct 2099 07:28:00 GMT",
    "text/html",
    "6m0s",
    "",
    "é",
  ),
);

const status = fc.oneof(
  { arbitrary: fc.constantFrom(200, 201, 401, 404, 408, 422, 429, 500, 502, 503, 504), weight: 3 },
  fc.integer({ min: 200, max: 599 }),
);

/** Answers to as many attempts as a call may make. */
export const answersFor = (subject: Subject): fc.Arbitrary<readonly Answered[]> =>
  fc.array(fc.record({ status, headers: fc.array(header, { maxLength: 4 }), body: bodyFor(subject) }), {
    minLength: 3,
    maxLength: 3,
  });

/** Makes the answer, without a body where its status has none. */
export function respond({ status, headers, body }: Answered): Response {
  return new Response([204, 205, 304].includes(status) ? null : body, {
    status,
    headers: headers as [string, string][],
  });
}
