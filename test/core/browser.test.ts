import { beforeEach, describe, expect, it, vi } from "vitest";
import { ClerkCore, listOrganizations } from "../../src/funcs/clerk/index.js";
import { listInvites, OpenAICore } from "../../src/funcs/openai/index.js";
import { listOrganizations as listPermit, PermitCore } from "../../src/funcs/permit/index.js";
import { organizationAccessTokensList, PolarCore } from "../../src/funcs/polar/index.js";
import { list, play, says } from "./exchange.js";

const calls = {
  polar: (options: object) => organizationAccessTokensList(new PolarCore(options)),
  openai: (options: object) => listInvites(new OpenAICore(options)),
  clerk: (options: object) => listOrganizations(new ClerkCore(options)),
  permit: (options: object) => listPermit(new PermitCore(options)),
};
const keys = [
  ["polar", "polar_oat_a1"],
  ["polar", "polar_pat_a1"],
  ["openai", "sk-admin-a1-b2"],
  ["clerk", "sk_test_a1"],
  ["clerk", "sk_live_a1"],
  ["permit", "permit_key_a1"],
] as const;

describe("in a page", () => {
  beforeEach(() => {
    vi.stubGlobal("document", {});
  });

  it.each(keys)("%s sends nothing with %s", async (vendor, key) => {
    for (const options of [
      { accessToken: key },
      { accessToken: async () => key },
      { headers: { authorization: `Bearer ${key}` } },
      { headers: { "x-api-key": key } },
      {
        hooks: { beforeRequest: ({ headers }: { headers: Headers }) => headers.set("authorization", key) },
        headers: {},
      },
    ]) {
      const { fetch, sent } = play(says(418));

      const result = await calls[vendor]({ ...options, fetch });

      expect(sent).toHaveLength(0);
      expect(result).toMatchObject({ ok: false, error: { name: "CredentialError", reason: "browser" } });
      expect(JSON.stringify(result)).not.toContain(key);
    }
  });

  it.each(keys)("%s sends %s where that is allowed", async (vendor, key) => {
    const { fetch, sent } = play(says(418));

    await calls[vendor]({ accessToken: key, fetch, allowSecretInBrowser: true });

    expect(sent).toHaveLength(1);
  });

  it.each(["polar_at_u_a1", "eyJhbGciOi.session.token"])("sends the user's own token %s", async (accessToken) => {
    const { fetch, sent } = play(says(418));

    await list({ accessToken, fetch });

    expect(sent[0]?.headers.get("authorization")).toBe(`Bearer ${accessToken}`);
  });

  it("sends without a token to a base URL of its own", async () => {
    const { fetch, sent } = play(says(418));

    await organizationAccessTokensList(new PolarCore({ baseUrl: "https://example.com/api/polar", fetch }));

    expect(sent).toHaveLength(1);
  });

  it("says what to do", async () => {
    const result = await list();

    expect(!result.ok && result.error.message).toMatch(/secret key.*proxy/);
  });
});

it.each(keys)("outside of a page, %s sends %s", async (vendor, key) => {
  const { fetch, sent } = play(says(418));

  await calls[vendor]({ accessToken: key, fetch });

  expect(sent[0]?.headers.get("authorization")).toBe(`Bearer ${key}`);
});
