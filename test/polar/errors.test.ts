import { expect, it } from "vitest";
import {
  organizationAccessTokensCreate,
  organizationAccessTokensDelete,
  organizationAccessTokensList,
  organizationAccessTokensUpdate,
  type PolarCore,
} from "../../src/funcs/polar/index.js";
import { answer, id, polar } from "./polar.js";

const operations = {
  organizationAccessTokensList: ["GET", (core: PolarCore) => organizationAccessTokensList(core)],
  organizationAccessTokensCreate: [
    "POST",
    (core: PolarCore) => organizationAccessTokensCreate(core, { comment: "CI", scopes: [] }),
  ],
  organizationAccessTokensUpdate: [
    "PATCH",
    (core: PolarCore) => organizationAccessTokensUpdate(core, { id, organizationAccessTokenUpdate: {} }),
  ],
  organizationAccessTokensDelete: ["DELETE", (core: PolarCore) => organizationAccessTokensDelete(core, { id })],
} as const;
type Name = keyof typeof operations;
const names = Object.keys(operations) as Name[];
const writes = names.slice(1, 3);
const onOne = names.slice(2);

function fail(name: Name, status: number, body: string | object, headers = {}) {
  const [method, call] = operations[name];
  answer(method, status, body as string, headers);
  return call(polar);
}

const unauthorized = { error: "Unauthorized", detail: "Unauthorized" };
const invalidToken = { error: "invalid_token", error_description: "The access token provided is expired." };
const insufficientScope = { error: "insufficient_scope", error_description: "The request requires more." };
const notPermitted = { error: "NotPermitted", detail: "Not permitted" };
const notFresh = { error: "SessionNotFreshError", detail: "This action requires a recently authenticated session." };
const notFound = { error: "ResourceNotFound", detail: "Not found" };
const invalid = (error: string) => ({
  error,
  detail: [
    {
      type: "missing",
      loc: ["body", "scopes", 0],
      msg: "Field required",
      input: { comment_x: null },
      ctx: { gt_x: 0 },
    },
    { type: "value_error", loc: ["body"], msg: "Organization not found.", input: null },
  ],
});

/** Every refusal, where it comes, and what comes of it. */
const documented: [string, readonly Name[], number, object, object][] = [
  ["no credentials", names, 401, unauthorized, unauthorized],
  ["a token that is over", names, 401, invalidToken, renamed(invalidToken)],
  ["a missing scope", names, 403, insufficientScope, renamed(insufficientScope)],
  ["a missing right", names, 403, notPermitted, notPermitted],
  ["an old session", writes, 403, notFresh, notFresh],
  ["an unknown token", onOne, 404, notFound, notFound],
  ["a wrong form", names, 422, invalid("RequestValidationError"), invalid("RequestValidationError")],
  ["a wrong meaning", names, 422, invalid("PolarRequestValidationError"), invalid("PolarRequestValidationError")],
  ["a body that cannot be read", names, 422, { detail: null }, { detail: null }],
  ["nothing but a status", names, 422, {}, {}],
  ["unknown facts", names, 401, { ...unauthorized, trace_id: { a_b: 1 } }, { ...unauthorized, traceId: { a_b: 1 } }],
];

it.each(
  documented.flatMap(([what, where, status, wire, body]) => where.map((name) => ({ what, name, status, wire, body }))),
)("$name decodes a $status for $what", async ({ name, status, wire, body }) => {
  const result = await fail(name, status, wire);

  expect(result.ok ? result : result.error).toMatchObject({
    name: "HttpError",
    vendor: "polar",
    operation: `polar.${name}`,
    status,
    mayHaveTakenEffect: false,
  });
  expect(!result.ok && result.error.name === "HttpError" && result.error.body).toEqual(body);
  expect(result.meta).toMatchObject({ operation: `polar.${name}`, status, attempts: 1 });
});

it.each(names)("%s knows a 429 by its status: it has no body", async (name) => {
  const result = await fail(name, 429, "", { "retry-after": "60" });

  expect(result).toMatchObject({ ok: false, error: { name: "HttpError", status: 429, retryAfterMs: 60_000 } });
  expect(!result.ok && result.error.name === "HttpError" && result.error.body).toBeUndefined();
});

