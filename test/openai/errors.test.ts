import { expect, expectTypeOf, it } from "vitest";
import {
  deleteInvite,
  type FlatError,
  inviteUser,
  listInvites,
  type OpenAICore,
  retrieveInvite,
} from "../../src/funcs/openai/index.js";
import { answer, openai } from "./openai.js";

const operations = {
  listInvites: ["GET", (core: OpenAICore) => listInvites(core)],
  inviteUser: ["POST", (core: OpenAICore) => inviteUser(core, { email: "a@example.com", role: "reader" })],
  retrieveInvite: ["GET", (core: OpenAICore) => retrieveInvite(core, { inviteId: "invite-1" })],
  deleteInvite: ["DELETE", (core: OpenAICore) => deleteInvite(core, { inviteId: "invite-1" })],
} as const;
const documented = {
  listInvites: [400, 401, 403, 404, 429],
  inviteUser: [400, 401, 403, 429],
  retrieveInvite: [400, 401, 403, 404, 429, 500],
  deleteInvite: [400, 401, 403, 404, 429],
};
const names = Object.keys(operations) as (keyof typeof operations)[];
const fail = (name: keyof typeof operations, status: number, body: string | object) => {
  const [method, call] = operations[name];
  answer(method, status, body as string);
  return call(openai);
};

const object = { error: { message: "No.", type: "invalid_request_error", param: "email", code: "some_code" } };
const nulls = { error: { message: "No.", type: "invalid_request_error", param: null, code: null } };
const flat = { code: 404, message: "No." };

it.each(
  names.flatMap((name) =>
    documented[name].flatMap((status) => [object, nulls, flat].map((body) => [name, status, body] as const)),
  ),
)("%s types the body of a %i: %j", async (name, status, body) => {
  const result = await fail(name, status, body);

  expect(result).toMatchObject({
    ok: false,
    error: {
      name: "HttpError",
      vendor: "openai",
      operation: `openai.${name}`,
      status,
      body,
      mayHaveTakenEffect: status >= 500 && name !== "retrieveInvite",
    },
    meta: { status, attempts: 1 },
  });
});

it.each(
  names.flatMap((name) => ["Missing scopes: api.management.write.", ""].map((error) => [name, { error }] as const)),
)("%s types a 403 whose error is a string: %j", async (name, body) => {
  const result = await fail(name, 403, body);

  expect(result).toMatchObject({ ok: false, error: { name: "HttpError", status: 403, body } });
});

it("keeps what it does not know, in camelCase", async () => {
  const body = { request_id: "r", error: { ...nulls.error, misalignment: { as_is: 1 }, help_url: "u" } };

  const result = await fail("retrieveInvite", 400, body);

  expect(result).toMatchObject({
    error: { body: { requestId: "r", error: { ...nulls.error, misalignment: { as_is: 1 }, helpUrl: "u" } } },
  });
});

it.each<[string, keyof typeof operations, number, string | object]>([
  ["a sentence for an error outside of 403", "listInvites", 400, { error: "No." }],
  ["an error without a message", "listInvites", 401, { error: { type: "t", param: null, code: null } }],
  ["an error without a code", "listInvites", 401, { error: { message: "m", type: "t", param: null } }],
  ["an error of null", "listInvites", 403, { error: null }],
  ["a flat error without a number", "listInvites", 404, { code: "404", message: "No." }],
  ["a list", "listInvites", 429, [object]],
  ["HTML", "retrieveInvite", 500, "<html><body>Bad gateway</body></html>"],
  ["no body", "retrieveInvite", 403, ""],
  ["404 for a create", "inviteUser", 404, object],
  ["500 for a list", "listInvites", 500, object],
  ["a conflict", "inviteUser", 409, object],
  ["an overload", "retrieveInvite", 503, object],
])("takes %s for unexpected", async (_, name, status, body) => {
  const result = await fail(name, status, body);

  expect(result).toMatchObject({ ok: false, error: { name: "UnexpectedStatusError", status } });
  expect(!result.ok && (result.error as { body?: unknown }).body).toEqual(body || undefined);
});

it.each<[string, number, string | object, string]>([
  [
    "an unknown key",
    401,
    { error: { ...nulls.error, message: "Incorrect API key provided: sk-admin-***9f2.", code: "invalid_api_key" } },
    "401: Incorrect API key provided: sk-admin-***9f2. Use an admin key of this organization and project.",
  ],
  [
    "missing scopes",
    403,
    { error: "Missing scopes: api.management.read." },
    "403: Missing scopes: api.management.read. Use an admin key with api.management scopes.",
  ],
  ["a wrong request", 400, nulls, "400: No."],
  ["an unknown invite", 404, flat, "404: No."],
  ["too many requests", 429, object, "429: No."],
  ["a failure", 500, nulls, "500: No."],
  ["a message that ends without a full stop", 400, { code: 400, message: "No" }, "400: No."],
  ["HTML", 502, "<html></html>", "502."],
  ["no body", 404, "", "404."],
  ["null", 418, "null", "418."],
  ["a number", 418, "7", "418."],
  ["a list", 418, "[]", "418."],
  ["an error of null", 418, { error: null }, "418."],
  ["an empty error", 404, { error: "" }, "404."],
  ["a list of errors", 418, { error: [{ message: "No." }] }, "418: No."],
  ["a message that is no string", 418, { error: { message: { toString: 1 } } }, "418."],
  ["a flat message that is no string", 418, { message: ["No."], code: {} }, "418."],
])("says what happened and what to do about %s", async (_, status, body, message) => {
  const result = await fail("retrieveInvite", status, body);

  expect(!result.ok && result.error.message).toBe(`openai.retrieveInvite was answered ${message}`);
});

it("strikes admin keys out of errors", async () => {
  const message = "Keys sk-admin-test0001 and sk-admin-Other_key-9 differ.";

  const result = await fail("listInvites", 401, { error: { ...nulls.error, message } });

  expect(result).toMatchObject({ error: { body: { error: { message: "Keys [redacted] and [redacted] differ." } } } });
  expect(JSON.stringify(result)).not.toMatch(/test0001|Other_key/);
});

it("tells how long to wait where OpenAI says so", async () => {
  answer("GET", 429, nulls, { "retry-after": "3" });

  const result = await listInvites(openai);

  expect(result).toMatchObject({ error: { name: "HttpError", status: 429, retryAfterMs: 3000 } });
});

it("narrows the body by the status", async () => {
  const result = await fail("retrieveInvite", 403, { error: "No." });

  if (result.ok || result.error.name !== "HttpError") return expect.unreachable();
  expectTypeOf(result.error.status).toEqualTypeOf<400 | 401 | 403 | 404 | 429 | 500>();
  if (result.error.status !== 403) return expect.unreachable();
  const { body } = result.error;
  expectTypeOf<FlatError>().toExtend<typeof body>();
  if (!("error" in body)) return expect.unreachable();
  if (typeof body.error !== "string") {
    expectTypeOf(body.error).toExtend<{ message: string; type: string; param: string | null; code: string | null }>();
  }
  expect(body.error).toBe("No.");
});
