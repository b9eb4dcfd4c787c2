import { describe, expectTypeOf, it } from "vitest";
import type { DeleteOrganizationError, Organization, UpdateOrganizationError } from "../../src/funcs/clerk/index.js";
import * as clerk from "../../src/funcs/clerk/index.js";
import type { InviteUserError, RetrieveInviteError } from "../../src/funcs/openai/index.js";
import * as openai from "../../src/funcs/openai/index.js";
import type {
  CreateOrganizationError,
  DeleteOrganizationError as DeletePermitError,
} from "../../src/funcs/permit/index.js";
import * as permit from "../../src/funcs/permit/index.js";
import * as polar from "../../src/funcs/polar/index.js";
import type { CallMeta, CommonError, HttpError, Issue } from "../../src/index.js";

type Statuses<TError> = Extract<TError, HttpError>["status"];

const polarCore = new polar.PolarCore();

describe("Polar", () => {
  it("narrows from the result to the value", async () => {
    const result = await polar.organizationAccessTokensCreate(polarCore, { comment: "CI", scopes: [] });

    expectTypeOf(result.meta).toEqualTypeOf<CallMeta>();
    if (result.ok) {
      expectTypeOf(result).not.toHaveProperty("error");
      expectTypeOf(result.value.token).toEqualTypeOf<string>();
      expectTypeOf(result.value.organizationAccessToken.createdAt).toEqualTypeOf<Date>();
      expectTypeOf(result.value.organizationAccessToken.expiresAt).toEqualTypeOf<Date | null | undefined>();
    } else {
      expectTypeOf(result).not.toHaveProperty("value");
      expectTypeOf(result.error).toEqualTypeOf<polar.OrganizationAccessTokensCreateError>();
    }
  });

  it("narrows from the error to its name, status and body", async () => {
    const result = await polar.organizationAccessTokensCreate(polarCore, { comment: "CI", scopes: [] });
    if (result.ok || result.error.name !== "HttpError") return;

    const { error } = result;
    expectTypeOf(error.status).toEqualTypeOf<401 | 403 | 422 | 429>();
    if (error.status === 401) expectTypeOf(error.body).toEqualTypeOf<polar.Unauthorized>();
    if (error.status === 403) expectTypeOf(error.body).toEqualTypeOf<polar.ForbiddenToWrite>();
    if (error.status === 422) expectTypeOf(error.body).toEqualTypeOf<ReturnType<() => polar.HTTPValidationError>>();
    if (error.status === 429) expectTypeOf(error.body).toEqualTypeOf<undefined>();
    // @ts-expect-error: creating is never answered 404
    if (error.status === 404) return;
  });

  it("tells both bodies of a 401 apart", () => {
    type Body = polar.Unauthorized;

    expectTypeOf<Body["error"]>().toEqualTypeOf<"Unauthorized" | "invalid_token">();
    expectTypeOf<Extract<Body, { error: "Unauthorized" }>["detail"]>().toEqualTypeOf<string>();
    expectTypeOf<Extract<Body, { error: "invalid_token" }>["errorDescription"]>().toEqualTypeOf<string>();
  });

  it("gives nothing for a delete", async () => {
    const result = await polar.organizationAccessTokensDelete(polarCore, { id: "x" });

    if (result.ok) expectTypeOf(result.value).toEqualTypeOf<void>();
  });
});

it("narrows for OpenAI", async () => {
  const result = await openai.inviteUser(new openai.OpenAICore(), { email: "a@example.com", role: "reader" });

  if (result.ok) {
    expectTypeOf(result.value).toEqualTypeOf<openai.Invite>();
    return;
  }
  expectTypeOf(result.error).toEqualTypeOf<InviteUserError>();
  expectTypeOf<Statuses<RetrieveInviteError>>().toEqualTypeOf<400 | 401 | 403 | 404 | 429 | 500>();
  if (result.error.name !== "HttpError") return;
  expectTypeOf(result.error.status).toEqualTypeOf<400 | 401 | 403 | 429>();
  if (result.error.status !== 403 || !("error" in result.error.body)) return;
  if (typeof result.error.body.error === "string") return;
  expectTypeOf(result.error.body.error.message).toEqualTypeOf<string>();
});

it("narrows for Clerk", async () => {
  const request = { organizationId: "org_1", updateOrganizationRequest: {} };
  const result = await clerk.updateOrganization(new clerk.ClerkCore(), request);

  if (result.ok) {
    expectTypeOf(result.value).toEqualTypeOf<Organization>();
    return;
  }
  expectTypeOf(result.error).toEqualTypeOf<UpdateOrganizationError>();
  type Writing = 400 | 401 | 402 | 403 | 404 | 409 | 413 | 415 | 422 | 429 | 500 | 503 | 504;
  expectTypeOf<Statuses<UpdateOrganizationError>>().toEqualTypeOf<Writing>();
  expectTypeOf<Statuses<DeleteOrganizationError>>().toEqualTypeOf<Exclude<Writing, 402 | 413 | 415 | 422>>();
  if (result.error.name !== "HttpError" || result.error.status !== 409) return;
  expectTypeOf(result.error.body.errors[0]?.longMessage).toEqualTypeOf<string | undefined>();
});

it("narrows for Permit", async () => {
  const result = await permit.createOrganization(new permit.PermitCore(), { key: "acme", name: "Acme" });

  if (result.ok) {
    expectTypeOf(result.value.createdAt).toEqualTypeOf<Date>();
    return;
  }
  expectTypeOf(result.error).toEqualTypeOf<CreateOrganizationError>();
  expectTypeOf<Statuses<CreateOrganizationError>>().toExtend<number>();
  expectTypeOf<404>().toExtend<Statuses<DeletePermitError>>();
  if (result.error.name !== "HttpError") return;
  if (result.error.status === 422) expectTypeOf(result.error.body.detail?.[0]?.msg).toEqualTypeOf<string | undefined>();
  if (result.error.status === 409) expectTypeOf(result.error.body.title).toEqualTypeOf<string>();
});

it("narrows the errors that every operation shares", () => {
  type Of<TName> = Extract<CommonError, { name: TName }>;

  expectTypeOf<Of<"RequestValidationError">["issues"]>().toEqualTypeOf<readonly Issue[]>();
  expectTypeOf<Of<"CredentialError">["reason"]>().toEqualTypeOf<"missing" | "failed" | "unsendable" | "browser">();
  expectTypeOf<Of<"TimeoutError">["limit"]>().toEqualTypeOf<"attempt" | "deadline">();
  expectTypeOf<Of<"ConnectionError">["cause"]["message"]>().toEqualTypeOf<string>();
  expectTypeOf<Of<"ConnectionError">["cause"]["code"]>().toEqualTypeOf<string | undefined>();
  expectTypeOf<Of<"AbortError">["reason"]>().toEqualTypeOf<unknown>();
  expectTypeOf<Of<"UnexpectedStatusError">["body"]>().toEqualTypeOf<unknown>();
  expectTypeOf<Of<"ResponseValidationError">["body"]>().toEqualTypeOf<unknown>();
  expectTypeOf<CommonError["mayHaveTakenEffect"]>().toEqualTypeOf<boolean>();
  expectTypeOf<CommonError>().toExtend<Error>();
});
