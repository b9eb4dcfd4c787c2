import { inspect } from "node:util";
import nock from "nock";
import { expect, it, vi } from "vitest";
import * as whole from "../../src/funcs/permit/index.js";
import { getActiveOrganization, PermitCore, type PermitOptions } from "../../src/funcs/permit/index.js";
import * as slim from "../../src/funcs/permit/slim.js";
import { organization, wireOrganization } from "../fixtures/permit.js";
import { answer, wireErrorDetails } from "./exchange.js";

const accessToken = "permit_key_test0001";

it.each([
  ["https://api.permit.io", {}],
  ["https://api.permit.io", { server: undefined }],
  ["https://api.permit.io", { server: "us" }],
  ["https://api.eu.permit.io", { server: "eu" }],
  ["https://permit.example.org/proxy", { baseUrl: "https://permit.example.org/proxy/" }],
  ["https://permit.example.org", { server: "eu", baseUrl: new URL("https://permit.example.org") }],
] satisfies [string, PermitOptions][])("calls %s given %j", async (base, options) => {
  const { origin, pathname } = new URL(base);
  nock(origin, { reqheaders: { authorization: `Bearer ${accessToken}` } })
    .get(`${pathname.replace(/\/$/, "")}/v2/orgs/active/org`)
    .reply(200, wireOrganization);

  const result = await getActiveOrganization(new PermitCore({ accessToken, ...options }));

  expect(result.ok && result.value).toEqual(organization);
});

it.each([
  ["core.server", { server: "EU" }],
  ["core.server", { server: null }],
  ["core.region", { region: "eu" }],
  ["core.apiVersion", { apiVersion: "2" }],
])("refuses a wrong %s without sending anything", async (path, options) => {
  const result = await getActiveOrganization(new PermitCore({ accessToken, ...(options as object) }));

  expect(result).toMatchObject({
    ok: false,
    error: { name: "RequestValidationError", issues: [{ path }] },
    meta: { attempts: 0 },
  });
});

it("needs a token", async () => {
  const result = await getActiveOrganization(new PermitCore());

  expect(result).toMatchObject({ ok: false, error: { name: "CredentialError", reason: "missing" } });
});

it.each([
  ["refuses", "permit_key_test0001", {}, false],
  ["takes, when told to,", "permit_key_test0001", { allowSecretInBrowser: true }, true],
  ["takes a user's token that is not", "header.payload.signature", {}, true],
])("%s a secret key in a browser", async (_, accessToken, options, isSent) => {
  vi.stubGlobal("document", {});
  if (isSent) answer("GET", 200, wireOrganization);

  const result = await getActiveOrganization(new PermitCore({ accessToken, ...options }));

  expect(result.ok).toBe(isSent);
  if (!result.ok) expect(result.error).toMatchObject({ name: "CredentialError", reason: "browser" });
});

it("strikes every key out of a refusal", async () => {
  answer("GET", 401, { ...wireErrorDetails, message: `${accessToken} and permit_key_OTHER are no keys` });

  const result = await getActiveOrganization(new PermitCore({ accessToken }));

  expect(result).toMatchObject({ ok: false, error: { body: { message: "[redacted] and [redacted] are no keys" } } });
  expect(inspect(result, { depth: null })).not.toMatch(/permit_key_/);
});

it("shows no key when it is inspected", () => {
  const core = new PermitCore({ accessToken });

  expect(inspect(core, { depth: null, showHidden: true }) + JSON.stringify(core)).not.toContain(accessToken);
});

it("is not asked again for what it answered once, without ky", async () => {
  answer("GET", 503, wireErrorDetails);

  const result = await slim.getActiveOrganization(new slim.PermitCore({ accessToken }));

  expect(result).toMatchObject({ ok: false, error: { status: 503 }, meta: { attempts: 1 } });
});

it("exports the same names without ky", () => {
  expect(Object.keys(slim).sort()).toEqual(Object.keys(whole).sort());
  expect(Object.keys(whole).sort()).toEqual([
    "PermitCore",
    "createOrganization",
    "deleteOrganization",
    "getActiveOrganization",
    "getOrganization",
    "listOrganizations",
    "statsOrganization",
    "updateOrganization",
  ]);
});
