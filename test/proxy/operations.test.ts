import { afterEach, describe, expect, it, vi } from "vitest";
import { ClerkCore, createOrganization, listOrganizations } from "../../src/funcs/clerk/index.js";
import type { AnyError, CoreOptions, Result } from "../../src/index.js";
import { collect, unwrap } from "../../src/index.js";
import { createSandbox } from "../../src/sandbox/index.js";
import { answering } from "../operations/operation.js";
import { operations } from "../operations/table.js";
import { browser, proxyTo, secrets } from "./proxied.js";

const sandbox = createSandbox();
afterEach(() => sandbox.reset());

describe("every function, through a proxy", () => {
  it("is tried", () => {
    expect(operations).toHaveLength(23);
  });

  it.each(operations)("$name works against the sandbox", async ({ name, vendor, live }) => {
    const proxy = proxyTo(vendor, { fetch: sandbox.fetch });

    const { result, shows } = await live(browser(vendor, proxy));

    expect(result).toMatchObject({ ok: true, value: shows, meta: { operation: name, attempts: 1 } });
    expect(sandbox.requests.at(-1)).toMatchObject({ operation: name });
    for (const { headers } of sandbox.requests) expect(headers.authorization).toBe(`Bearer ${secrets[vendor]}`);
  });

  const examples = operations.flatMap((operation) => {
    const { successes, refusals } = operation;
    return Object.entries({ ...successes, ...refusals }).flatMap(([status, bodies]) =>
      bodies.map(({ title, wire }) => ({ operation, name: operation.name, status: Number(status), title, wire })),
    );
  });

  it.each(examples)("$name gives what a direct call gives for $status, $title", async ({ operation, status, wire }) => {
    await expectAlike(operation, answering(status, wire, { "retry-after": "3" }));
  });

  it.each(operations)("$name gives what a direct call gives for answers of other kinds", async (operation) => {
    const html = "<html><script>alert(1)</script></html>";
    for (const [status, body] of [
      [200, html],
      [200, undefined],
      [200, '"{}"'],
      [200, "[1, 2"],
      [204, undefined],
      [418, { errors: "of tea" }],
      [502, html],
      [599, null],
    ] as const) {
      await expectAlike(operation, answering(status, body));
    }
  });
});

/** Compares all of the two results but how long they took and with what headers they came. */
async function expectAlike({ vendor, call }: (typeof operations)[number], fetch: typeof globalThis.fetch) {
  const direct = await call({ fetch });
  const proxied = await call(browser(vendor, proxyTo(vendor, { fetch })));

  expect(outcome(proxied)).toEqual(outcome(direct));
}

function outcome(result: Result<unknown, AnyError>) {
  const { durationMs, headers, ...meta } = result.meta;
  if (result.ok) return { ...plain(result.value), meta };
  const { name, message } = result.error;
  return { ...result.error, name, message, meta };
}

/** A page has functions, which are never equal. */
const plain = (value: unknown) => {
  const { next, ...rest } = Object(value) as Record<string, unknown>;
  return { ...rest, hasNext: next !== undefined };
};

describe("what the proxy itself refuses", () => {
  const gone = { fetch: () => Promise.reject(new TypeError("fetch failed")) };
  const hangs = { fetch: () => new Promise<never>(() => {}), timeoutMs: 1 };

  it.each(operations)(
    "is never taken for an answer of the vendor to $name",
    async ({ vendor, call, returnsSecret }) => {
      const proxies = [
        [403, "not_allowed", proxyTo(vendor, gone, { allow: [] })],
        [403, "not_authorized", proxyTo(vendor, gone, { authorize: () => false })],
        [404, "unknown_operation", proxyTo(vendor, gone, { basePath: "/elsewhere" })],
        [500, "proxy_failed", proxyTo(vendor, { accessToken: "" })],
        [502, "vendor_unreachable", proxyTo(vendor, gone)],
        [504, "vendor_too_slow", proxyTo(vendor, hangs)],
      ] as const;

      for (const [status, code, proxy] of proxies) {
        const result = await call(browser(vendor, proxy));
        expect(result).toMatchObject({ error: { name: "UnexpectedStatusError", status } });
        if (!returnsSecret) expect(result).toMatchObject({ error: { body: { status, code } } });
      }
    },
  );
});

describe("a list", () => {
  it("is read page by page", async () => {
    const core = new ClerkCore(browser("clerk", proxyTo("clerk", { fetch: sandbox.fetch })));
    for (const name of ["Acme", "Borealis", "Cobalt"]) unwrap(await createOrganization(core, { name }));

    const { items } = unwrap(await collect(listOrganizations(core, { limit: 2, orderBy: "+name" })));

    expect(items.map(({ name }) => name)).toEqual(["Acme", "Borealis", "Cobalt"]);
    expect(sandbox.requests.slice(3).map(({ query }) => query)).toEqual([
      "limit=2&order_by=%2Bname",
      "limit=2&offset=2&order_by=%2Bname",
    ]);
  });
});

