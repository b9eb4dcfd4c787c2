import { describe, expect, it } from "vitest";
import { openEditor } from "./consumer.js";

const { hover, completions } = openEditor(`
  import { ClerkCore, getOrganization, type GetOrganizationError, listOrganizations } from "orgkit/clerk";
  import { inviteUser, OpenAICore } from "orgkit/openai";
  import { PermitCore, statsOrganization, updateOrganization } from "orgkit/permit";
  import { organizationAccessTokensCreate, organizationAccessTokensList, PolarCore } from "orgkit/polar";
  const polar = new PolarCore();
  const openai = new OpenAICore();
  const clerk = new ClerkCore();
  const permit = new PermitCore();
`);

describe("a hover over a field", { timeout: 60_000 }, () => {
  const fields: readonly (readonly [of: string, code: string, type: string, comment: string])[] = [
    [
      "a request to Polar",
      "organizationAccessTokensList(polar, { ^limit: 50 });",
      "(property) OrganizationAccessTokensListRequest.limit?: number | undefined",
      "Tokens per page, from 1 to 100. Default 10.",
    ],
    [
      "a request to OpenAI",
      'inviteUser(openai, { ^email: "mira@example.com", role: "reader" });',
      "(property) InviteUserRequest.email: string",
      "Where the invite is sent.",
    ],
    [
      "a request to Clerk, shared by several",
      "listOrganizations(clerk, { ^includeMembersCount: true });",
      "(property) ListOrganizationsRequest.includeMembersCount?: boolean | undefined",
      "Adds `membersCount`. Default `false`.",
    ],
    [
      "the body of a request to Permit",
      'updateOrganization(permit, { orgId: "acme", organizationUpdate: { ^name: "Acme" } });',
      "(property) name?: string | undefined",
      "Letters, digits, spaces, `.`, `-` and `_`.",
    ],
    [
      "an open set",
      'organizationAccessTokensCreate(polar, { comment: "CI", ^scopes: [] });',
      "(property) OrganizationAccessTokensCreateRequest.scopes: readonly (Scope | (string & {}))[]",
      "What the token may do: no more than the credential that creates it may.",
    ],
    [
      "a model",
      "organizationAccessTokensList(polar).then((page) => page.ok && page.value.items[0]?.^expiresAt);",
      "(property) OrganizationAccessToken.expiresAt?: Date | null | undefined",
      "When the token stops working; null means never.",
    ],
    [
      "a model within a model",
      'statsOrganization(permit, { orgId: "acme" }).then((stats) => stats.ok && stats.value.^usageLimits);',
      "(property) OrganizationStats.usageLimits?: UsageLimits | null | undefined",
      "",
    ],
  ];

  it.each(fields)("of %s gives its type and its comment", (_, code, type, comment) => {
    expect(hover(code)).toEqual({ type, comment });
  });
});

it("shows a function by its names", () => {
  const { type, comment } = hover("void ^getOrganization;");

  expect(type).toContain(
    'function getOrganization(core: Core<"clerk">, request: GetOrganizationRequest, options?: CallOptions): ' +
      "Promise<Result<Organization, GetOrganizationError>>",
  );
  expect(comment).toMatch(/^Gets an organization by its id or slug\./);
});

it("shows an error type by the status and the name of each body", () => {
  const { type } = hover("type Failed = ^GetOrganizationError;");

  expect(type).toContain("CommonError | HttpError<400, BadRequest> | HttpError<401, AuthenticationInvalid> | ");
});

it("shows the body of an error by its name once the status is known", () => {
  const failed = 'organizationAccessTokensCreate(polar, { comment: "CI", scopes: [] }).then((result) => {';
  const narrowed = 'if (!result.ok && result.error.name === "HttpError" && result.error.status === 403)';

  expect(hover(`${failed} ${narrowed} result.error.^body; });`).type).toBe(
    "(property) HttpError<403, ForbiddenToWrite>.body: ForbiddenToWrite",
  );
});

it("completes the known values of an open set", () => {
  const code = 'organizationAccessTokensCreate(polar, { comment: "CI", scopes: ["^"] });';

  expect(completions(code)).toEqual(expect.arrayContaining(["metrics:read", "organization_access_tokens:write"]));
});
