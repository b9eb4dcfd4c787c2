import { createClerkClient } from "@clerk/backend";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type SandboxServer, serveSandbox } from "../../../src/sandbox/index.js";

let server: SandboxServer;
beforeAll(async () => {
  server = await serveSandbox({ seed: "demo" });
});
afterAll(() => server.close());

const client = (secretKey = "sk_test_any") =>
  createClerkClient({ secretKey, apiUrl: `${server.url}/clerk` }).organizations;

test("Clerk's own client lists, creates, reads, updates and deletes", async () => {
  const organizations = client();
  const page = await organizations.getOrganizationList({ limit: 5, offset: 10, includeMembersCount: true });
  expect(page.totalCount).toBe(37);
  expect(page.data).toHaveLength(5);
  expect(page.data[0]?.membersCount).toEqual(expect.any(Number));

  const publicMetadata = { snake_key: 1, camelKey: { a: 1, b: 2 } };
  const { id, slug } = await organizations.createOrganization({ name: "Acme", createdBy: "user_ada", publicMetadata });
  expect(await organizations.getOrganization({ slug })).toMatchObject({ id, createdBy: "user_ada", publicMetadata });
  expect(await organizations.updateOrganization(id, {})).toMatchObject({ name: "Acme" });
  expect(await organizations.updateOrganization(id, { name: "Zeta" })).toMatchObject({ name: "Zeta" });
  const patch = { publicMetadata: { camelKey: { a: null } } };
  expect(await organizations.updateOrganizationMetadata(id, patch)).toMatchObject({
    publicMetadata: { snake_key: 1, camelKey: { b: 2 } },
  });

  const bytes = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const file = new Blob([bytes], { type: "image/png" });
  expect(await organizations.updateOrganizationLogo(id, { file, uploaderUserId: "user_ada" })).toMatchObject({
    hasImage: true,
  });
  expect(await organizations.deleteOrganizationLogo(id)).toMatchObject({ hasImage: false });
  expect(await organizations.deleteOrganization(id)).toMatchObject({ id, deleted: true });
});

test("Clerk's own client reads the errors", async () => {
  await expect(client().getOrganization({ organizationId: "org_1" })).rejects.toMatchObject({
    status: 404,
    clerkTraceId: expect.stringMatching(/^[0-9a-f]{32}$/),
    errors: [{ code: "resource_not_found", longMessage: "Given organization not found." }],
  });
  await expect(client("sk_other").getOrganizationList()).rejects.toMatchObject({
    status: 401,
    errors: [{ code: "clerk_key_invalid" }],
  });
  await expect(client().createOrganization({ name: "acme.com" })).rejects.toMatchObject({
    status: 422,
    errors: [{ code: "form_param_value_invalid", meta: { paramName: "name" } }],
  });
});
