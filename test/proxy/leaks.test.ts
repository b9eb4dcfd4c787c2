import { describe, expect, it, vi } from "vitest";
import type { CoreOptions } from "../../src/index.js";
import { answering } from "../operations/operation.js";
import { proxyTo, secrets, vendors } from "./proxied.js";

const lists = {
  polar: "/v1/organization-access-tokens/",
  openai: "/organization/invites",
  clerk: "/organizations",
  permit: "/v2/orgs",
};

/** All that a browser is given. */
async function shown(vendor: (typeof vendors)[number], core: CoreOptions): Promise<string> {
  const answer = await proxyTo(vendor, core)(new Request(`https://app.example/api/${vendor}${lists[vendor]}`));
  return JSON.stringify([answer.status, answer.statusText, [...answer.headers], await answer.text()]);
}

describe.each(vendors)("the token for %s", (vendor) => {
  const secret = secrets[vendor];
  const failing = () => Promise.reject(new TypeError(`cannot reach with ${secret}`));
  const echoing: typeof fetch = async (_, init) => {
    const headers = new Headers(init?.headers);
    const body = JSON.stringify({ echo: [...headers], [secret]: [`Bearer ${secret}!`] });
    return new Response(body, { headers: { "x-request-id": `for ${secret}`, "set-cookie": secret } });
  };

  it.each([
    ["a failing fetch", { fetch: failing }],
    ["a failing token", { accessToken: failing }],
    ["a failing hook", { hooks: { beforeRequest: failing } }],
    ["failing headers", { headers: failing }],
    ["an answer that echoes the request", { fetch: echoing }],
    ["a refusal that quotes it", { fetch: answering(401, { error: secret, message: secret, errors: [secret] }) }],
    ["a page that quotes it", { fetch: answering(502, `<p>${secret}</p>`) }],
    ["a redirect that has it", { fetch: answering(307, secret, { location: `https://a.example/?key=${secret}` }) }],
    ["a limit that it breaks", { fetch: answering(200, secret), maxResponseBytes: 2 }],
  ] satisfies [string, CoreOptions][])("is not shown by %s", async (_, core) => {
    expect(await shown(vendor, core)).not.toContain(secret);
  });

  it("is not shown by the refusal of an address that has it", () => {
    const make = () => proxyTo(vendor, { baseUrl: `https://${secret}@a.example/` });

    expect(make).toThrow("createProxy: core.baseUrl: expected an http(s) URL");
    expect(make).not.toThrow(secret);
  });

  it("is not shown where JSON has to escape it", async () => {
    const accessToken = `quoted"and\\${secret}`;

    const text = await shown(vendor, { accessToken, fetch: answering(200, { echo: accessToken }) });

    expect(text).not.toContain(secret);
    expect(text).toContain("[redacted]");
  });

  it("is not shown by a call for which it is not the only credential", async () => {
    const headers = { "x-api-key": "gateway-0001", cookie: "sso=gateway-0002" };

    expect(await shown(vendor, { headers, fetch: echoing })).not.toMatch(/gateway-000[12]/);
  });

  it("is not logged", async () => {
    const lines: unknown[] = [];
    const log = vi.fn((line: string) => lines.push(line));
    const logger = { error: log, warn: log, info: log, debug: log };

    await shown(vendor, { fetch: failing, logger, logLevel: "debug" });
    await proxyTo(
      vendor,
      { logger, logLevel: "debug" },
      { authorize: failing },
    )(new Request(`https://app.example/api/${vendor}${lists[vendor]}`));

    expect(lines.length).toBeGreaterThan(1);
    expect(lines.join()).not.toContain(secret);
  });
});

it("leaves an answer as it is, however deep, and numbers that look like a credential", async () => {
  const answer = `{"deep":${"[".repeat(99)}{"a":12345678}${"]".repeat(99)}}`;

  const text = await shown("clerk", { accessToken: "12345678", fetch: answering(200, answer) });

  expect(JSON.parse(text)[3]).toBe(answer);
});

it("leaves what a header says of other things as it is", async () => {
  const text = await shown("clerk", {
    headers: { "x-tenant": "acme-corp" },
    fetch: answering(200, { a: "acme-corp" }),
  });

  expect(text).toContain("acme-corp");
});
