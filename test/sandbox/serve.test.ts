import { connect } from "node:net";
import nock from "nock";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { createSandbox, type SandboxServer, type ServeSandboxOptions, serveSandbox } from "../../src/sandbox/index.js";
import { ask } from "./ask.js";

const servers: SandboxServer[] = [];
const tokens = "/polar/v1/organization-access-tokens";

async function serve(options: ServeSandboxOptions = {}): Promise<SandboxServer> {
  const server = await serveSandbox(options);
  servers.push(server);
  return server;
}

// nock reads what sockets send and takes an address in a request line for another host.
beforeAll(() => nock.restore());
afterAll(() => nock.activate());

afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

/** Sends bytes as they are and reads until the server closes. */
function sendRaw(port: number, text: string): Promise<string> {
  return new Promise((resolve) => {
    let received = "";
    const socket = connect(port, "127.0.0.1", () => socket.write(text));
    socket.on("data", (chunk) => {
      received += chunk;
    });
    socket.on("error", () => undefined);
    socket.on("close", () => resolve(received));
  });
}

describe("a served sandbox", () => {
  it("listens on the loopback address, on a free port by default", async () => {
    const { url, port } = await serve();
    expect(url).toBe(`http://127.0.0.1:${port}`);
    expect(port).toBeGreaterThan(0);
  });

  it("rejects when the port is taken", async () => {
    const { port } = await serve();
    await expect(serve({ port })).rejects.toMatchObject({ code: "EADDRINUSE" });
  });

  it("serves the sandbox it is given", async () => {
    const sandbox = createSandbox();
    const server = await serve({ sandbox });
    expect(server.sandbox).toBe(sandbox);
    await ask(fetch, "GET", `${server.url}/openai/v1/organization/invites?limit=2`, { token: "sk-admin-x" });
    expect(sandbox.requests).toMatchObject([
      { operation: "openai.listInvites", query: "limit=2", headers: { authorization: "Bearer sk-admin-x" } },
    ]);
  });

  it("makes one from its options otherwise", async () => {
    const { url } = await serve({ openai: { createStatus: 201 } });
    const { status, body } = await ask(fetch, "POST", `${url}/openai/v1/organization/invites`, {
      token: "sk-admin-x",
      json: { email: "zoë@example.com", role: "owner" },
    });
    expect(status).toBe(201);
    expect(body).toMatchObject({ email: "zoë@example.com", status: "pending" });
  });

  it.each(["GET", "POST", "PATCH", "DELETE", "HEAD"])("redirects a %s to the other form of a path", async (method) => {
    const { url } = await serve();
    const { status, headers, body } = await ask(fetch, method, `${url}${tokens}?limit=2&page=1`);
    expect([status, headers.get("location"), body]).toEqual([307, `${url}${tokens}/?limit=2&page=1`, ""]);
  });

  it("is followed by fetch over a redirect", async () => {
    const { url } = await serve();
    const response = await fetch(`${url}${tokens}`, {
      method: "POST",
      headers: { authorization: "Bearer polar_oat_x", "content-type": "application/json" },
      body: '{"comment":"a","scopes":[]}',
    });
    expect(response.status).toBe(201);
  });

  it("answers a HEAD with the head alone", async () => {
    const { port } = await serve();
    const raw = await sendRaw(port, `HEAD ${tokens}/ HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`);
    expect(raw).toMatch(/^HTTP\/1\.1 405 Method Not Allowed\r\n/);
    expect(raw).toMatch(/\r\nallow: GET\r\n/i);
    expect(raw.endsWith("\r\n\r\n")).toBe(true);
  });

  it("answers for unknown paths as the vendor does, and for others itself", async () => {
    const { url } = await serve();
    expect(await ask(fetch, "GET", `${url}/polar/nope`)).toMatchObject({ status: 404, body: { detail: "Not Found" } });
    expect((await ask(fetch, "GET", `${url}/nope`)).status).toBe(404);
  });

  it("states the length of bodies, and none for an answer without", async () => {
    const { url } = await serve({ faults: [{ vendor: "polar", status: 429 }] });
    const limited = await ask(fetch, "GET", `${url}${tokens}/`);
    expect([limited.status, limited.body, limited.headers.get("content-type")]).toEqual([429, "", null]);
    const { headers } = await ask(fetch, "GET", `${url}${tokens}/`);
    expect(headers.get("content-length")).toBe("48");
  });

  it("knows a chunked body from one with a length", async () => {
    const { url, port } = await serve();
    const body = '{"comment":"a","scopes":[]}';
    const headers = { authorization: "Bearer polar_oat_x", "content-type": "application/json" };
    const chunked = { method: "POST", headers, body: new Blob([body]).stream(), duplex: "half" };
    expect((await fetch(`${url}${tokens}/`, chunked as RequestInit)).status).toBe(411);
    expect((await fetch(`${url}${tokens}/`, { method: "POST", headers, body })).status).toBe(201);
    const bare = await sendRaw(port, `POST ${tokens}/ HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`);
    expect(bare).toMatch(/^HTTP\/1\.1 411 /);
  });

  it("finds vendors by their real hosts", async () => {
    const { port, sandbox } = await serve();
    await sendRaw(port, "GET /v1/organizations HTTP/1.1\r\nHost: api.clerk.com\r\nConnection: close\r\n\r\n");
    await sendRaw(port, "GET http://api.permit.io/v2/orgs HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    expect(sandbox.requests.map(({ operation }) => operation)).toEqual([
      "clerk.listOrganizations",
      "permit.listOrganizations",
    ]);
  });

  it("refuses what has no address", async () => {
    const { port } = await serve();
    const raw = await sendRaw(port, "GET / HTTP/1.1\r\nHost: a b\r\nConnection: close\r\n\r\n");
    expect(raw).toMatch(/^HTTP\/1\.1 400 /);
  });

  it("has the control routes", async () => {
    const { url } = await serve();
    await ask(fetch, "POST", `${url}/_sandbox/faults`, { json: { operation: "listInvites", status: 503 } });
    const invites = `${url}/openai/v1/organization/invites`;
    expect((await ask(fetch, "GET", invites)).status).toBe(503);
    expect((await ask(fetch, "GET", `${url}/_sandbox/requests`)).body).toMatchObject([{ vendor: "openai" }]);
    await ask(fetch, "POST", `${url}/_sandbox/reset`);
    expect((await ask(fetch, "GET", `${url}/_sandbox/requests`)).body).toEqual([]);
  });

  it.each([true, "request", "response"] as const)("destroys the connection for drop: %s", async (drop) => {
    const { url } = await serve({ faults: [{ drop }] });
    const failure = await fetch(`${url}${tokens}/`).catch((error: unknown) => error);
    expect(failure).toMatchObject({ message: "fetch failed", cause: { code: "UND_ERR_SOCKET" } });
  });

  it("breaks a body off", async () => {
    const { url } = await serve({ faults: [{ drop: "body", status: 200, body: "0123456789" }] });
    const response = await fetch(`${url}${tokens}/`);
    expect(response.headers.get("content-length")).toBe("10");
    await expect(response.text()).rejects.toThrow("terminated");
  });

  it("sends the head of a slow answer first", async () => {
    const { url } = await serve({ faults: [{ bodyDelayMs: 60_000, status: 200, body: "late" }] });
    const reading = new AbortController();
    const response = await fetch(`${url}${tokens}/`, { signal: reading.signal });
    expect(response.status).toBe(200);
    reading.abort();
    await expect(response.text()).rejects.toThrow("aborted");
  });

  it("closes while an answer is still to come", async () => {
    const server = await serveSandbox({ faults: [{ delayMs: 60_000 }] });
    const pending = fetch(`${server.url}${tokens}/`).catch((error: unknown) => error);
    await expect.poll(() => server.sandbox.requests.length).toBe(1);
    await server.close();
    expect(await pending).toMatchObject({ message: "fetch failed" });
    await expect(fetch(server.url)).rejects.toThrow("fetch failed");
  });
});
