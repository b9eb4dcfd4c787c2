import { describe, expect, it } from "vitest";
import { organizationAccessTokensList, PolarCore, type PolarOptions } from "../../src/funcs/polar/index.js";
import { PolarCore as SlimCore } from "../../src/funcs/polar/slim.js";
import { answer } from "./polar.js";

const accessToken = "polar_oat_test0001";
const emptyPage = { items: [], pagination: { total_count: 0, max_page: 0 } };
const path = "/v1/organization-access-tokens/";

describe.each([
  ["PolarCore", PolarCore],
  ["the slim PolarCore", SlimCore],
])("%s", (_, Core) => {
  it.each<[string, PolarOptions, string]>([
    ["production by default", {}, "https://api.polar.sh"],
    ["production", { server: "production" }, "https://api.polar.sh"],
    ["production for undefined", { server: undefined }, "https://api.polar.sh"],
    ["the sandbox", { server: "sandbox" }, "https://sandbox-api.polar.sh"],
    ["another address", { baseUrl: "http://127.0.0.1:4010/polar/" }, "http://127.0.0.1:4010/polar"],
    [
      "it rather than a server",
      { server: "sandbox", baseUrl: "https://polar.example.com" },
      "https://polar.example.com",
    ],
  ])("calls %s", async (_, options, origin) => {
    const sent = answer("GET", 200, emptyPage);

    const result = await organizationAccessTokensList(new Core({ accessToken, ...options }));

    expect(result.ok).toBe(true);
    expect(sent[0]?.url).toBe(origin + path);
  });

  it.each<[string, PolarOptions, string | null]>([
    ["no version by default", {}, null],
    ["no version for undefined", { apiVersion: undefined }, null],
    ["a version", { apiVersion: "2026-04" }, "2026-04"],
  ])("names %s", async (_, options, version) => {
    const sent = answer("GET", 200, emptyPage);

    await organizationAccessTokensList(new Core({ accessToken, ...options }));

    expect(sent[0]?.headers.get("polar-version")).toBe(version);
  });

  it("sends a dashboard session as a cookie, and no token", async () => {
    const sent = answer("GET", 200, emptyPage);

    const result = await organizationAccessTokensList(new Core({ headers: { cookie: "polar_session=abc" } }));

    expect(result.ok).toBe(true);
    expect(sent[0]?.headers.get("cookie")).toBe("polar_session=abc");
    expect(sent[0]?.headers.has("authorization")).toBe(false);
  });

  it.each([
    ["core.server", { server: "eu" }],
    ["core.server", { server: null }],
    ["core.apiVersion", { apiVersion: 202604 }],
    ["core.organization", { organization: "org-1" }],
  ])("refuses a wrong %s at the call", async (path, options) => {
    const result = await organizationAccessTokensList(new Core({ accessToken, ...options } as PolarOptions));

    expect(result).toMatchObject({
      ok: false,
      error: { name: "RequestValidationError", issues: [{ path }] },
      meta: { attempts: 0 },
    });
  });

  it("refuses a version that no header can carry", async () => {
    const result = await organizationAccessTokensList(new Core({ accessToken, apiVersion: "2026\n04" }));

    const issues = [{ path: "core.apiVersion", message: "expected what HTTP can carry, received string" }];
    expect(result).toMatchObject({ error: { name: "RequestValidationError", issues }, meta: { attempts: 0 } });
  });
});