const undocumented: [string, readonly Name[], number, string | object][] = [
  ["a token in a list or a create", names.slice(0, 2), 404, notFound],
  [
    "an old session where none is asked for",
    ["organizationAccessTokensList", names[3] ?? "organizationAccessTokensDelete"],
    403,
    notFresh,
  ],
  ["an unknown version", names, 404, { detail: "Not Found" }],
  ["a wrong method", names, 405, { detail: "Method Not Allowed" }],
  ["a body without a length", names, 411, { error: "LengthRequired", detail: "Length required" }],
  ["another error", names, 401, { error: "Other", detail: "No" }],
  ["an error without words", names, 401, { error: "Unauthorized" }],
  ["details that are words", names, 422, { error: "RequestValidationError", detail: "No" }],
  ["a 429 with a body", names, 429, { detail: "Slow down" }],
  ["a crash", names, 500, "Internal Server Error"],
  ["a gateway", names, 502, "<html></html>"],
];

it.each(undocumented.flatMap(([what, where, status, body]) => where.map((name) => ({ what, name, status, body }))))(
  "$name does not expect a $status for $what",
  async ({ name, status, body }) => {
    const result = await fail(name, status, body);

    expect(result).toMatchObject({ ok: false, error: { name: "UnexpectedStatusError", status } });
    // A created secret could be in any body.
    const isShown = name !== "organizationAccessTokensCreate";
    expect(!result.ok && (result.error as { body?: unknown }).body).toEqual(isShown ? body : undefined);
  },
);

it.each([
  ["error", 401, { ...unauthorized, error: 5 }],
  ["detail", 422, { detail: {} }],
  ["detail.0.loc", 422, { detail: [{ loc: "body", msg: "No", type: "x" }] }],
  ["detail.0.loc.0", 422, { detail: [{ loc: [null], msg: "No", type: "x" }] }],
  ["detail.0.msg", 422, { detail: [{ loc: [], type: "x" }] }],
])("takes a refusal with a wrong %s for unexpected", async (_, status, body) => {
  const result = await fail("organizationAccessTokensList", status, body);

  expect(result).toMatchObject({ ok: false, error: { name: "UnexpectedStatusError", status, body } });
});

it.each<[string, Name, number, string | object, RegExp]>([
  ["no credentials", "organizationAccessTokensList", 401, unauthorized, /: Unauthorized\. .*token.*session/],
  ["a token that is over", "organizationAccessTokensList", 401, invalidToken, /is expired\. .*current token/],
  ["a missing scope", "organizationAccessTokensList", 403, insufficientScope, /more\. .*organization_access_tokens:/],
  [
    "a missing right",
    "organizationAccessTokensDelete",
    403,
    notPermitted,
    /: Not permitted\. .*organization_access_tokens:write/,
  ],
  ["an old session", "organizationAccessTokensCreate", 403, notFresh, /session\. .*fresh session/],
  ["an unknown token", "organizationAccessTokensDelete", 404, notFound, /404: Not found\.$/],
  [
    "a wrong form",
    "organizationAccessTokensUpdate",
    422,
    invalid("RequestValidationError"),
    /: body[.,]scopes[.,]0: Field required\. body: Organization not found\.$/,
  ],
  ["too many requests", "organizationAccessTokensList", 429, "", /was answered 429\./],
  ["a crash", "organizationAccessTokensList", 500, "Internal Server Error", /was answered 500\.$/],
])("says what happened and what to do about %s", async (_, name, status, body, words) => {
  const result = await fail(name, status, body);

  expect(!result.ok && result.error.message).toMatch(words);
  expect(!result.ok && result.error.message).toMatch(new RegExp(`^polar\\.${name} was answered ${status}\\b`));
});

it.each([
  ["null", "null"],
  ["a list", "[1]"],
  ["a number", "5"],
  ["details of null", { detail: null }],
  ["details of nothing", { detail: [null, {}, [[]], 5] }],
  ["details that have no words", { detail: { toString: 1 } }],
  ["an entry that has no words", { detail: [{ loc: [{ toString: 1 }], msg: "x" }] }],
  ["a message that has no words", { detail: [{ loc: [], msg: { toString: 1 } }] }],
  ["a description that has no words", { error_description: { toString: 1 } }],
])("makes words of any body: %s", async (_, body) => {
  const result = await fail("organizationAccessTokensList", 418, body);

  expect(result).toMatchObject({ ok: false, error: { name: "UnexpectedStatusError", status: 418 } });
  expect(!result.ok && result.error.message).not.toMatch(/\[object|undefined|null/);
});

it("strikes tokens out of errors", async () => {
  const detail = "polar_oat_test0001 and polar_pat_SomebodyElses1 differ";

  const result = await fail("organizationAccessTokensList", 401, { error: "Unauthorized", detail });

  expect(result).toMatchObject({ error: { body: { detail: "[redacted] and [redacted] differ" } } });
  expect(JSON.stringify(result)).not.toMatch(/test0001|SomebodyElses/);
});

function renamed({ error_description: errorDescription, ...rest }: { error_description: string }): object {
  return { ...rest, errorDescription };
}
