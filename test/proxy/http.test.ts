import { connect } from "node:net";
import { Hono } from "hono";
import nock from "nock";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { type SandboxServer, serveSandbox } from "../../src/sandbox/index.js";
import { listen } from "../../src/sandbox/node-server.js";
import { operations } from "../operations/table.js";
import { type Handler, proxyTo, secrets, vendors } from "./proxied.js";

const vendorPaths = { polar: "/polar", openai: "/openai/v1", clerk: "/clerk/v1", permit: "/permit" };

let vendorServer: SandboxServer;
const servers: { close: () => Promise<void> }[] = [];

// nock reads what sockets send and takes an address in a request line for another host.
beforeAll(async () => {
  nock.restore();
  vendorServer = await serveSandbox();
});
afterEach(() => vendorServer.sandbox.reset());
afterAll(async () => {
  await Promise.all([vendorServer, ...servers].map((server) => server.close()));
  nock.activate();
});

/** The proxies of all vendors behind one Node server; both ways are real connections. */
async function serve(): Promise<number> {
  const app = new Hono();
  for (const vendor of vendors) {
    const proxy = proxyTo(vendor, { baseUrl: `${vendorServer.url}${vendorPaths[vendor]}` });
    app.all(`/api/${vendor}/*`, ({ req }) => proxy(req.raw));
  }
  return listenTo(async (request) => app.fetch(request));
}

async function listenTo(handler: Handler): Promise<number> {
  const server = await listen(async (url, init) => handler(new Request(url, init)), 0);
  servers.push(server);
  return server.port;
}

describe("in Node, under hono", () => {
  let port: number;
  beforeAll(async () => {
    port = await serve();
  });

  it.each(operations)("$name works over HTTP", async ({ name, vendor, live }) => {
    const baseUrl = `http://127.0.0.1:${port}/api/${vendor}`;

    const { result, shows } = await live({ accessToken: undefined, baseUrl });

    expect(result).toMatchObject({ ok: true, value: shows });
    expect(vendorServer.sandbox.requests.at(-1)).toMatchObject({ operation: name });
    for (const { headers } of vendorServer.sandbox.requests) {
      expect(headers.authorization).toBe(`Bearer ${secrets[vendor]}`);
    }
  });
});

it("streams an upload from one connection to the other", async () => {
  let seen = "";
  const vendor = await listenTo(async ({ body }) => {
    for await (const text of body?.pipeThrough(new TextDecoderStream() as never) ?? []) seen += text;
    return Response.json({}, { status: 418 });
  });
  const port = await listenTo(proxyTo("clerk", { baseUrl: `http://127.0.0.1:${vendor}` }));
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
  const writer = writable.getWriter();
  const init = {
    method: "PUT",
    headers: { "content-type": "multipart/form-data; boundary=b" },
    body: readable,
    duplex: "half",
  };

  const answer = fetch(`http://127.0.0.1:${port}/api/clerk/organizations/org_1/logo`, init as RequestInit);

  for (const text of ["first", "firstsecond", "firstsecondthird"]) {
    await writer.write(new TextEncoder().encode(text.slice(seen.length)));
    await expect.poll(() => seen).toBe(text);
  }
  await writer.close();
  expect((await answer).status).toBe(418);
});

