import nock from "nock";
import { describe, expect, expectTypeOf, it } from "vitest";
import {
  type AuthorizationInvalid,
  type CreateOrganizationError,
  createOrganization,
  type DeleteOrganizationError,
  type DeleteOrganizationLogoError,
  deleteOrganization,
  deleteOrganizationLogo,
  type GetOrganizationError,
  getOrganization,
  type ListOrganizationsError,
  listOrganizations,
  type MergeOrganizationMetadataError,
  mergeOrganizationMetadata,
  type PaymentRequired,
  type UpdateOrganizationError,
  type UploadOrganizationLogoError,
  updateOrganization,
  uploadOrganizationLogo,
} from "../../src/funcs/clerk/index.js";
import { organization, wireOrganization } from "../fixtures/clerk.js";
import { answerWith, clerk } from "./exchange.js";

const organizationId = "org_1";
const file = new Blob(["GIF89a"], { type: "image/gif" });
const shared = [400, 401, 403, 429, 500, 503, 504];

const operations = [
  ["listOrganizations", "GET", [...shared, 422], () => listOrganizations(clerk)],
  ["createOrganization", "POST", [...shared, 402, 413, 415, 422], () => createOrganization(clerk, { name: "Acme" })],
  ["getOrganization", "GET", [...shared, 404], () => getOrganization(clerk, { organizationId })],
  [
    "updateOrganization",
    "PATCH",
    [...shared, 402, 404, 409, 413, 415, 422],
    () => updateOrganization(clerk, { organizationId, updateOrganizationRequest: {} }),
  ],
  [
    "mergeOrganizationMetadata",
    "PATCH",
    [...shared, 404, 409, 413, 415, 422],
    () => mergeOrganizationMetadata(clerk, { organizationId, mergeOrganizationMetadataRequest: {} }),
  ],
  [
    "uploadOrganizationLogo",
    "PUT",
    [...shared, 404, 409, 413, 415],
    () => uploadOrganizationLogo(clerk, { organizationId, file }),
  ],
  ["deleteOrganizationLogo", "DELETE", [...shared, 404, 409], () => deleteOrganizationLogo(clerk, { organizationId })],
  ["deleteOrganization", "DELETE", [...shared, 404, 409], () => deleteOrganization(clerk, { organizationId })],
] as const;

/** Every status that Clerk gives, with one of its codes. */
const codes: Readonly<Record<number, string>> = {
  400: "request_body_invalid",
  401: "clerk_key_invalid",
  402: "unsupported_subscription_plan_features",
  403: "organization_slugs_disabled",
  404: "resource_not_found",
  409: "resource_locked",
  413: "request_body_too_large",
  415: "unsupported_content_type",
  422: "form_identifier_exists",
  429: "too_many_requests",
  500: "internal_clerk_error",
  503: "service_unavailable",
  504: "gateway_timeout",
};
const wireRefusal = (code: string) => ({
  errors: [{ message: "no", long_message: "Not this.", code, meta: { param_name: "slug" } }],
  meta: { as_is: { is_kept: 1 } },
  clerk_trace_id: "0f3a9c5be17d4a62b8c40d9e7f215ab6",
});
const refusal = (code: string) => ({
  errors: [{ message: "no", longMessage: "Not this.", code, meta: { param_name: "slug" } }],
  meta: { as_is: { is_kept: 1 } },
  clerkTraceId: "0f3a9c5be17d4a62b8c40d9e7f215ab6",
});

const documented = operations.flatMap(([name, method, statuses, call]) =>
  statuses.map((status) => ({ name, method, status, call })),
);

it.each(documented)("$name decodes a $status", async ({ name, method, status, call }) => {
  const code = codes[status] ?? "";
  answerWith(method, status, wireRefusal(code));

  const result = await call();

  expect(result.ok ? result : result.error).toMatchObject({
    name: "HttpError",
    vendor: "clerk",
    operation: `clerk.${name}`,
    status,
    body: refusal(code),
    mayHaveTakenEffect: method !== "GET" && status >= 500,
  });
});

const undocumented = operations.flatMap(([name, method, statuses, call]) =>
  [402, 404, 409, 413, 415, 418, 422, 502]
    .filter((status) => !(statuses as readonly number[]).includes(status))
    .map((status) => ({ name, method, status, call })),
);

