import {
  AbortError,
  ConnectionError,
  CredentialError,
  type CredentialReason,
  RequestValidationError,
  ResponseValidationError,
  TimeoutError,
  UnexpectedError,
  UnexpectedStatusError,
} from "orgkit";
import { ClerkCore, createOrganization, deleteOrganization, uploadOrganizationLogo } from "orgkit/clerk";
import { inviteUser, listInvites, OpenAICore } from "orgkit/openai";
import * as permit from "orgkit/permit";
import { organizationAccessTokensCreate, organizationAccessTokensDelete, PolarCore } from "orgkit/polar";
import { describe, expect, it } from "vitest";
import type { ConsoleError } from "../../examples/browser/page/errors.js";
import { explain } from "../../examples/browser/page/explain.js";

const facts = { vendor: "clerk", operation: "clerk.listOrganizations", mayHaveTakenEffect: false };
const cause = { name: "TypeError", message: "fetch failed" };

describe("an error that is no refusal", () => {
  const cases: readonly (readonly [ConsoleError, RegExp])[] = [
    [new RequestValidationError("", { ...facts, issues: [] }), /^Something is not filled in right/],
    [new ConnectionError("", { ...facts, cause }), /^No answer came back/],
    [new TimeoutError("", { ...facts, limit: "attempt" }), /^The answer took too long\./],
    [new TimeoutError("", { ...facts, limit: "deadline" }), /^The answer took too long, in several attempts/],
    [new AbortError("", { ...facts, reason: undefined }), /^You stopped it/],
    [
      new ResponseValidationError("", { ...facts, issues: [], body: undefined }),
      /^Clerk answered with something unread/,
    ],
    [new UnexpectedError("", { ...facts, cause }), /^This page has a fault/],
    [new UnexpectedStatusError("", { ...facts, status: 418, body: "tea" }), /^Clerk answered 418/],
    [unexpected("not_authorized"), /^You are not allowed to do this/],
    [unexpected("not_allowed"), /^The server does not offer this/],
    [unexpected("unknown_operation"), /^The server does not know this call/],
    [unexpected("invalid_request"), /^The server does not take this/],
    [unexpected("wrong_content_type"), /^The server does not take this/],
    [unexpected("incomplete_body"), /^Not all of it arrived in time/],
    [unexpected("too_large"), /^That is too large for the server/],
    [unexpected("proxy_failed"), /^The server is not set up right/],
    [unexpected("vendor_unreachable"), /^The server got no answer/],
    [unexpected("vendor_too_slow"), /^The vendor took too long/],
    [unexpected("toString"), /^Clerk answered 403/],
  ];

  it.each(cases)("is put in words: %s", (error, words) => {
    const { title, advice } = explain(error);
    expect(`${title}. ${advice}`).toMatch(words);
  });

  it.each<[CredentialReason, RegExp]>([
    ["browser", /no place in a page/],
    ["missing", /There is no key/],
    ["failed", /could not be fetched/],
    ["unsendable", /is damaged/],
  ])("is put in words: a credential that is %s", (reason, title) => {
    expect(explain(new CredentialError("", { ...facts, reason })).title).toMatch(title);
  });

  it("says where a write is in doubt, and nowhere else", () => {
    const doubt = /It may have happened all the same/;
    expect(explain(new ConnectionError("", { ...facts, cause, mayHaveTakenEffect: true })).advice).toMatch(doubt);
    expect(explain(new ConnectionError("", { ...facts, cause })).advice).not.toMatch(doubt);
  });

  it("names the fields of a request that was not sent", () => {
    const issues = [{ path: "organizationUpdate.name", message: "expected a string, received undefined" }];
    expect(explain(new RequestValidationError("", { ...facts, issues })).reasons).toEqual([
      { field: "name", message: "Expected a string." },
    ]);
  });
});

function unexpected(code: string): ConsoleError {
  return new UnexpectedStatusError("", { ...facts, status: 403, body: { code } });
}

/** What a call says when the vendor answers this. */
async function refusal(
  call: (core: { accessToken: string; fetch: typeof fetch; retries: false }) => Promise<unknown>,
  status: number,
  body?: unknown,
  headers?: HeadersInit,
) {
  const answer = new Response(body === undefined ? null : JSON.stringify(body), {
    status,
    ...(headers && { headers }),
  });
  const result = await call({ accessToken: "key", fetch: async () => answer, retries: false });
  const { error } = result as { error: ConsoleError };
  return { name: error.name, ...explain(error) };
}

