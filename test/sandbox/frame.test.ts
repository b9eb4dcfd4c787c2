import { describe, expect, it } from "vitest";
import { createSandbox } from "../../src/sandbox/index.js";
import { ask } from "./ask.js";

const adminKeys = {
  polar: "polar_oat_x",
  openai: "sk-admin-x",
  clerk: "sk_test_x",
  permit: "permit_key_x",
};

describe("addresses", () => {
  it.each([
    ["https://api.polar.sh/v1/organization-access-tokens/", "polar", "/v1/organization-access-tokens/"],
    ["https://sandbox-api.polar.sh/v1/organization-access-tokens/", "polar", "/v1/organization-access-tokens/"],
    ["https://api.openai.com/v1/organization/invites", "openai", "/v1/organization/invites"],
    ["https://eu.api.openai.com/v1/organization/invites", "openai", "/v1/organization/invites"],
    ["https://api.clerk.com/v1/organizations", "clerk", "/v1/organizations"],
    ["https://api.permit.io/v2/orgs", "permit", "/v2/orgs"],
    ["https://api.eu.permit.io/v2/orgs", "permit", "/v2/orgs"],
    ["http://127.0.0.1:4010/polar/v1/organization-access-tokens/", "polar", "/v1/organization-access-tokens/"],
    ["http://localhost/openai/v1/organization/invites", "openai", "/v1/organization/invites"],
    ["https://example.com/clerk/v1/organizations", "clerk", "/v1/organizations"],
    ["http://[::1]/permit/v2/orgs", "permit", "/v2/orgs"],
    ["http://localhost/polar", "polar", "/"],
  ] as const)("routes %s to %s", async (url, vendor, path) => {
    const { fetch, requests } = createSandbox();
    await fetch(url);
    expect(requests).toMatchObject([{ vendor, path, method: "GET" }]);
  });

  it.each([
    "https://example.com/v1/organizations",
    "https://example.com/polarbear/v1",
    "https://example.com/",
    "https://constructor/v1",
  ])("has nobody at %s", async (url) => {
    const { fetch, requests } = createSandbox();
    const { status, body } = await ask<{ error: string }>(fetch, "GET", url);
    expect(status).toBe(404);
    expect(body.error).toContain("/polar, /openai, /clerk and /permit");
    expect(requests).toEqual([]);
  });

  it("keeps a prefix on a vendor's real host as a part of the path", async () => {
    const { fetch, requests } = createSandbox();
    await fetch("https://api.clerk.com/polar/v1");
    expect(requests).toMatchObject([{ vendor: "clerk", path: "/polar/v1" }]);
  });
});

describe("records", () => {
  it("names the operation, and keeps path, query, headers and JSON as they were sent", async () => {
    const { fetch, requests } = createSandbox();
    await ask(fetch, "POST", "http://sandbox/openai/v1/organization/invites?a=b%20c&a=d", {
      token: adminKeys.openai,
      headers: { "X-Mine": "1" },
      json: { email: "a@example.com", role: "reader" },
    });
    expect(requests).toEqual([
      {
        vendor: "openai",
        operation: "openai.inviteUser",
        method: "POST",
        path: "/v1/organization/invites",
        query: "a=b%20c&a=d",
        headers: { authorization: "Bearer sk-admin-x", "content-type": "application/json", "x-mine": "1" },
        body: '{"email":"a@example.com","role":"reader"}',
        json: { email: "a@example.com", role: "reader" },
      },
    ]);
  });

  it.each([
    ["GET", "/polar/v1/organization-access-tokens/", "polar.organizationAccessTokensList"],
    ["POST", "/polar/v1/organization-access-tokens/", "polar.organizationAccessTokensCreate"],
    ["PATCH", "/polar/v1/organization-access-tokens/a%2Fb", "polar.organizationAccessTokensUpdate"],
    ["DELETE", "/polar/api/v1/organization-access-tokens/x", "polar.organizationAccessTokensDelete"],
    ["GET", "/openai/v1/organization/invites", "openai.listInvites"],
    ["GET", "/openai/v1/organization/invites/x", "openai.retrieveInvite"],
    ["DELETE", "/openai/v1/organization/invites/x", "openai.deleteInvite"],
    ["GET", "/polar/v1/organization-access-tokens", undefined],
    ["GET", "/openai/v1/organization/invites/", undefined],
    ["PUT", "/openai/v1/organization/invites", undefined],
  ])("knows %s %s as %s", async (method, path, operation) => {
    const { fetch, requests } = createSandbox();
    await ask(fetch, method, `http://sandbox${path}`);
    expect(requests.map((request) => request.operation)).toEqual([operation]);
  });

  it("keeps the parts of forms in their order", async () => {
    const { fetch, requests } = createSandbox();
    const form = new FormData();
    form.append("file", new File(["12345"], "logo.png", { type: "image/png" }));
    form.append("uploader_user_id", "user_1");
    await ask(fetch, "PUT", "http://sandbox/clerk/v1/organizations/org_1/logo", { body: form });
    await ask(fetch, "POST", "http://sandbox/clerk/nowhere", { body: new URLSearchParams("a=1&a=2") });
    expect(requests[0]).not.toHaveProperty("body");
    expect(requests[0]?.form).toEqual([
      { name: "file", file: { name: "logo.png", type: "image/png", size: 5 } },
      { name: "uploader_user_id", value: "user_1" },
    ]);
    expect(requests[1]).toMatchObject({
      body: "a=1&a=2",
      form: [
        { name: "a", value: "1" },
        { name: "a", value: "2" },
      ],
    });
  });

  it("keeps a body that is no JSON, and a form that is none", async () => {
    const { fetch, requests } = createSandbox();
    await ask(fetch, "POST", "http://sandbox/clerk/nowhere", { body: "{" });
    await ask(fetch, "POST", "http://sandbox/clerk/nowhere", {
      body: "x",
      headers: { "content-type": "multipart/form-data; boundary=y" },
    });
    expect(requests[0]).toMatchObject({ body: "{" });
    expect(requests[0]).not.toHaveProperty("json");
    expect(requests[1]?.form).toEqual([]);
  });
});

