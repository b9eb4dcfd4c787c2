import { expect, expectTypeOf, it } from "vitest";
import {
  type CreateOrganizationError,
  createOrganization,
  type DeleteOrganizationError,
  deleteOrganization,
  type ErrorDetails,
  type GetActiveOrganizationError,
  type GetOrganizationError,
  getActiveOrganization,
  getOrganization,
  type HTTPValidationError,
  type ListOrganizationsError,
  listOrganizations,
  type RateLimited,
  type StatsOrganizationError,
  statsOrganization,
  type UpdateOrganizationError,
  updateOrganization,
} from "../../src/funcs/permit/index.js";
import type { AnyError, Err, Result, UnexpectedStatusError } from "../../src/index.js";
import { answer, errorDetails, permit, wireErrorDetails } from "./exchange.js";

const orgId = "acme";
const operations: { name: string; method: string; call: () => Promise<Result<unknown, AnyError>>; also: number[] }[] = [
  { name: "listOrganizations", method: "GET", call: () => listOrganizations(permit), also: [] },
  {
    name: "createOrganization",
    method: "POST",
    call: () => createOrganization(permit, { key: "a", name: "A" }),
    also: [409],
  },
  { name: "getOrganization", method: "GET", call: () => getOrganization(permit, { orgId }), also: [404] },
  { name: "getActiveOrganization", method: "GET", call: () => getActiveOrganization(permit), also: [404] },
  { name: "statsOrganization", method: "GET", call: () => statsOrganization(permit, { orgId }), also: [404] },
  { name: "deleteOrganization", method: "DELETE", call: () => deleteOrganization(permit, { orgId }), also: [404, 409] },
  {
    name: "updateOrganization",
    method: "PATCH",
    call: () => updateOrganization(permit, { orgId, organizationUpdate: {} }),
    also: [404],
  },
];
const withDetails = [400, 401, 403, 500, 502, 503, 504];
const cases = operations.flatMap(({ also, ...operation }) =>
  [...withDetails, ...also].map((status) => ({ ...operation, status })),
);
const undocumented = operations.flatMap(({ also, ...operation }) =>
  [402, 404, 405, 409, 501].filter((status) => !also.includes(status)).map((status) => ({ ...operation, status })),
);

it.each(cases)("$name reads the details of a $status", async ({ name, method, call, status }) => {
  answer(method, status, wireErrorDetails);

  const result = await call();

  expect(result).toMatchObject({
    ok: false,
    error: {
      name: "HttpError",
      vendor: "permit",
      operation: `permit.${name}`,
      status,
      mayHaveTakenEffect: status >= 500 && method !== "GET",
    },
    meta: { operation: `permit.${name}`, attempts: 1, status, requestId: wireErrorDetails.id },
  });
  expect(!result.ok && result.error).toHaveProperty("body", errorDetails);
});

it.each(operations)("$name reads what is wrong with its request", async ({ method, call }) => {
  const detail = [
    { loc: ["body", "key"], msg: "string does not match regex", type: "value_error.str.regex", ctx: { some_limit: 1 } },
    { loc: ["body", "settings", 0], msg: "field required", type: "value_error.missing", ctx: null, error_url: "u" },
  ];
  answer(method, 422, { detail });

  const result = await call();

  expect(result).toMatchObject({
    ok: false,
    error: {
      name: "HttpError",
      status: 422,
      body: { detail: [detail[0], { loc: ["body", "settings", 0], ctx: null, errorUrl: "u" }] },
      mayHaveTakenEffect: false,
    },
  });
  expect(!result.ok && result.error.message).toContain(
    "was answered 422: body.key: string does not match regex. body.settings.0: field required.",
  );
  expect(result.meta).not.toHaveProperty("requestId");
});

it.each(operations)("$name reads that it is called too often", async ({ method, call }) => {
  answer(method, 429, { error: "rate_limited", message: "Slow down." }, { "retry-after": "3" });

  const result = await call();

  expect(result).toMatchObject({
    ok: false,
    error: {
      name: "HttpError",
      status: 429,
      body: { error: "rate_limited", message: "Slow down." },
      retryAfterMs: 3000,
      mayHaveTakenEffect: false,
    },
  });
});

it.each(undocumented)("$name takes a $status for unexpected", async ({ name, method, call, status }) => {
  answer(method, status, wireErrorDetails);

  const result = await call();

  expect(result).toMatchObject({ ok: false, error: { name: "UnexpectedStatusError", status } });
  const { body } = (result as Err<UnexpectedStatusError>).error;
  // An answer to this operation may hold a secret.
  expect(body).toEqual(name === "createOrganization" ? undefined : wireErrorDetails);
});

