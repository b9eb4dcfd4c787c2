import { describe, expect, it, vi } from "vitest";
import { ClerkCore, listOrganizations } from "../../src/funcs/clerk/index.js";
import { emptyPage, list, play, says } from "./exchange.js";
import { trap } from "./hostile.js";

const path = "/v1/organization-access-tokens/";

async function urlFor(baseUrl: unknown): Promise<string | undefined> {
  const { fetch, sent } = play(says(200, emptyPage));
  await list({ baseUrl, fetch });
  return sent[0]?.url;
}

it.each([
  ["a host", "https://proxy.example.com", "https://proxy.example.com"],
  ["a slash at the end", "https://proxy.example.com/", "https://proxy.example.com"],
  ["a path", "https://proxy.example.com/api/polar", "https://proxy.example.com/api/polar"],
  ["a path with a slash at the end", "https://proxy.example.com/api/", "https://proxy.example.com/api"],
  ["a port, without encryption", "http://127.0.0.1:4010/polar", "http://127.0.0.1:4010/polar"],
  ["an IPv6 address", "http://[::1]:4010", "http://[::1]:4010"],
  ["capitals", "HTTPS://Proxy.Example.com/Api", "https://proxy.example.com/Api"],
  ["dots", "https://proxy.example.com/a/../b", "https://proxy.example.com/b"],
  ["a URL object", new URL("https://proxy.example.com/x"), "https://proxy.example.com/x"],
  ["an at sign in the path", "https://proxy.example.com/@team", "https://proxy.example.com/@team"],
])("takes %s", async (_, baseUrl, expected) => {
  expect(await urlFor(baseUrl)).toBe(expected + path);
});

it("takes the vendor's own for undefined", async () => {
  expect(await urlFor(undefined)).toBe(`https://api.polar.sh${path}`);
});

it("puts the path of each vendor behind it", async () => {
  const { fetch, sent } = play(says(200, { data: [], total_count: 0 }));

  await listOrganizations(new ClerkCore({ baseUrl: "https://proxy.example.com/clerk/v1", fetch }));

  expect(sent[0]?.url).toBe("https://proxy.example.com/clerk/v1/organizations");
});

it.each([
  ["an empty one", ""],
  ["a word", "nonsense"],
  ["a host alone", "api.polar.sh"],
  ["a path outside of a page", "/api/polar"],
  ["another protocol", "ftp://example.com"],
  ["a file", "file:///etc/passwd"],
  ["data", "data:text/plain,x"],
  ["a script", "javascript:alert(1)"],
  ["a password", "https://user:secretpass@example.com"],
  ["a user", "https://user@example.com"],
  ["a query", "https://example.com/?a=b"],
  ["a hash", "https://example.com/#a"],
  ["no host", "https://"],
  ["a port that is none", "https://example.com:99999"],
  ["null", null],
  ["a number", 5],
  ["an object", {}],
  ["a symbol", Symbol("url")],
  ["a proxy that throws", trap()],
])("refuses %s at the call", async (_, baseUrl) => {
  const { fetch, sent } = play(says(200, emptyPage));

  const result = await list({ baseUrl, fetch });

  expect(sent).toHaveLength(0);
  expect(result).toMatchObject({
    ok: false,
    error: { name: "RequestValidationError", issues: [{ path: "core.baseUrl" }] },
  });
  expect(JSON.stringify(result)).not.toContain("secretpass");
});

describe("in a page", () => {
  const inPage = (href: string) => vi.stubGlobal("location", { href });

  it.each([
    ["https://app.example.com/team/settings?tab=1#top", "/api/polar", "https://app.example.com/api/polar"],
    ["https://app.example.com/team/settings", "api/polar/", "https://app.example.com/team/api/polar"],
    ["https://app.example.com/team", "//proxy.example.com/polar", "https://proxy.example.com/polar"],
    ["https://app.example.com/team", "https://proxy.example.com", "https://proxy.example.com"],
  ])("at %s, %s leads to %s", async (href, baseUrl, expected) => {
    inPage(href);

    expect(await urlFor(baseUrl)).toBe(expected + path);
  });

  it("refuses what leads nowhere", async () => {
    inPage("about:blank");

    expect(await list({ baseUrl: "/api/polar" })).toMatchObject({
      ok: false,
      error: { name: "RequestValidationError", issues: [{ path: "core.baseUrl" }] },
    });
  });
});