describe("the manners of fetch", () => {
  const list = "https://api.polar.sh/v1/organization-access-tokens";

  it("follows a redirect with method, body and credentials, prefix included", async () => {
    const { fetch, requests } = createSandbox();
    const response = await fetch("http://sandbox/polar/v1/organization-access-tokens?limit=1", {
      method: "POST",
      headers: { authorization: "Bearer polar_oat_x", "content-type": "application/json" },
      body: '{"comment":"a","scopes":[]}',
    });
    expect(response.status).toBe(201);
    expect(requests.map(({ method, path, query }) => [method, path, query])).toEqual([
      ["POST", "/v1/organization-access-tokens", "limit=1"],
      ["POST", "/v1/organization-access-tokens/", "limit=1"],
    ]);
  });

  it("gives the redirect itself when asked to, and rejects when asked to", async () => {
    const { fetch } = createSandbox();
    const response = await fetch(list, { redirect: "manual" });
    expect(response.status).toBe(307);
    expect(response.headers.get("location")).toBe(`${list}/`);
    await expect(fetch(list, { redirect: "error" })).rejects.toThrow(new TypeError("fetch failed"));
  });

  it.each<[number, Record<string, string>]>([
    [201, { location: "https://api.clerk.com/v1/x" }],
    [304, { location: "https://api.clerk.com/v1/x" }],
    [302, {}],
  ])("takes a %i with the headers %j for no redirect", async (status, headers) => {
    const { fetch, requests } = createSandbox({ faults: [{ status, headers }] });
    expect((await fetch("https://api.clerk.com/v1")).status).toBe(status);
    expect(requests).toHaveLength(1);
  });

  it("gives up on redirects that lead nowhere", async () => {
    const { fetch, requests } = createSandbox({
      faults: [{ status: 302, headers: { location: "https://api.clerk.com/v1" }, times: "always" }],
    });
    await expect(fetch("https://api.clerk.com/v1")).rejects.toThrow("fetch failed");
    expect(requests).toHaveLength(21);
  });

  it.each([
    [303, "PUT", "GET", undefined],
    [302, "POST", "GET", undefined],
    [301, "PATCH", "PATCH", "x"],
    [308, "POST", "POST", "x"],
  ])("follows a %i of a %s with a %s", async (status, method, next, body) => {
    const { fetch, requests } = createSandbox({
      faults: [{ status, headers: { location: "https://api.permit.io/there" } }],
    });
    await fetch("https://api.clerk.com/v1", { method, body: "x", headers: { authorization: "Bearer secret" } });
    expect(requests[1]).toMatchObject({ vendor: "permit", method: next });
    expect(requests[1]?.body).toBe(body);
    expect(requests[1]?.headers).not.toHaveProperty("authorization");
  });

  it("takes a Request, a URL and a text", async () => {
    const { fetch, requests } = createSandbox();
    await fetch(new Request("https://api.clerk.com/v1/a", { method: "POST", body: "1" }));
    await fetch(new URL("https://api.clerk.com/v1/b"), { method: "DELETE" });
    await fetch("https://api.clerk.com/v1/c");
    expect(requests.map(({ method, path }) => `${method} ${path}`)).toEqual([
      "POST /v1/a",
      "DELETE /v1/b",
      "GET /v1/c",
    ]);
  });

  it("rejects a URL that is none, and does not throw", async () => {
    const { fetch } = createSandbox();
    await expect(fetch("/relative")).rejects.toThrow(TypeError);
  });

  it("rejects with the reason of a signal: at once, during a wait, and before a body", async () => {
    const { fetch, requests, addFaults } = createSandbox();
    await expect(fetch(list, { signal: AbortSignal.abort("early") })).rejects.toBe("early");
    expect(requests).toEqual([]);

    addFaults({ delayMs: 60_000 }, { bodyDelayMs: 60_000, status: 200, body: "late" });
    const waiting = new AbortController();
    const pending = fetch(list, { signal: waiting.signal });
    waiting.abort("meanwhile");
    await expect(pending).rejects.toBe("meanwhile");

    const reading = new AbortController();
    const response = await fetch(list, { signal: reading.signal });
    const text = response.text();
    reading.abort("late");
    await expect(text).rejects.toBe("late");
  });
});