it.each([
  ["nothing", undefined, undefined],
  ["a page", "<html>slow down</html>", "<html>slow down</html>"],
  ["null", "null", null],
  ["an empty object", {}, {}],
  ["nulls", { error: null, message: null }, { error: null, message: null }],
  ["details", wireErrorDetails, errorDetails],
  ["a detail", { detail: "Too Many Requests" }, { detail: "Too Many Requests" }],
])("takes %s as the body of a 429", async (_, wire, body) => {
  answer("GET", 429, wire);

  const result = await getActiveOrganization(permit);

  expect(result).toMatchObject({ ok: false, error: { name: "HttpError", status: 429 } });
  expect(!result.ok && result.error.name === "HttpError" && result.error.body).toEqual(body);
});

it.each([
  ["a list", "[]"],
  ["an error that is no text", { error: { code: 1 } }],
])("takes a 429 with %s for unexpected", async (_, body) => {
  answer("GET", 429, body, { "retry-after": "1" });

  const result = await getActiveOrganization(permit);

  expect(result).toMatchObject({
    ok: false,
    error: { name: "UnexpectedStatusError", status: 429, retryAfterMs: 1000 },
  });
});

it.each([
  [
    "without what is optional",
    { id: "1", title: "T", error_code: "NOT_FOUND" },
    { id: "1", title: "T", errorCode: "NOT_FOUND" },
  ],
  [
    "with nulls",
    { id: "1", title: "T", error_code: "NOT_FOUND", message: null, support_link: null, additional_info: null },
    { id: "1", title: "T", errorCode: "NOT_FOUND", message: null, supportLink: null, additionalInfo: null },
  ],
  ["with an unknown code", { ...wireErrorDetails, error_code: "NEW_CODE" }, { ...errorDetails, errorCode: "NEW_CODE" }],
  ["with unknown fields", { ...wireErrorDetails, trace_id: "t" }, { ...errorDetails, traceId: "t" }],
  ["with any info", { ...wireErrorDetails, additional_info: [1, "a"] }, { ...errorDetails, additionalInfo: [1, "a"] }],
])("reads details %s", async (_, wire, body) => {
  answer("GET", 404, wire);

  const result = await getOrganization(permit, { orgId });

  expect(result).toMatchObject({ ok: false, error: { name: "HttpError", status: 404 } });
  expect(!result.ok && result.error.name === "HttpError" && result.error.body).toEqual(body);
});

it.each([
  ["no id", { ...wireErrorDetails, id: undefined }],
  ["no title", { ...wireErrorDetails, title: undefined }],
  ["no code", { ...wireErrorDetails, error_code: undefined }],
  ["a message that is no text", { ...wireErrorDetails, message: 5 }],
  ["a link that is no text", { ...wireErrorDetails, support_link: {} }],
  ["a wrapper", { error: wireErrorDetails }],
  ["a detail alone", { detail: "Not Found" }],
  ["a page", "<html>not here</html>"],
  ["nothing", undefined],
])("takes a 404 with %s for unexpected", async (_, body) => {
  answer("GET", 404, body);

  const result = await getOrganization(permit, { orgId });

  expect(result).toMatchObject({ ok: false, error: { name: "UnexpectedStatusError", status: 404 } });
});

it.each([
  ["detail", { detail: "no" }],
  ["loc", { detail: [{ msg: "m", type: "t" }] }],
  ["entry of loc", { detail: [{ loc: [null], msg: "m", type: "t" }] }],
  ["msg", { detail: [{ loc: [], type: "t" }] }],
  ["type", { detail: [{ loc: [], msg: "m", type: 1 }] }],
  ["ctx", { detail: [{ loc: [], msg: "m", type: "t", ctx: 1 }] }],
])("takes a 422 with a wrong %s for unexpected", async (_, body) => {
  answer("GET", 422, body);

  const result = await listOrganizations(permit);

  expect(result).toMatchObject({ ok: false, error: { name: "UnexpectedStatusError", status: 422, body } });
});

it.each([
  ["no detail", {}],
  ["a detail that is null", { detail: null }],
])("reads a 422 with %s", async (_, body) => {
  answer("GET", 422, body);

  const result = await listOrganizations(permit);

  expect(!result.ok && result.error).toMatchObject({ name: "HttpError", status: 422, body });
});