describe("what a browser's core reads beside the body", () => {
  it("arrives", async () => {
    const headers = { "x-ratelimit-limit-requests": "60", "x-request-id": "req_1", "retry-after": "7" };
    const fetch = answering(429, { error: { message: "slow", type: "requests", param: null, code: null } }, headers);
    const [list] = operations.filter(({ name }) => name === "openai.listInvites");

    const result = await list?.call(browser("openai", proxyTo("openai", { fetch })));

    expect(result).toMatchObject({
      error: { name: "HttpError", retryAfterMs: 7000 },
      meta: { requestId: "req_1", rateLimit: { requests: { limit: 60 } } },
    });
  });

  it("is all that arrives, and nothing is kept in caches", async () => {
    const fetch = answering(
      200,
      { data: [], total_count: 0 },
      {
        "set-cookie": "__session=1",
        "access-control-allow-origin": "*",
        server: "cloudflare",
        location: "https://elsewhere.example",
        "content-security-policy": "none",
        "www-authenticate": "Bearer",
      },
    );

    const answer = await proxyTo("clerk", { fetch })(new Request("https://app.example/api/clerk/organizations"));

    expect(Object.fromEntries(answer.headers)).toEqual({
      "cache-control": "no-store",
      "content-type": "application/json",
      "x-content-type-options": "nosniff",
    });
  });
});

it("has no type where there is no body", async () => {
  const proxy = proxyTo("polar", { fetch: answering(204, undefined) });

  const answer = await proxy(
    new Request("https://app.example/api/polar/v1/organization-access-tokens/a", { method: "DELETE" }),
  );

  expect([answer.status, answer.body, answer.headers.get("content-type")]).toEqual([204, null, null]);
});

describe("a vendor that cannot be reached", () => {
  const list = (options: CoreOptions) => listOrganizations(new ClerkCore(browser("clerk", proxyTo("clerk", options))));

  it.each([
    ["is gone", 502, "vendor_unreachable", { fetch: () => Promise.reject(new TypeError("fetch failed")) }],
    ["answers too much", 502, "vendor_unreachable", { fetch: answering(200, "x".repeat(99)), maxResponseBytes: 98 }],
    ["hangs", 504, "vendor_too_slow", { fetch: () => new Promise<never>(() => {}), timeoutMs: 1 }],
    ["has no token", 500, "proxy_failed", { accessToken: () => "" }],
    ["has a failing token", 500, "proxy_failed", { accessToken: () => Promise.reject(new Error("vault")) }],
    ["is stopped by a hook", 500, "proxy_failed", { hooks: { beforeRequest: () => Promise.reject(new Error("no")) } }],
  ] satisfies [string, number, string, CoreOptions][])("and %s is %i %s", async (_, status, code, options) => {
    const result = await list(options);

    expect(result).toMatchObject({
      ok: false,
      error: { name: "UnexpectedStatusError", status, body: { status, code } },
    });
  });

  it("and of which the platform says so with an error of any name is 502 vendor_unreachable", async () => {
    vi.stubGlobal("fetch", () => Promise.reject(new Error("Network connection lost.")));

    const result = await list({});

    expect(result).toMatchObject({ ok: false, error: { status: 502, body: { code: "vendor_unreachable" } } });
  });

  it("is asked once: it is the browser's core that repeats", async () => {
    sandbox.addFaults({ vendor: "clerk", status: 503, times: 2 });
    const proxy = proxyTo("clerk", { fetch: sandbox.fetch, retries: 5 });

    const result = await listOrganizations(new ClerkCore({ ...browser("clerk", proxy), retries: { baseDelayMs: 0 } }));

    expect(result).toMatchObject({ ok: true, meta: { attempts: 3 } });
    expect(sandbox.requests).toHaveLength(3);
  });
});

describe("the core behind a proxy", () => {
  const get = (proxy: (request: Request) => Promise<Response>) =>
    proxy(new Request("https://app.example/api/clerk/organizations"));

  it("is asked for its token by every request", async () => {
    const tokens = ["sk_test_first0001", "sk_test_second001"];
    const accessToken = async (): Promise<string> => tokens.shift() ?? "";
    const proxy = proxyTo("clerk", { fetch: sandbox.fetch, accessToken });

    await get(proxy);
    await get(proxy);

    expect(sandbox.requests.map(({ headers }) => headers.authorization)).toEqual([
      "Bearer sk_test_first0001",
      "Bearer sk_test_second001",
    ]);
  });

  it("adds its headers, tells its hooks, and goes to its address", async () => {
    const seen: string[] = [];
    const proxy = proxyTo("clerk", {
      fetch: sandbox.fetch,
      baseUrl: "https://gateway.example/clerk/v1",
      headers: { "x-tenant": "acme" },
      hooks: {
        beforeRequest: ({ operation, url, headers }) => {
          headers.set("x-signed", "yes");
          seen.push(operation, url);
        },
        afterResponse: ({ status }) => seen.push(`${status}`),
      },
    });

    await get(proxy);

    expect(seen).toEqual(["clerk.listOrganizations", "https://gateway.example/clerk/v1/organizations", "200"]);
    expect(sandbox.requests[0]?.headers).toMatchObject({ "x-tenant": "acme", "x-signed": "yes" });
  });

  it("may have hooks that only observe", async () => {
    const statuses: number[] = [];
    const hooks = { afterResponse: ({ status }: { status: number }) => statuses.push(status) };

    expect((await get(proxyTo("clerk", { fetch: sandbox.fetch, hooks }))).status).toBe(200);
    expect(statuses).toEqual([200]);
  });

  it("ends its call when the browser leaves", async () => {
    const leaving = new AbortController();
    let ended: AbortSignal | null | undefined;
    const fetch: typeof globalThis.fetch = (_, init) => {
      ended = init?.signal;
      leaving.abort();
      return new Promise(() => {});
    };

    await proxyTo("clerk", { fetch })(
      new Request("https://app.example/api/clerk/organizations", { signal: leaving.signal }),
    );

    expect(ended?.aborted).toBe(true);
  });
});