it.each(undocumented)("$name does not expect a $status", async ({ method, status, call }) => {
  answerWith(method, status, wireRefusal("whatever"));

  const result = await call();

  expect(result).toMatchObject({
    ok: false,
    error: { name: "UnexpectedStatusError", status, body: wireRefusal("whatever") },
  });
});

it.each([
  ["several reasons", { errors: [wireRefusal("a").errors[0], wireRefusal("b").errors[0]] }, 2],
  ["no reason", { errors: [] }, 0],
  ["reasons without more", { errors: [{ message: "", long_message: "", code: "new_code" }] }, 1],
  ["nulls", { errors: [{ message: "", long_message: "", code: "", meta: null }], meta: null, clerk_trace_id: null }, 1],
])("decodes %s", async (_, body, length) => {
  answerWith("GET", 404, body);

  const result = await getOrganization(clerk, { organizationId });

  expect(result).toMatchObject({ ok: false, error: { name: "HttpError", body: { errors: { length } } } });
});

it.each<[string, nock.Body]>([
  ["HTML", "<html>Bad gateway</html>"],
  ["nothing", ""],
  ["a list", []],
  ["no reasons", { clerk_trace_id: "0f3a" }],
  ["reasons of another form", { errors: { name: ["is taken"] } }],
  ["a reason without its code", { errors: [{ message: "no", long_message: "Not this." }] }],
  ["a reason without its long text", { errors: [{ message: "no", code: "resource_not_found" }] }],
])("does not expect %s as the body of a refusal", async (_, body) => {
  answerWith("GET", 404, body);

  const result = await getOrganization(clerk, { organizationId });

  expect(result).toMatchObject({ ok: false, error: { name: "UnexpectedStatusError", status: 404 } });
});

const reason = (code: string, text: string) => ({ errors: [{ message: "short", long_message: text, code }] });

it.each<[number, nock.Body, string]>([
  [400, reason("request_body_invalid", "Image decode error"), "Image decode error."],
  [401, reason("clerk_key_invalid", "No."), "No. Use a secret key."],
  [
    403,
    { title: "Forbidden", detail: "The proxy does not pass this operation on" },
    "The proxy does not pass this operation on.",
  ],
  [402, reason("new_code", "Upgrade."), "Upgrade."],
  [403, reason("organization_slugs_disabled", "No."), "No."],
  [404, reason("resource_not_found", "Given organization not found."), "Given organization not found."],
  [422, reason("form_identifier_exists", "Taken."), "Taken."],
  [422, { errors: [...reason("a", "One.").errors, ...reason("b", "Two.").errors] }, "One. Two."],
  [429, reason("rate_limit_exceeded", "Later"), "Later."],
])("explains a %i", async (status, body, explanation) => {
  answerWith("PATCH", status, body);

  const result = await updateOrganization(clerk, { organizationId, updateOrganizationRequest: {} });

  expect(!result.ok && result.error.message).toBe(`clerk.updateOrganization was answered ${status}: ${explanation}`);
});

it.each(["", "<html></html>"])("says of a 401 that is not Clerk's nothing but its status: %j", async (body) => {
  answerWith("PATCH", 401, body);

  const result = await updateOrganization(clerk, { organizationId, updateOrganizationRequest: {} });

  expect(!result.ok && result.error.message).toBe("clerk.updateOrganization was answered 401.");
});

const nested = JSON.parse(`${"[".repeat(200)}${"]".repeat(200)}`);

it.each<[nock.Body]>([
  ["null"],
  ["5"],
  ['"errors"'],
  [{ errors: null }],
  [{ errors: [null, 5, true, [], {}, nested] }],
  [{ errors: nested }],
  [{ errors: { code: null } }],
  [{ errors: [{ code: {}, long_message: ["a"] }] }],
  [{ errors: [{ code: { toString: 1, valueOf: 1 }, long_message: { toString: 1, valueOf: 1 } }] }],
])("has nothing to say of %j", async (body) => {
  answerWith("GET", 404, body);

  const result = await getOrganization(clerk, { organizationId });

  expect(result).toMatchObject({
    error: { name: "UnexpectedStatusError", message: "clerk.getOrganization was answered 404." },
  });
});

