import { expect, it } from "vitest";
import { ClerkCore, createOrganization as createClerk } from "../../src/funcs/clerk/index.js";
import { inviteUser, OpenAICore } from "../../src/funcs/openai/index.js";
import { createOrganization as createPermit, PermitCore } from "../../src/funcs/permit/index.js";
import { type AnyError, type Category, categorize, type Result } from "../../src/index.js";
import { ask, breaks, hangs, list, play, says, writes } from "./exchange.js";

type Ask = (options: object) => Promise<Result<unknown, AnyError>>;

const vendors: Record<string, Ask> = {
  polar: (options) => ask.POST(options),
  openai: (options) =>
    inviteUser(new OpenAICore({ accessToken: "sk-admin-1", ...options }), { email: "a@example.com", role: "reader" }),
  clerk: (options) => createClerk(new ClerkCore({ accessToken: "sk_test_1", ...options }), { name: "Acme" }),
  permit: (options) =>
    createPermit(new PermitCore({ accessToken: "permit_key_1", ...options }), { key: "acme", name: "Acme" }),
};

const polar = (error: string, detail: unknown = "No") => ({ error, detail });
const openai = (code: string | null) => ({
  error: { message: "No.", type: "invalid_request_error", param: null, code },
});
const clerk = (code: string) => ({ errors: [{ message: "No", long_message: "No.", code }] });
const permit = (code: string) => ({ id: "r1", title: "No", error_code: code });
const oauth = (error: string) => ({ error, error_description: "No" });

it.each<[keyof typeof vendors, number, object | undefined, Category]>([
  ["polar", 401, polar("Unauthorized"), "auth"],
  ["polar", 401, oauth("invalid_token"), "auth"],
  ["polar", 403, polar("NotPermitted"), "permission"],
  ["polar", 403, oauth("insufficient_scope"), "permission"],
  ["polar", 403, polar("SessionNotFreshError"), "auth"],
  ["polar", 404, polar("ResourceNotFound"), "notFound"],
  ["polar", 422, polar("RequestValidationError", []), "invalid"],
  ["polar", 429, undefined, "rateLimited"],
  ["polar", 500, undefined, "server"],
  ["openai", 400, openai("invalid_value"), "invalid"],
  ["openai", 401, openai("invalid_api_key"), "auth"],
  ["openai", 403, { error: "Missing scopes." }, "permission"],
  ["openai", 404, { code: 404, message: "No." }, "notFound"],
  ["openai", 429, openai("rate_limit_exceeded"), "rateLimited"],
  ["openai", 500, openai(null), "server"],
  ["clerk", 400, clerk("request_body_invalid"), "invalid"],
  ["clerk", 401, clerk("clerk_key_invalid"), "auth"],
  ["clerk", 402, clerk("unsupported_subscription_plan_features"), "permission"],
  ["clerk", 403, clerk("organization_quota_exceeded"), "permission"],
  ["clerk", 404, clerk("resource_not_found"), "notFound"],
  ["clerk", 409, clerk("resource_locked"), "conflict"],
  ["clerk", 413, clerk("request_body_too_large"), "invalid"],
  ["clerk", 415, clerk("unsupported_content_type"), "invalid"],
  ["clerk", 422, clerk("form_param_missing"), "invalid"],
  ["clerk", 422, clerk("form_identifier_exists"), "conflict"],
  ["clerk", 429, clerk("too_many_requests"), "rateLimited"],
  ["clerk", 503, clerk("service_unavailable"), "server"],
  ["permit", 400, permit("INVALID_INPUT"), "invalid"],
  ["permit", 401, permit("UNAUTHORIZED"), "auth"],
  ["permit", 403, permit("FORBIDDEN_ACCESS"), "permission"],
  ["permit", 404, permit("NOT_FOUND"), "notFound"],
  ["permit", 409, permit("DUPLICATE_ENTITY"), "conflict"],
  ["permit", 422, { detail: [] }, "invalid"],
  ["permit", 429, { message: "No" }, "rateLimited"],
  ["permit", 502, permit("UNEXPECTED_ERROR"), "server"],
])("%s: sorts %i %j as %s", async (vendor, status, body, category) => {
  const result = await vendors[vendor]?.({ fetch: play(says(status, body)).fetch, retries: 0 });

  expect(result && !result.ok && categorize(result.error)).toBe(category);
});

it.each<[number, Category]>([
  [302, "unknown"],
  [402, "permission"],
  [405, "invalid"],
  [408, "timeout"],
  [410, "notFound"],
  [418, "invalid"],
  [503, "server"],
  [599, "server"],
])("sorts a status that nobody documents, %i, as %s", async (status, category) => {
  const result = await list({ fetch: play(writes("<html></html>", status)).fetch, retries: 0 });

  expect(!result.ok && categorize(result.error)).toBe(category);
});

it.each([
  ["null", null],
  ["a list", []],
  ["reasons that are none", { errors: [null, 5, {}] }],
  ["reasons that are no list", { errors: { code: "form_identifier_exists" } }],
])("goes by the status alone with a body of %s", async (_, body) => {
  const result = await list({ fetch: play(says(409, body)).fetch });

  expect(!result.ok && categorize(result.error)).toBe("conflict");
});

it.each<[string, () => ReturnType<typeof list>, Category]>([
  ["a wrong request", () => list({}, {}, { limit: 0 }), "invalid"],
  ["a missing token", () => list({ accessToken: "" }), "auth"],
  ["a lost connection", () => list({ fetch: play(breaks()).fetch, retries: 0 }), "network"],
  ["silence", () => list({ fetch: play(hangs).fetch, timeoutMs: 1, retries: 0 }), "timeout"],
  ["an abort", () => list({}, { signal: AbortSignal.abort() }), "aborted"],
  ["a 2xx that is none", () => list({ fetch: play(writes("x")).fetch }), "unknown"],
  ["a bug in a custom fetch", () => list({ fetch: () => Promise.reject(new Error("bug")) }), "unknown"],
])("sorts %s", async (_, call, category) => {
  const result = await call();

  expect(!result.ok && categorize(result.error)).toBe(category);
});