describe("a refusal", () => {
  const clerkBody = {
    errors: [{ message: "taken", long_message: "That slug is taken.", code: "x", meta: { param_name: "slug" } }],
  };
  const permitBody = { id: "1", title: "Not allowed", error_code: "FORBIDDEN_ACCESS", message: "Ask for it." };
  const openaiBody = { error: { message: "Wrong address.", type: "x", param: "email", code: null } };
  const loc = ["body", "expires_in"];
  const validation = { error: "RequestValidationError", detail: [{ loc, msg: "Too long", type: "x", input: 1 }] };
  const invite = (options: object) => inviteUser(new OpenAICore(options), { email: "a@b.c", role: "reader" });
  const create = (options: object) => createOrganization(new ClerkCore(options), { name: "Acme" });
  const remove = (options: object) => deleteOrganization(new ClerkCore(options), { organizationId: "org_1" });
  const upload = (options: object) => {
    const file = new File(["x"], "x.png", { type: "image/png" });
    return uploadOrganizationLogo(new ClerkCore(options), { organizationId: "org_1", file });
  };
  const found = (options: object) => permit.createOrganization(new permit.PermitCore(options), { key: "a", name: "a" });
  const rename = (options: object) =>
    permit.updateOrganization(new permit.PermitCore(options), { orgId: "a", organizationUpdate: { name: "b" } });
  const mint = (options: object) => organizationAccessTokensCreate(new PolarCore(options), { comment: "", scopes: [] });
  const revoke = (options: object) => organizationAccessTokensDelete(new PolarCore(options), { id: "a" });
  const list = (options: object) => listInvites(new OpenAICore(options));

  it.each([
    ["400 of an invite", invite, 400, openaiBody, "OpenAI does not send this invite"],
    ["400 of anything else", create, 400, clerkBody, "Clerk cannot make sense of this"],
    ["401", list, 401, openaiBody, "OpenAI does not accept the server's key"],
    ["402", create, 402, clerkBody, "The plan does not cover this"],
    ["403", found, 403, permitBody, "Permit.io does not allow this"],
    ["404 of a deletion", remove, 404, clerkBody, "It is already gone"],
    ["404 of anything else", rename, 404, permitBody, "It is not there any more"],
    ["409 of a new organization", found, 409, permitBody, "The key is taken"],
    ["409 of anything else", remove, 409, clerkBody, "Somebody else is changing it right now"],
    ["413 of a logo", upload, 413, clerkBody, "The picture is too large"],
    ["413 of anything else", create, 413, clerkBody, "That is too much at once"],
    ["415", upload, 415, clerkBody, "Clerk does not take this kind of file"],
    ["422", mint, 422, validation, "Polar does not accept this"],
    ["429", revoke, 429, undefined, "Polar has had too many requests"],
    ["500", create, 500, clerkBody, "Clerk failed"],
    ["502", found, 502, permitBody, "Permit.io is not available"],
    ["503", found, 503, permitBody, "Permit.io is not available"],
    ["504", create, 504, clerkBody, "Clerk is not available"],
  ] as const)("%s is put in words", async (_what, call, status, body, title) => {
    expect(await refusal(call, status, body)).toMatchObject({ name: "HttpError", title });
  });

  it.each([
    ["Clerk", create, 422, clerkBody, [{ field: "slug", message: "That slug is taken." }]],
    ["Permit", found, 403, permitBody, [{ message: "Ask for it." }]],
    ["OpenAI", invite, 400, openaiBody, [{ field: "email", message: "Wrong address." }]],
    ["OpenAI, in short", invite, 400, { code: 400, message: "Wrong." }, [{ message: "Wrong." }]],
    ["OpenAI, about scopes", list, 403, { error: "Missing scopes" }, [{ message: "Missing scopes" }]],
    ["Polar", revoke, 403, { error: "NotPermitted", detail: "No." }, [{ message: "No." }]],
    ["Polar, in OAuth's form", mint, 401, { error: "invalid_token", error_description: "Old." }, [{ message: "Old." }]],
    ["Polar, about fields", mint, 422, validation, [{ field: "expiresIn", message: "Too long" }]],
    ["Polar, without a word", revoke, 429, undefined, []],
    ["Permit, in a plain word", rename, 429, "Slow down", [{ message: "Slow down" }]],
  ] as const)("keeps what %s says", async (_vendor, call, status, body, reasons) => {
    expect((await refusal(call, status, body)).reasons).toEqual(reasons);
  });

  it("says how long to wait", async () => {
    const { advice } = await refusal(create, 429, clerkBody, { "retry-after": "30" });
    expect(advice).toBe("Try again in 30 seconds.");
  });
});