it("tells how long to wait", async () => {
  answerWith("GET", 429, wireRefusal("too_many_requests"), { "retry-after": "7" });

  const result = await getOrganization(clerk, { organizationId });

  expect(result).toMatchObject({ ok: false, error: { name: "HttpError", status: 429, retryAfterMs: 7000 } });
});

it.each<[string, Record<string, string>, nock.Body, string | undefined]>([
  ["the header", { "x-clerk-trace-id": "from-header" }, {}, "from-header"],
  ["the body", {}, { clerk_trace_id: "from-body" }, "from-body"],
  ["the header before the body", { "x-clerk-trace-id": "from-header" }, { clerk_trace_id: "from-body" }, "from-header"],
  ["neither", {}, {}, undefined],
  ["neither, for it is no text", {}, { clerk_trace_id: 5 }, undefined],
  ["neither, for there is no body", {}, "", undefined],
])("takes the request's name from %s", async (_, headers, body, requestId) => {
  answerWith("GET", 404, body, headers);

  const result = await getOrganization(clerk, { organizationId });

  expect(result.meta.requestId).toBe(requestId);
});

it("gives the request's name with a value too", async () => {
  nock("https://api.clerk.com").get(/.*/).reply(200, { data: [], total_count: 0 }, { "X-Clerk-Trace-Id": "0f3a" });

  const result = await listOrganizations(clerk);

  expect(result).toMatchObject({ ok: true, meta: { requestId: "0f3a" } });
});

type StatusOf<TError> = TError extends { name: "HttpError"; status: infer TStatus } ? TStatus : never;
type BodyOf<TError, TStatus> = TError extends { name: "HttpError"; status: TStatus; body: infer TBody } ? TBody : never;
type Shared = 400 | 401 | 403 | 429 | 500 | 503 | 504;

it("types the refusals", () => {
  expectTypeOf<StatusOf<ListOrganizationsError>>().toEqualTypeOf<Shared | 422>();
  expectTypeOf<StatusOf<CreateOrganizationError>>().toEqualTypeOf<Shared | 402 | 413 | 415 | 422>();
  expectTypeOf<StatusOf<GetOrganizationError>>().toEqualTypeOf<Shared | 404>();
  expectTypeOf<StatusOf<UpdateOrganizationError>>().toEqualTypeOf<Shared | 402 | 404 | 409 | 413 | 415 | 422>();
  expectTypeOf<StatusOf<MergeOrganizationMetadataError>>().toEqualTypeOf<Shared | 404 | 409 | 413 | 415 | 422>();
  expectTypeOf<StatusOf<UploadOrganizationLogoError>>().toEqualTypeOf<Shared | 404 | 409 | 413 | 415>();
  expectTypeOf<StatusOf<DeleteOrganizationLogoError>>().toEqualTypeOf<Shared | 404 | 409>();
  expectTypeOf<StatusOf<DeleteOrganizationError>>().toEqualTypeOf<Shared | 404 | 409>();
  expectTypeOf<BodyOf<CreateOrganizationError, 402>>().toEqualTypeOf<PaymentRequired>();
  expectTypeOf<BodyOf<CreateOrganizationError, 403>>().toEqualTypeOf<AuthorizationInvalid>();
});

describe.each([
  ["application/json"],
  ["application/json; charset=utf-8"],
  ["application/json;charset=UTF-8"],
  ['application/json; charset="utf-8"'],
  ["application/problem+json; charset=us-ascii"],
])("reads %s", (type) => {
  it("of a good answer", async () => {
    answerWith("GET", 200, wireOrganization, { "content-type": type });

    expect(await getOrganization(clerk, { organizationId })).toMatchObject({ ok: true, value: organization });
  });

  it("of a refusal", async () => {
    const errors = [{ message: "not found", long_message: "It was not found", code: "resource_not_found" }];
    answerWith("GET", 404, { errors }, { "content-type": type });

    const result = await getOrganization(clerk, { organizationId });

    expect(result).toMatchObject({
      error: { name: "HttpError", status: 404, body: { errors: [{ longMessage: "It was not found" }] } },
    });
  });
});
