import { expect, it } from "vitest";
import { getOrganization, type OrganizationRead } from "../../src/funcs/permit/index.js";
import { organization, wireOrganization } from "../fixtures/permit.js";
import { answer, brokenOrganizations, decoded, organizations, permit } from "./exchange.js";

it.each([
  ["a key", "acme-robotics", "acme-robotics"],
  ["an id", "7b1f0c2d9a4e4c55b8d6e0f1a2b3c4d5", "7b1f0c2d9a4e4c55b8d6e0f1a2b3c4d5"],
  ["a key that looks like another path", "active", "active"],
  ["what needs encoding", "a/b?c#d é", "a%2Fb%3Fc%23d%20%C3%A9"],
  ["what is encoded already", "a%2Fb", "a%252Fb"],
])("asks by %s", async (_, orgId, path) => {
  const sent = answer("GET", 200, wireOrganization);

  const result = await getOrganization(permit, { orgId });

  expect(result.ok).toBe(true);
  expect(sent).toMatchObject({ path: `/v2/orgs/${path}`, body: "" });
  expect(sent.headers).toMatchObject({ authorization: "Bearer permit_key_test0001", accept: "application/json" });
  expect(sent.headers).not.toHaveProperty("content-type");
});

it("gives the organization", async () => {
  answer("GET", 200, wireOrganization);

  const result = await getOrganization(permit, { orgId: "acme-robotics" });

  expect(result).toEqual({
    ok: true,
    value: organization,
    meta: expect.objectContaining({ operation: "permit.getOrganization", attempts: 1, status: 200 }),
  });
});

it.each(organizations)("decodes %s", async (_, wire, changes) => {
  answer("GET", 200, { ...wireOrganization, ...wire });

  const result = await getOrganization(permit, { orgId: "acme-robotics" });

  expect(result).toMatchObject({ ok: true });
  expect(result.ok && result.value).toEqual(decoded(wire, changes));
});

it.each(brokenOrganizations)("refuses an answer with a wrong %s", async (path, wire) => {
  answer("GET", 200, { ...wireOrganization, ...wire });

  const result = await getOrganization(permit, { orgId: "acme-robotics" });

  expect(result).toMatchObject({ ok: false, error: { name: "ResponseValidationError", issues: [{ path }] } });
});

it("does not take an organization's id for that of the request", async () => {
  answer("GET", 200, wireOrganization);

  const { meta } = await getOrganization(permit, { orgId: "acme-robotics" });

  expect(meta).not.toHaveProperty("requestId");
});

it.each([
  ["orgId", { orgId: "" }],
  ["orgId", { orgId: "." }],
  ["orgId", { orgId: ".." }],
  ["orgId", { orgId: 5 }],
  ["orgId", { orgId: null }],
  ["orgId", {}],
  ["org_id", { orgId: "acme", org_id: "acme" }],
])("refuses a wrong %s without sending it", async (path, request) => {
  const result = await getOrganization(permit, request as never);

  expect(result).toMatchObject({
    ok: false,
    error: { name: "RequestValidationError", issues: [{ path }] },
    meta: { attempts: 0 },
  });
});

it("types what the document leaves open as nullish", () => {
  const tier = (read: OrganizationRead): string | null | undefined => read.usageLimits?.billingTier;

  expect(tier(organization)).toBe("trial");
});
