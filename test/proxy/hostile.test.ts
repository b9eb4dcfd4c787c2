import { afterEach, expect, it } from "vitest";
import type { ProxyProblem } from "../../src/proxy/problem.js";
import { createSandbox } from "../../src/sandbox/index.js";
import { good, hostile } from "./hostile.js";
import { proxyTo, secrets, vendors } from "./proxied.js";

const sandbox = createSandbox();
afterEach(() => sandbox.reset());

const statuses: Partial<Record<ProxyProblem, number>> = {
  invalid_request: 400,
  not_allowed: 403,
  unknown_operation: 404,
  too_large: 413,
  wrong_content_type: 415,
};

it("knows more than 200 hostile requests", () => {
  expect(hostile.length).toBeGreaterThan(200);
});

it.each(vendors)("lets the good requests through to %s", async (vendor) => {
  const proxy = proxyTo(vendor, { fetch: sandbox.fetch });
  const { method, path, list } = good[vendor];

  await proxy(new Request(`https://app.example/api/${vendor}${list}`));
  await proxy(new Request(`https://app.example/api/${vendor}${path}org-1_A`, { method }));

  expect(sandbox.requests.map(({ path: seen }) => seen.replace(/^\/v1\/org/, "/org"))).toEqual(
    [list, `${path}org-1_A`].map((good) => good.replace(/^\/v1\/org/, "/org")),
  );
});

it.each(hostile)("$vendor never sees $title", async ({ vendor, method, target, headers = {}, body, allow, code }) => {
  const proxy = proxyTo(vendor, { fetch: sandbox.fetch }, allow ? { allow } : {});

  const answer = await proxy(
    new Request(`https://app.example${target}`, {
      method,
      headers: { authorization: "Bearer mine", cookie: "session=1", ...headers },
      body: body ?? null,
    }),
  );

  const text = await answer.text();
  expect(sandbox.requests).toHaveLength(0);
  expect(answer.status).toBe(statuses[code]);
  expect(JSON.parse(text)).toMatchObject({ status: answer.status, code });
  expect(Object.fromEntries(answer.headers)).toEqual({
    "cache-control": "no-store",
    "content-type": "application/problem+json",
    "x-content-type-options": "nosniff",
  });
  expect(text).not.toContain(secrets[vendor]);
});

it.each(hostile.filter(({ allow }) => allow))(
  "refuses $title at $vendor before it looks at a body",
  async (request) => {
    const { vendor, method, target, allow = [], code } = request;
    const proxy = proxyTo(vendor, { fetch: sandbox.fetch }, { allow });

    const { status } = await proxy(new Request(`https://app.example${target}`, { method }));

    expect(status).toBe(statuses[code]);
  },
);

it("takes nothing of the browser's headers but the type of an upload", async () => {
  const proxy = proxyTo("clerk", { fetch: sandbox.fetch });
  const form = new FormData();
  form.append("file", new File(["png"], "a.png", { type: "image/png" }));
  const headers = {
    authorization: "Bearer sk_test_browser001",
    cookie: "__session=1",
    "proxy-authorization": "Basic eA==",
    "x-api-key": "k",
    forwarded: "for=10.0.0.1",
    "x-forwarded-for": "10.0.0.1",
    "x-forwarded-host": "evil.example",
    "x-http-method-override": "DELETE",
    "x-original-url": "/v1/users",
    "x-rewrite-url": "/v1/users",
    "clerk-api-version": "2021-02-05",
    "accept-language": "de",
    "if-none-match": "*",
    range: "bytes=0-1",
    te: "trailers",
    origin: "https://evil.example",
    referer: "https://evil.example",
    "user-agent": "curl",
  };

  await proxy(new Request("https://app.example/api/clerk/organizations", { headers }));
  await proxy(
    new Request("https://app.example/api/clerk/organizations/a/logo", { method: "PUT", headers, body: form }),
  );

  const common = {
    accept: "application/json",
    authorization: `Bearer ${secrets.clerk}`,
    "clerk-api-version": "2026-05-12",
  };
  expect(sandbox.requests.map((request) => request.headers)).toEqual([
    common,
    { ...common, "content-type": expect.stringMatching(/^multipart\/form-data; boundary=[\w-]+$/) },
  ]);
});
