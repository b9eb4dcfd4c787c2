import { expect, it } from "vitest";
import { mergeOrganizationMetadata } from "../../src/funcs/clerk/index.js";
import { organization, wireOrganization } from "../fixtures/clerk.js";
import { answerWith, clerk } from "./exchange.js";

const metadata = { snake_key: null, camelKey: { deep_key: null, deepKey: [null, { x_y: 0 }] }, Weird_Key: false };

it.each([
  ["nothing", {}, {}],
  [
    "both, their keys and nulls as they are",
    { publicMetadata: metadata, privateMetadata: metadata },
    { public_metadata: metadata, private_metadata: metadata },
  ],
  ["one of the two", { privateMetadata: {}, publicMetadata: undefined }, { private_metadata: {} }],
])("sends %s", async (_, mergeOrganizationMetadataRequest, json) => {
  const sent = answerWith("PATCH", 200, wireOrganization);

  const result = await mergeOrganizationMetadata(clerk, { organizationId: "org/1", mergeOrganizationMetadataRequest });

  expect(result).toStrictEqual({ ok: true, value: organization, meta: expect.anything() });
  expect(sent.path).toBe("/v1/organizations/org%2F1/metadata");
  expect(sent.json).toStrictEqual(json);
});

it.each([
  ["organizationId", { organizationId: "..", mergeOrganizationMetadataRequest: {} }],
  ["mergeOrganizationMetadataRequest", { organizationId: "org_1" }],
  ["publicMetadata", { organizationId: "org_1", mergeOrganizationMetadataRequest: {}, publicMetadata: {} }],
  [
    "mergeOrganizationMetadataRequest.publicMetadata",
    { organizationId: "org_1", mergeOrganizationMetadataRequest: { publicMetadata: null } },
  ],
  [
    "mergeOrganizationMetadataRequest.privateMetadata",
    { organizationId: "org_1", mergeOrganizationMetadataRequest: { privateMetadata: ["a"] } },
  ],
  [
    "mergeOrganizationMetadataRequest.privateMetadata",
    { organizationId: "org_1", mergeOrganizationMetadataRequest: { privateMetadata: { big: 1n } } },
  ],
  [
    "mergeOrganizationMetadataRequest.unsafeMetadata",
    { organizationId: "org_1", mergeOrganizationMetadataRequest: { unsafeMetadata: {} } },
  ],
  ["request", null],
])("refuses a wrong %s without sending it", async (path, request) => {
  const result = await mergeOrganizationMetadata(clerk, request as never);

  expect(result).toMatchObject({
    ok: false,
    error: { name: "RequestValidationError", issues: [{ path }] },
    meta: { attempts: 0 },
  });
});
