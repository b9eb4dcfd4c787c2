import { inspect } from "node:util";
import { expect, it } from "vitest";
import { createOrganization, PermitCore } from "../../src/funcs/permit/index.js";
import { organization, wireOrganization } from "../fixtures/permit.js";
import { answer, brokenOrganizations, decoded, organizations, permit, wireErrorDetails } from "./exchange.js";

const secret = "permit_key_FAKEfakeFAKEfake0123456789";
const wireCreated = { ...wireOrganization, api_key_id: "9e8d7c6b5a4f43218765432100fedcba", api_key_secret: secret };
const apiKey = { apiKeyId: "9e8d7c6b5a4f43218765432100fedcba", apiKeySecret: secret };

it.each([
  ["key and name", { key: "acme-robotics", name: "Acme Robotics" }, { key: "acme-robotics", name: "Acme Robotics" }],
  ["every character that they may have", { key: "aZ09-_", name: "aZ 0.9-_" }, { key: "aZ09-_", name: "aZ 0.9-_" }],
  ["empty settings", { key: "a", name: "A", settings: {} }, { key: "a", name: "A", settings: {} }],
  [
    "settings, keys untouched",
    { key: "a", name: "A", settings: { camelCase: { snake_case: [null] } } },
    { key: "a", name: "A", settings: { camelCase: { snake_case: [null] } } },
  ],
  ["undefined for what is left out", { key: "a", name: "A", settings: undefined }, { key: "a", name: "A" }],
])("sends %s", async (_, request, body) => {
  const sent = answer("POST", 200, wireCreated);

  const result = await createOrganization(permit, request);

  expect(result.ok).toBe(true);
  expect(sent.path).toBe("/v2/orgs");
  expect(JSON.parse(sent.body ?? "")).toEqual(body);
  expect(sent.headers).toMatchObject({
    authorization: "Bearer permit_key_test0001",
    accept: "application/json",
    "content-type": "application/json",
  });
  expect(sent.headers).not.toHaveProperty("cookie");
});

it("gives the organization and the secret of its API key", async () => {
  answer("POST", 200, wireCreated);

  const result = await createOrganization(permit, { key: "acme-robotics", name: "Acme Robotics" });

  expect(result).toEqual({
    ok: true,
    value: { ...organization, ...apiKey },
    meta: expect.objectContaining({ operation: "permit.createOrganization", attempts: 1, status: 200 }),
  });
});

it.each([
  ...organizations,
  ["an API key of nulls", { api_key_id: null, api_key_secret: null }, { apiKeyId: null, apiKeySecret: null }],
] as typeof organizations)("decodes %s", async (_, wire, changes) => {
  answer("POST", 200, { ...wireCreated, ...wire });

  const result = await createOrganization(permit, { key: "acme-robotics", name: "Acme Robotics" });

  expect(result.ok && result.value).toEqual({ ...apiKey, ...decoded(wire, changes) });
});

it("decodes an answer without an API key", async () => {
  answer("POST", 201, wireOrganization);

  const result = await createOrganization(permit, { key: "acme-robotics", name: "Acme Robotics" });

  expect(result.ok && result.value).toEqual(organization);
});

it.each([
  ...brokenOrganizations,
  ["apiKeyId", { api_key_id: 1 }],
  ["apiKeySecret", { api_key_secret: { value: secret } }],
])("refuses an answer with a wrong %s and shows no secret", async (path, wire) => {
  answer("POST", 200, { ...wireCreated, ...wire });

  const result = await createOrganization(permit, { key: "acme-robotics", name: "Acme Robotics" });

  expect(result).toMatchObject({
    ok: false,
    error: { name: "ResponseValidationError", mayHaveTakenEffect: true, issues: [{ path }] },
  });
  expect(inspect(result, { depth: null })).not.toContain("FAKE");
});

it("strikes a key out of the answer of a failure", async () => {
  answer("POST", 500, { ...wireErrorDetails, message: `${secret} was made`, additional_info: [secret] });

  const result = await createOrganization(permit, { key: "acme-robotics", name: "Acme Robotics" });

  expect(result).toMatchObject({
    ok: false,
    error: { name: "HttpError", body: { message: "[redacted] was made" }, mayHaveTakenEffect: true },
  });
  expect(inspect(result, { depth: null })).not.toContain("FAKE");
});

it("is never repeated after a failure", async () => {
  answer("POST", 503, wireErrorDetails, { "retry-after-ms": "0" });
  const repeating = new PermitCore({ accessToken: "permit_key_test0001" });

  const result = await createOrganization(repeating, { key: "acme-robotics", name: "Acme Robotics" });

  expect(result).toMatchObject({ ok: false, error: { status: 503, mayHaveTakenEffect: true }, meta: { attempts: 1 } });
});

it.each([
  ["key", { key: "" }],
  ["key", { key: "acme robotics" }],
  ["key", { key: "acme.robotics" }],
  ["key", { key: "acmé" }],
  ["key", { key: "acme\n" }],
  ["key", { key: 5 }],
  ["key", { key: undefined }],
  ["name", { name: "" }],
  ["name", { name: "Acme, Inc." }],
  ["name", { name: "Acmé" }],
  ["name", { name: "Acme\tRobotics" }],
  ["name", { name: "Acme\n" }],
  ["name", { name: 5 }],
  ["name", { name: null }],
  ["settings", { settings: null }],
  ["settings", { settings: [] }],
  ["settings", { settings: "none" }],
  ["settings", { settings: { count: 1n } }],
  ["isEnterprise", { isEnterprise: true }],
  ["pageFullUrl", { pageFullUrl: "x" }],
])("refuses a wrong %s without sending it", async (path, changes) => {
  const request = { key: "acme-robotics", name: "Acme Robotics", ...changes };

  const result = await createOrganization(permit, request as never);

  expect(result).toMatchObject({
    ok: false,
    error: { name: "RequestValidationError", issues: [{ path }] },
    meta: { attempts: 0 },
  });
});

it("says what a key and a name may be made of", async () => {
  const result = await createOrganization(permit, { key: "a b", name: "a,b" });

  expect(result.ok || result.error.message).toBe(
    "permit.createOrganization was not sent. key: expected letters, digits, - and _, received string; " +
      "name: expected letters, digits, spaces, ., - and _, received string.",
  );
});