describe("raw requests", () => {
  let port: number;
  beforeAll(async () => {
    const proxy = proxyTo(
      "clerk",
      { baseUrl: `${vendorServer.url}/clerk/v1` },
      { allow: ["listOrganizations", "createOrganization"] },
    );
    port = await listenTo(proxy);
  });

  /** Sends bytes as they are and reads until the server closes. */
  const sendRaw = (text: string) =>
    new Promise<string>((resolve) => {
      let received = "";
      const socket = connect(port, "127.0.0.1", () => socket.end(text, "latin1"));
      socket.setEncoding("latin1");
      socket.on("data", (chunk) => {
        received += chunk;
      });
      socket.on("error", () => {});
      socket.on("close", () => resolve(received));
    });

  const head = (line: string, ...headers: string[]) =>
    [`${line} HTTP/1.1`, "Host: app.example", "Connection: close", ...headers, "", ""].join("\r\n");
  const post = (...headers: string[]) =>
    head("POST /api/clerk/organizations", "Content-Type: application/json", ...headers);
  const body = '{"name":"Acme"}';
  const chunked = `${body.length.toString(16)}\r\n${body}\r\n0\r\n\r\n`;

  it("reach the vendor when they are good", async () => {
    await sendRaw(head("GET /api/clerk/organizations?limit=1"));
    await sendRaw(post(`Content-Length: ${body.length}`) + body);
    await sendRaw(post("Transfer-Encoding: chunked") + chunked);

    expect(vendorServer.sandbox.requests.map(({ method, path }) => `${method} ${path}`)).toEqual([
      "GET /v1/organizations",
      "POST /v1/organizations",
      "POST /v1/organizations",
    ]);
    // A body is sent with its length, however it came.
    for (const { headers } of vendorServer.sandbox.requests.slice(1)) {
      expect(headers).toMatchObject({ "content-length": `${body.length}` });
      expect(headers).not.toHaveProperty("transfer-encoding");
    }
  });

  it.each([
    ["an address of the vendor", head("GET https://api.clerk.com/v1/organizations")],
    ["an address with the path in a query", head("GET http://evil.example/?/api/clerk/organizations")],
    ["an address with the path in a hash", head("GET http://evil.example/#/api/clerk/organizations")],
    ["an address with the path as its host", head("GET http://api/clerk/organizations")],
    ["an address of another kind", head("GET ftp://app.example/organizations")],
    ["a host and no path", head("GET app.example/api/clerk/organizations")],
    ["an asterisk", head("OPTIONS *")],
    ["a tunnel", head("CONNECT api.clerk.com:443")],
    ["a trace", head("TRACE /api/clerk/organizations")],
    [
      "a preflight",
      head("OPTIONS /api/clerk/organizations", "Origin: https://a", "Access-Control-Request-Method: GET"),
    ],
    ["a head", head("HEAD /api/clerk/organizations")],
    ["a method in lower case", head("get /api/clerk/organizations")],
    ["a method with a space", head("GE T /api/clerk/organizations")],
    ["a path with dots that lead out", head("GET /api/clerk/../../v1/organizations")],
    ["a path with dots to a sibling", head("GET /api/clerk/organizations/../users")],
    ["a path with encoded dots", head("GET /api/clerk/organizations/%2e%2e/users")],
    ["a path with dots and an encoded slash", head("GET /api/clerk/organizations/..%2fusers")],
    ["a path with backslashes", head("GET /api/clerk/organizations\\..\\users")],
    ["a path with two slashes", head("GET //api/clerk/organizations")],
    ["a path with a null byte", head("GET /api/clerk/organizations\0")],
    ["a path with an encoded null byte", head("GET /api/clerk/organizations%00")],
    ["a path with raw bytes", head("GET /api/clerk/organizations/\xc3\xa9")],
    ["a path with a space", head("GET /api/clerk/organizations /x")],
    ["an unlisted operation", head("DELETE /api/clerk/organizations/org_1")],
    ["an override of the method", head("POST /api/clerk/organizations/org_1", "X-HTTP-Method-Override: GET")],
    ["a length and chunks", post(`Content-Length: ${body.length}`, "Transfer-Encoding: chunked") + chunked],
    ["chunks and a length", post("Transfer-Encoding: chunked", "Content-Length: 4") + chunked],
    ["two lengths", post("Content-Length: 15", "Content-Length: 2") + body],
    ["two lengths in one", post("Content-Length: 15, 2") + body],
    ["a negative length", post("Content-Length: -1") + body],
    ["a length with a plus", post("Content-Length: +15") + body],
    ["a length in hexadecimal", post("Content-Length: 0xf") + body],
    ["a length that is too short", post("Content-Length: 5") + body],
    ["a length that is too long", post("Content-Length: 99") + body],
    ["a length beyond the limit", post("Content-Length: 1048577") + body],
    ["no length", post() + body],
    ["chunks of another name", post("Transfer-Encoding: xchunked") + chunked],
    ["chunks twice", post("Transfer-Encoding: chunked, chunked") + chunked],
    ["chunks and identity", post("Transfer-Encoding: chunked, identity") + chunked],
    ["chunks with a space before the colon", post("Transfer-Encoding : chunked") + chunked],
    ["chunks on a folded line", post("Transfer-Encoding:\r\n chunked") + chunked],
    ["chunks with a tab in their name", post("Transfer-Encoding: \x0bchunked") + chunked],
    ["chunks whose size is none", `${post("Transfer-Encoding: chunked")}zz\r\n${body}\r\n0\r\n\r\n`],
    ["chunks whose size is too large", `${post("Transfer-Encoding: chunked")}ffffffffffffffffff\r\n${body}`],
    ["chunks that do not end", `${post("Transfer-Encoding: chunked")}f\r\n${body}\r\n`],
    ["a header with a bare line feed", head("GET /api/clerk/organizations", "X: a\nAuthorization: Bearer x")],
    ["a header with a bare carriage return", head("GET /api/clerk/organizations", "X: a\rY: b")],
    ["a header with a null byte", head("GET /api/clerk/organizations", "X: a\0b")],
    ["a header without a name", head("GET /api/clerk/organizations", ": b")],
    ["a header with a space in its name", head("GET /api/clerk/organizations", "X Y: b")],
    ["no host", "GET /api/clerk/organizations HTTP/1.1\r\nConnection: close\r\n\r\n"],
    ["a host that is none", "GET /api/clerk/organizations HTTP/1.1\r\nHost: a b\r\nConnection: close\r\n\r\n"],
    ["another protocol", "GET /api/clerk/organizations HTTP/9.9\r\nHost: a\r\n\r\n"],
    ["the preface of HTTP/2", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"],
    ["an address with a name and a password", head("GET http://a:b@evil.example/api/clerk/organizations")],
    [
      "another request in the body of a refused one",
      `${post("Content-Length: 73")}GET /api/clerk/organizations HTTP/1.1\r\nHost: app.example\r\nX: aaaaaaaaaa\r\n\r\n`,
    ],
  ])("never reach the vendor with %s", async (_, text) => {
    const answer = await sendRaw(text);

    expect(vendorServer.sandbox.requests).toEqual([]);
    expect(answer).toMatch(/^(HTTP\/1\.1 4\d\d |$)/);
    expect(answer).not.toContain(secrets.clerk);
    expect(answer.toLowerCase()).not.toContain("access-control");
  });

  it.each([
    ["an address of another host", head("GET http://evil.example/api/clerk/organizations")],
    ["another host", "GET /api/clerk/organizations HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"],
    ["a host forwarded", head("GET /api/clerk/organizations", "X-Forwarded-Host: evil.example")],
    ["headers named to be dropped", head("GET /api/clerk/organizations", "Connection: authorization, x-a", "X-A: b")],
    ["an upgrade", head("GET /api/clerk/organizations", "Upgrade: websocket", "Sec-WebSocket-Key: eA==")],
    ["credentials", head("GET /api/clerk/organizations", "Authorization: Bearer mine", "Cookie: a=b")],
  ])("go to the vendor alone, as the proxy's own, with %s", async (_, text) => {
    await sendRaw(text);

    expect(vendorServer.sandbox.requests).toMatchObject([{ method: "GET", path: "/v1/organizations" }]);
    const { headers = {} } = vendorServer.sandbox.requests[0] ?? {};
    expect(headers).toMatchObject({
      host: new URL(vendorServer.url).host,
      authorization: `Bearer ${secrets.clerk}`,
    });
    expect(
      Object.keys(headers)
        .filter((name) => !/^(accept|connection|sec-fetch|user-agent)/.test(name))
        .sort(),
    ).toEqual(["authorization", "clerk-api-version", "host"]);
  });
});