describe("reset", () => {
  it("restores data, faults and the list of requests", async () => {
    const sandbox = createSandbox({ faults: [{ vendor: "clerk", status: 500 }] });
    const { fetch, requests } = sandbox;
    const url = "https://api.openai.com/v1/organization/invites";
    await ask(fetch, "POST", url, { token: adminKeys.openai, json: { email: "a@b.example", role: "owner" } });
    await ask(fetch, "GET", "https://api.clerk.com/v1/organizations", { token: adminKeys.clerk });
    sandbox.addFaults({ status: 418 });
    sandbox.reset();
    expect(requests).toEqual([]);
    expect(sandbox.faults).toEqual([{ vendor: "clerk", status: 500, times: 1 }]);
    const { body } = await ask(fetch, "GET", url, { token: adminKeys.openai });
    expect(body).toMatchObject({ data: [] });
  });

  it("restores the very data of the seed", async () => {
    const sandbox = createSandbox({ seed: "demo" });
    const url = "https://api.openai.com/v1/organization/invites?limit=100";
    const list = () => ask<{ data: { id: string }[] }>(sandbox.fetch, "GET", url, { token: adminKeys.openai });
    const before = await list();
    await ask(sandbox.fetch, "DELETE", `https://api.openai.com/v1/organization/invites/${before.body.data[0]?.id}`, {
      token: adminKeys.openai,
    });
    expect((await list()).body.data).toHaveLength(before.body.data.length - 1);
    sandbox.reset();
    expect((await list()).body).toEqual(before.body);
  });
});

describe("control routes", () => {
  it.each(["http://sandbox", "https://api.clerk.com"])("are reached at %s", async (origin) => {
    const { fetch } = createSandbox();
    expect(await ask(fetch, "GET", `${origin}/_sandbox/requests`)).toMatchObject({ status: 200, body: [] });
  });

  it("list and forget requests", async () => {
    const { fetch, requests } = createSandbox();
    await ask(fetch, "GET", "http://sandbox/permit/v2/orgs?page=2");
    const { body } = await ask(fetch, "GET", "http://sandbox/_sandbox/requests");
    expect(body).toEqual(JSON.parse(JSON.stringify(requests)));
    expect(body).toMatchObject([{ vendor: "permit", query: "page=2" }]);
    expect((await ask(fetch, "POST", "http://sandbox/_sandbox/reset")).status).toBe(204);
    expect(requests).toEqual([]);
  });

  it("add, list and clear faults", async () => {
    const { fetch } = createSandbox();
    const url = "http://sandbox/_sandbox/faults";
    const one = await ask(fetch, "POST", url, { json: { vendor: "polar", status: 503 } });
    expect(one).toMatchObject({ status: 200, body: [{ vendor: "polar", status: 503, times: 1 }] });
    await ask(fetch, "POST", url, { json: [{ status: 500, times: "always" }, { drop: true }] });
    expect((await ask(fetch, "GET", url)).body).toHaveLength(3);
    expect((await ask(fetch, "DELETE", url)).status).toBe(204);
    expect((await ask(fetch, "GET", url)).body).toEqual([]);
  });

  it("refuse what is no fault, and add none of a list that has one", async () => {
    const { fetch, faults } = createSandbox();
    const refused = await ask(fetch, "POST", "http://sandbox/_sandbox/faults", {
      json: [{ status: 500 }, { status: 99 }],
    });
    expect(refused).toMatchObject({
      status: 400,
      body: { error: "A sandbox fault is wrong: status has to be from 200 to 599." },
    });
    const unreadable = await ask(fetch, "POST", "http://sandbox/_sandbox/faults", { body: "{" });
    expect(unreadable.status).toBe(400);
    expect(faults).toEqual([]);
  });

  it("say what there is", async () => {
    const { fetch } = createSandbox();
    const { status, body } = await ask(fetch, "GET", "http://sandbox/_sandbox/nope");
    expect(status).toBe(404);
    expect(body).toEqual({ error: "The sandbox has /_sandbox/faults, /_sandbox/requests and /_sandbox/reset." });
  });
});