const details = (message: unknown) => ({ ...wireErrorDetails, message });
const at404 = "Check the id, the key and the base URL";
it.each([
  [
    401,
    "We could not do this. The token is revoked. Use a current key of this region",
    details("The token is revoked."),
  ],
  [403, "We could not do this. No. Use a key with more access", details("No.")],
  [404, `We could not do this. No such organization. ${at404}`, details("No such organization")],
  [404, `We could not do this. ${at404}`, details("")],
  [404, `We could not do this. ${at404}`, details(null)],
  [404, "We could not do this", details({ toString: 1 })],
  [404, "Not Found", { detail: "Not Found" }],
  [404, "body.x: b. c", { detail: [{ loc: ["body", "x"], msg: "b" }, null, { msg: "c." }] }],
  [404, "", { detail: [{ loc: [{ toString: 1 }, "", 0], msg: { toString: 1 } }] }],
  [404, "", "<html></html>"],
  [404, "", undefined],
  [404, "", "null"],
  [404, "", [[[]]]],
  [409, "We could not do this. Taken. Choose another key, or wait for the other call to end", details("Taken.")],
  [429, "Slow down", { message: "Slow down." }],
  [500, "We could not do this. Sorry", details("Sorry.")],
])("says of a %i: %s", async (status, reason, body) => {
  answer("DELETE", status, body);

  const result = await deleteOrganization(permit, { orgId });

  const message = !result.ok && result.error.message;
  expect(message).toMatch(/^permit\.deleteOrganization was answered \d+/);
  expect(message).toContain(reason ? `${status}: ${reason}.` : `${status}.`);
  expect(message).not.toContain("..");
});

it.each([
  ["nothing", undefined],
  ["a page", "<html></html>"],
])("says of a failure with %s only its status", async (_, body) => {
  answer("GET", 502, body);

  const result = await getOrganization(permit, { orgId });

  expect(!result.ok && result.error.message).toBe("permit.getOrganization was answered 502.");
});

it.each([
  ["no id", { ...wireErrorDetails, id: undefined }],
  ["an id that is no text", { ...wireErrorDetails, id: 5 }],
  ["a list", [wireErrorDetails]],
])("knows no request id of details with %s", async (_, body) => {
  answer("GET", 404, body);

  const { meta } = await getOrganization(permit, { orgId });

  expect(meta).not.toHaveProperty("requestId");
});

type Http<TError> = Extract<TError, { name: "HttpError" }>;
type Body<TError, TStatus> = Extract<TError, { name: "HttpError"; status: TStatus; body: unknown }>["body"];
type Always = 400 | 401 | 403 | 422 | 429 | 500 | 502 | 503 | 504;

it("types the status of each refusal", () => {
  expectTypeOf<Http<ListOrganizationsError>["status"]>().toEqualTypeOf<Always>();
  expectTypeOf<Http<CreateOrganizationError>["status"]>().toEqualTypeOf<Always | 409>();
  expectTypeOf<Http<GetOrganizationError>["status"]>().toEqualTypeOf<Always | 404>();
  expectTypeOf<Http<GetActiveOrganizationError>["status"]>().toEqualTypeOf<Always | 404>();
  expectTypeOf<Http<StatsOrganizationError>["status"]>().toEqualTypeOf<Always | 404>();
  expectTypeOf<Http<UpdateOrganizationError>["status"]>().toEqualTypeOf<Always | 404>();
  expectTypeOf<Http<DeleteOrganizationError>["status"]>().toEqualTypeOf<Always | 404 | 409>();
});

it("types the body of each refusal by its status", () => {
  expectTypeOf<Body<DeleteOrganizationError, 404>["errorCode"]>().toEqualTypeOf<ErrorDetails["errorCode"]>();
  expectTypeOf<Body<DeleteOrganizationError, 422>["detail"]>().toEqualTypeOf<HTTPValidationError["detail"]>();
  expectTypeOf<Body<DeleteOrganizationError, 429>>().toEqualTypeOf<RateLimited>();
  expectTypeOf<undefined | null | string>().toExtend<RateLimited>();
});

it("says of a good answer with a wrong field what is wrong, and none of its data", async () => {
  answer("GET", 200, { ...wireErrorDetails, settings: { message: "for members only", loc: ["cellar"] } });

  const result = await getOrganization(permit, { orgId });

  const message = !result.ok && result.error.message;
  expect(message).toMatch(/^permit\.getOrganization was answered 200: \w+: expected/);
  expect(message).not.toMatch(/members only|cellar|We could not do this/);
});
