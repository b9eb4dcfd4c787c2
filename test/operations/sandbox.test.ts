import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import * as clerk from "../../src/funcs/clerk/index.js";
import * as openai from "../../src/funcs/openai/index.js";
import * as permit from "../../src/funcs/permit/index.js";
import * as polar from "../../src/funcs/polar/index.js";
import { unwrap } from "../../src/index.js";
import { type SandboxServer, serveSandbox } from "../../src/sandbox/index.js";
import { operations } from "./table.js";

const paths = { polar: "/polar", openai: "/openai/v1", clerk: "/clerk/v1", permit: "/permit" };
const baseUrl = (vendor: keyof typeof paths) => `${server.url}${paths[vendor]}`;

let server: SandboxServer;

beforeAll(async () => {
  server = await serveSandbox();
});

afterEach(() => server.sandbox.reset());

afterAll(() => server.close());

it.each(operations)("$name works against the sandbox", async ({ name, vendor, method, route, successes, live }) => {
  const { result, shows } = await live({ baseUrl: baseUrl(vendor) });

  expect(result).toMatchObject({ ok: true, value: shows, meta: { operation: name, attempts: 1 } });
  expect(Object.keys(successes)).toContain(`${result.meta.status}`);
  const last = server.sandbox.requests.at(-1);
  expect(last).toMatchObject({ vendor, operation: name, method });
  const path = route.replace(`${method} `, "").replaceAll(/{\w+}/g, "[^/]+");
  expect(last?.path).toMatch(new RegExp(`^(/v1)?${path}$`));
});

it("makes, finds, changes and deletes a token at Polar", async () => {
  const core = new polar.PolarCore({ accessToken: "polar_oat_any", baseUrl: baseUrl("polar") });
  const { organizationAccessToken: made, token } = unwrap(
    await polar.organizationAccessTokensCreate(core, { comment: "CI", scopes: ["organization_access_tokens:write"] }),
  );
  const own = new polar.PolarCore({ accessToken: token, baseUrl: baseUrl("polar") });

  const update = { comment: "CD" };
  unwrap(await polar.organizationAccessTokensUpdate(own, { id: made.id, organizationAccessTokenUpdate: update }));
  const { items } = unwrap(await polar.organizationAccessTokensList(own, { organizationId: made.organizationId }));
  expect(items).toMatchObject([{ id: made.id, comment: "CD", createdAt: made.createdAt }]);

  unwrap(await polar.organizationAccessTokensDelete(own, { id: made.id }));
  expect(await polar.organizationAccessTokensDelete(core, { id: made.id })).toMatchObject({ error: { status: 404 } });
  expect(await polar.organizationAccessTokensList(own)).toMatchObject({
    error: { name: "HttpError", status: 401, body: { error: "invalid_token" } },
  });
});

it("invites, finds and withdraws at OpenAI", async () => {
  const core = new openai.OpenAICore({ accessToken: "sk-admin-any", baseUrl: baseUrl("openai") });
  const request = { email: "ada@example.com", role: "reader" } as const;
  const { id: inviteId } = unwrap(await openai.inviteUser(core, request));

  expect(await openai.inviteUser(core, request)).toMatchObject({ error: { status: 400 } });
  expect(unwrap(await openai.listInvites(core)).items).toMatchObject([{ id: inviteId }]);
  server.sandbox.openai.accept(inviteId);
  expect(unwrap(await openai.retrieveInvite(core, { inviteId }))).toMatchObject({ acceptedAt: expect.any(Date) });
  expect(await openai.deleteInvite(core, { inviteId })).toMatchObject({ error: { status: 400 } });

  const other = unwrap(await openai.inviteUser(core, { ...request, email: "bob@example.com" }));
  unwrap(await openai.deleteInvite(core, { inviteId: other.id }));
  expect(await openai.retrieveInvite(core, { inviteId: other.id })).toMatchObject({ error: { status: 404 } });
});

it("makes, finds, changes and deletes an organization at Clerk", async () => {
  const core = new clerk.ClerkCore({ accessToken: "sk_test_any", baseUrl: baseUrl("clerk") });
  const { id: organizationId } = unwrap(await clerk.createOrganization(core, { name: "Acme", slug: "acme" }));
  const get = async () => unwrap(await clerk.getOrganization(core, { organizationId: "acme" }));
  const file = new File([new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])], "a.png", {
    type: "image/png",
  });

  unwrap(await clerk.updateOrganization(core, { organizationId, updateOrganizationRequest: { name: "Zeta" } }));
  const merge = { publicMetadata: { a: { b: 1, c: 2 } } };
  unwrap(await clerk.mergeOrganizationMetadata(core, { organizationId, mergeOrganizationMetadataRequest: merge }));
  const { logoUrl } = unwrap(await clerk.uploadOrganizationLogo(core, { organizationId, file }));
  expect(logoUrl).toEqual(expect.any(String));
  expect(await get()).toMatchObject({ name: "Zeta", publicMetadata: merge.publicMetadata, hasImage: true });
  unwrap(await clerk.deleteOrganizationLogo(core, { organizationId }));
  expect(await get()).toMatchObject({ hasImage: false });

  unwrap(await clerk.deleteOrganization(core, { organizationId }));
  expect(unwrap(await clerk.listOrganizations(core))).toMatchObject({ items: [], total: 0 });
  expect(await clerk.getOrganization(core, { organizationId: "acme" })).toMatchObject({ error: { status: 404 } });
});

it("makes, finds, changes and deletes an organization at Permit", async () => {
  const core = new permit.PermitCore({ accessToken: "permit_key_any", baseUrl: baseUrl("permit") });
  const { id: orgId, apiKeySecret } = unwrap(await permit.createOrganization(core, { key: "zeta", name: "Zeta" }));
  const own = new permit.PermitCore({ accessToken: `${apiKeySecret}`, baseUrl: baseUrl("permit") });

  expect(unwrap(await permit.getActiveOrganization(own))).toMatchObject({ id: orgId });
  unwrap(await permit.updateOrganization(own, { orgId, organizationUpdate: { name: "Eta" } }));
  expect(unwrap(await permit.getOrganization(core, { orgId: "zeta" }))).toMatchObject({ id: orgId, name: "Eta" });
  expect(unwrap(await permit.statsOrganization(own, { orgId }))).toMatchObject({ name: "Eta", stats: { users: 0 } });
  expect(unwrap(await permit.listOrganizations(core)).items.map(({ key }) => key)).toEqual(["acme", "zeta"]);

  unwrap(await permit.deleteOrganization(own, { orgId }));
  expect(await permit.getOrganization(core, { orgId })).toMatchObject({ error: { status: 404 } });
  expect(await permit.getActiveOrganization(own)).toMatchObject({ error: { status: 404 } });
});
