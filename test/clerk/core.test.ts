import { expect, it, vi } from "vitest";
import { ClerkCore, deleteOrganization, listOrganizations } from "../../src/funcs/clerk/index.js";
import * as slim from "../../src/funcs/clerk/slim.js";
import { answerWith } from "./exchange.js";

const accessToken = "sk_test_EXAMPLE0001";
const nothing = { data: [], total_count: 0 };

it.each([
  ["the newest version", {}, "2026-05-12"],
  ["another version", { apiVersion: "2025-04-10" }, "2025-04-10"],
  ["the newest version for undefined", { apiVersion: undefined }, "2026-05-12"],
])("asks for %s", async (_, options, version) => {
  const sent = answerWith("GET", 200, nothing);

  await listOrganizations(new ClerkCore({ accessToken, ...options }));

  expect(sent.headers?.get("clerk-api-version")).toBe(version);
  expect(sent.headers?.get("authorization")).toBe(`Bearer ${accessToken}`);
});

it.each([[5], [null]])("refuses %s for a version", async (apiVersion) => {
  const result = await listOrganizations(new ClerkCore({ accessToken, apiVersion } as never));

  expect(result).toMatchObject({
    ok: false,
    error: { name: "RequestValidationError", issues: [{ path: "core.apiVersion" }] },
  });
});

it("refuses another vendor's option", async () => {
  const result = await listOrganizations(new ClerkCore({ accessToken, server: "sandbox" } as never));

  expect(result).toMatchObject({ ok: false, error: { issues: [{ path: "core.server" }] } });
});

it("goes where it is told to", async () => {
  const urls: string[] = [];
  const core = new ClerkCore({
    accessToken,
    baseUrl: "http://127.0.0.1:4010/clerk/v1",
    fetch: async (url) => {
      urls.push(String(url));
      return Response.json(nothing);
    },
  });

  await listOrganizations(core, { limit: 1 });

  expect(urls).toEqual(["http://127.0.0.1:4010/clerk/v1/organizations?limit=1"]);
});

it.each(["sk_test_EXAMPLE0001", "sk_live_EXAMPLE0001"])("keeps %s out of a browser", async (key) => {
  vi.stubGlobal("document", {});

  const result = await listOrganizations(new ClerkCore({ accessToken: key }));

  expect(result).toMatchObject({ ok: false, error: { name: "CredentialError", reason: "browser" } });
});

it.each([accessToken, "sk_live_SOMEBODYELSES1"])("strikes %s out of errors", async (key) => {
  const body = { errors: [{ message: key, long_message: `The key ${key} is invalid.`, code: "clerk_key_invalid" }] };
  answerWith("GET", 401, body);

  const result = await listOrganizations(new ClerkCore({ accessToken }));

  expect(JSON.stringify(result)).not.toContain(key);
  expect(result).toMatchObject({ ok: false, error: { name: "HttpError", status: 401 } });
});

it("has a slim core that asks once", async () => {
  answerWith("GET", 503, { errors: [] });

  const result = await slim.listOrganizations(new slim.ClerkCore({ accessToken }));

  expect(result).toMatchObject({ ok: false, error: { status: 503 }, meta: { attempts: 1 } });
});

it("repeats a DELETE that failed", async () => {
  answerWith("DELETE", 503, { errors: [] });
  answerWith("DELETE", 200, { object: "organization", deleted: true });
  const core = new ClerkCore({ accessToken, retries: { limit: 1, baseDelayMs: 0 } });

  const result = await deleteOrganization(core, { organizationId: "org_1" });

  expect(result).toMatchObject({ ok: true, meta: { attempts: 2 } });
});
