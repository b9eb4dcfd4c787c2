import { expect, it } from "vitest";
import { createOrganization } from "../../src/funcs/clerk/index.js";
import { organization, wireOrganization } from "../fixtures/clerk.js";
import { answerWith, clerk } from "./exchange.js";

const metadata = { snake_key: 1, camelKey: { "a.b": [{ deep_key: null, deepKey: "x" }] }, Weird_Key: false };

it.each([
  ["a name", { name: "Acme" }, { name: "Acme" }],
  ["a name at its longest", { name: "😀".repeat(256) }, { name: "😀".repeat(256) }],
  [
    "all fields",
    {
      name: "Acme",
      slug: "acme",
      createdBy: "user_1",
      publicMetadata: metadata,
      privateMetadata: metadata,
      maxAllowedMemberships: 20,
      createdAt: new Date("2012-10-20T07:15:20.902Z"),
      roleSetKey: "role_set:default",
    },
    {
      name: "Acme",
      slug: "acme",
      created_by: "user_1",
      public_metadata: metadata,
      private_metadata: metadata,
      max_allowed_memberships: 20,
      created_at: "2012-10-20T07:15:20.902Z",
      role_set_key: "role_set:default",
    },
  ],
  [
    "null for all that may be null",
    {
      name: "Acme",
      slug: null,
      createdBy: null,
      publicMetadata: null,
      privateMetadata: null,
      maxAllowedMemberships: null,
      createdAt: null,
      roleSetKey: null,
    },
    {
      name: "Acme",
      slug: null,
      created_by: null,
      public_metadata: null,
      private_metadata: null,
      max_allowed_memberships: null,
      created_at: null,
      role_set_key: null,
    },
  ],
  ["no limit on its members", { name: "Acme", maxAllowedMemberships: 0 }, { name: "Acme", max_allowed_memberships: 0 }],
  ["empty metadata", { name: "Acme", publicMetadata: {} }, { name: "Acme", public_metadata: {} }],
  ["undefined for what is left out", { name: "Acme", slug: undefined, createdAt: undefined }, { name: "Acme" }],
])("sends %s", async (_, request, json) => {
  const sent = answerWith("POST", 200, wireOrganization);

  const result = await createOrganization(clerk, request);

  expect(result.ok).toBe(true);
  expect(sent.path).toBe("/v1/organizations");
  expect(sent.json).toStrictEqual(json);
});

it("decodes the organization", async () => {
  answerWith("POST", 200, wireOrganization);

  const result = await createOrganization(clerk, { name: "Northwind Labs" });

  expect(result).toStrictEqual({ ok: true, value: organization, meta: expect.anything() });
});

it("tells that an unreadable answer may hide an organization", async () => {
  answerWith("POST", 200, "<html>");

  const result = await createOrganization(clerk, { name: "Acme" });

  expect(result).toMatchObject({
    ok: false,
    error: { name: "ResponseValidationError", mayHaveTakenEffect: true },
  });
});

const circular: Record<string, unknown> = {};
circular.self = circular;

it.each([
  ["name", { slug: "acme" }],
  ["name", { name: null }],
  ["name", { name: 5n }],
  ["name", { name: "x".repeat(257) }],
  ["slug", { name: "Acme", slug: 5 }],
  ["createdBy", { name: "Acme", createdBy: 5 }],
  ["publicMetadata", { name: "Acme", publicMetadata: [] }],
  ["publicMetadata", { name: "Acme", publicMetadata: "{}" }],
  ["privateMetadata", { name: "Acme", privateMetadata: circular }],
  ["maxAllowedMemberships", { name: "Acme", maxAllowedMemberships: -1 }],
  ["maxAllowedMemberships", { name: "Acme", maxAllowedMemberships: 1.5 }],
  ["createdAt", { name: "Acme", createdAt: "2012-10-20T07:15:20.902Z" }],
  ["createdAt", { name: "Acme", createdAt: new Date(Number.NaN) }],
  ["roleSetKey", { name: "Acme", roleSetKey: 5 }],
  ["created_by", { name: "Acme", created_by: "user_1" }],
  ["request", null],
])("refuses a wrong %s without sending it", async (path, request) => {
  const result = await createOrganization(clerk, request as never);

  expect(result).toMatchObject({
    ok: false,
    error: { name: "RequestValidationError", issues: [{ path }] },
    meta: { attempts: 0 },
  });
});
