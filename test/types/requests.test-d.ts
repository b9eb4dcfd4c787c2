import { expectTypeOf, it } from "vitest";
import * as clerk from "../../src/funcs/clerk/index.js";
import * as openai from "../../src/funcs/openai/index.js";
import * as permit from "../../src/funcs/permit/index.js";
import * as polar from "../../src/funcs/polar/index.js";
import { PolarCore as SlimPolarCore } from "../../src/funcs/polar/slim.js";
import { withBudget } from "../../src/index.js";

const cores = {
  polar: new polar.PolarCore(),
  openai: new openai.OpenAICore(),
  clerk: new clerk.ClerkCore(),
  permit: new permit.PermitCore(),
};

it("takes the cores of its vendor, and no other", () => {
  polar.organizationAccessTokensList(cores.polar);
  polar.organizationAccessTokensList(new SlimPolarCore());
  polar.organizationAccessTokensList(withBudget(cores.polar, { retries: 1 }));
  // @ts-expect-error: another vendor's core
  polar.organizationAccessTokensList(cores.clerk);
  // @ts-expect-error: another vendor's core
  polar.organizationAccessTokensList(withBudget(cores.permit, { retries: 1 }));
  // @ts-expect-error: another vendor's core
  openai.listInvites(cores.polar);
  // @ts-expect-error: another vendor's core, of a function with the same name
  clerk.listOrganizations(cores.permit);
  // @ts-expect-error: another vendor's core, of a function with the same name
  permit.listOrganizations(cores.clerk);
  // @ts-expect-error: the options are no core
  polar.organizationAccessTokensList({ accessToken: "polar_oat_1" });
  // @ts-expect-error: no core at all
  polar.organizationAccessTokensList();
});

it("needs what the vendor needs", () => {
  // @ts-expect-error: scopes are missing
  polar.organizationAccessTokensCreate(cores.polar, { comment: "CI" });
  // @ts-expect-error: the id is missing
  polar.organizationAccessTokensUpdate(cores.polar, { organizationAccessTokenUpdate: {} });
  // @ts-expect-error: the body is missing
  polar.organizationAccessTokensUpdate(cores.polar, { id: "x" });
  // @ts-expect-error: the request is missing
  polar.organizationAccessTokensDelete(cores.polar);
  // @ts-expect-error: the role is missing
  openai.inviteUser(cores.openai, { email: "a@example.com" });
  // @ts-expect-error: the name is missing
  clerk.createOrganization(cores.clerk, { slug: "acme" });
  // @ts-expect-error: the file is missing
  clerk.uploadOrganizationLogo(cores.clerk, { organizationId: "org_1" });
  // @ts-expect-error: the key is missing
  permit.createOrganization(cores.permit, { name: "Acme" });
});

it("takes no other names than its own", () => {
  // @ts-expect-error: in snake case
  polar.organizationAccessTokensList(cores.polar, { organization_id: "x" });
  // @ts-expect-error: in snake case
  polar.organizationAccessTokensCreate(cores.polar, { comment: "CI", scopes: [], expires_in: "P1D" });
  // @ts-expect-error: the body has a name of its own
  polar.organizationAccessTokensUpdate(cores.polar, { id: "x", comment: "CI" });
  // @ts-expect-error: in snake case
  openai.retrieveInvite(cores.openai, { invite_id: "x" });
  // @ts-expect-error: misspelt
  clerk.listOrganizations(cores.clerk, { includeMemberCount: true });
  // @ts-expect-error: in snake case
  permit.listOrganizations(cores.permit, { per_page: 10 });
});

it("takes no other values than the vendor", () => {
  // @ts-expect-error: a text for a number
  polar.organizationAccessTokensList(cores.polar, { limit: "10" });
  // @ts-expect-error: not a property to sort by
  polar.organizationAccessTokensList(cores.polar, { sorting: ["name"] });
  // @ts-expect-error: null where none may be
  polar.organizationAccessTokensList(cores.polar, { page: null });
  // @ts-expect-error: a duration is a text
  polar.organizationAccessTokensCreate(cores.polar, { comment: "CI", scopes: [], expiresIn: 3600 });
  // @ts-expect-error: not a role
  openai.inviteUser(cores.openai, { email: "a@example.com", role: "admin" });
  // @ts-expect-error: a time is a Date
  clerk.createOrganization(cores.clerk, { name: "Acme", createdAt: "2026-01-01T00:00:00Z" });
  // @ts-expect-error: a file is no text
  clerk.uploadOrganizationLogo(cores.clerk, { organizationId: "org_1", file: "logo.png" });
});

it("takes undefined for what can be left out", () => {
  const absent = undefined;

  polar.organizationAccessTokensList(cores.polar, {
    organizationId: absent,
    page: absent,
    limit: absent,
    sorting: absent,
  });
  polar.organizationAccessTokensCreate(cores.polar, {
    comment: "",
    scopes: [],
    organizationId: absent,
    expiresIn: absent,
  });
  polar.organizationAccessTokensUpdate(cores.polar, { id: "x", organizationAccessTokenUpdate: { comment: absent } });
  openai.listInvites(cores.openai, { limit: absent, after: absent });
  openai.inviteUser(cores.openai, { email: "a@example.com", role: "reader", projects: absent });
  clerk.listOrganizations(cores.clerk, { query: absent, orderBy: absent, includeMembersCount: absent });
  clerk.createOrganization(cores.clerk, { name: "Acme", slug: absent, createdAt: absent, publicMetadata: absent });
  permit.listOrganizations(cores.permit, { page: absent, perPage: absent, search: absent });
  permit.createOrganization(cores.permit, { key: "acme", name: "Acme", settings: absent });
  permit.getActiveOrganization(cores.permit, absent);
  polar.organizationAccessTokensList(cores.polar, absent, absent);
});

it("completes the known values of an open set, and takes others", () => {
  type Scopes = polar.OrganizationAccessTokensCreateRequest["scopes"][number];
  type Answered = polar.OrganizationAccessToken["scopes"][number];

  expectTypeOf<"metrics:read">().toExtend<Scopes>();
  expectTypeOf<"disputes:write">().toExtend<Scopes>();
  expectTypeOf<string>().toExtend<Answered>();
  // A plain string would have lost the known values.
  expectTypeOf<Scopes>().not.toEqualTypeOf<string>();
  expectTypeOf<Answered>().not.toEqualTypeOf<string>();
  expectTypeOf<Extract<polar.Scope, "metrics:read">>().toEqualTypeOf<"metrics:read">();
});

it("keeps values of a closed set to the vendor's", () => {
  expectTypeOf<polar.OrganizationAccessTokenSortProperty>().toEqualTypeOf<
    | "created_at"
    | "-created_at"
    | "comment"
    | "-comment"
    | "last_used_at"
    | "-last_used_at"
    | "organization_id"
    | "-organization_id"
  >();
  expectTypeOf<openai.InviteUserRequest["role"]>().toEqualTypeOf<"reader" | "owner">();
});

it("takes one value or a list where the vendor takes both", () => {
  expectTypeOf<polar.OrganizationAccessTokensListRequest["organizationId"]>().toEqualTypeOf<
    string | readonly string[] | null | undefined
  >();
});
