import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { gzipSync } from "node:zlib";
import { afterEach, expect, it, vi } from "vitest";
import { ask, emptyPage } from "./exchange.js";

const servers: Server[] = [];

afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

/** Starts a server of this machine and gives its address, and the requests that reached it. */
async function serve(answer: RequestListener): Promise<{ baseUrl: string; urls: string[] }> {
  const urls: string[] = [];
  const server = createServer((request, response) => {
    urls.push(`${request.method} ${request.url}`);
    answer(request, response);
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, urls };
}
const retries = { limit: 1, baseDelayMs: 0 };

it("repeats a GET whose connection was dropped", async () => {
  let turn = 0;
  const { baseUrl, urls } = await serve((request, response) =>
    turn++ ? response.end(JSON.stringify(emptyPage)) : request.socket.destroy(),
  );

  const result = await ask.GET({ baseUrl, retries });

  expect(result).toMatchObject({ ok: true, meta: { attempts: 2 } });
  expect(urls).toHaveLength(2);
});

it("repeats no POST whose connection was dropped, and says that it is in doubt", async () => {
  const { baseUrl, urls } = await serve((request) => request.socket.destroy());

  const result = await ask.POST({ baseUrl, retries });

  expect(urls).toEqual(["POST /v1/organization-access-tokens/"]);
  expect(result).toMatchObject({
    ok: false,
    error: { name: "ConnectionError", mayHaveTakenEffect: true, cause: { code: expect.any(String) } },
  });
});

it("takes a body that breaks off for a lost connection", async () => {
  const { baseUrl, urls } = await serve((_request, response) => {
    response.writeHead(200, { "content-length": "100" });
    response.write('{"items":', () => response.destroy());
  });

  const result = await ask.GET({ baseUrl, retries });

  expect(urls).toHaveLength(2);
  expect(result).toMatchObject({ ok: false, error: { name: "ConnectionError" }, meta: { attempts: 2 } });
});

it("knows that a refused connection has no effect", async () => {
  const { baseUrl } = await serve(() => {});
  const [server] = servers.splice(0);
  await new Promise((resolve) => server?.close(resolve));

  const result = await ask.DELETE({ baseUrl, retries });

  expect(result).toMatchObject({
    ok: false,
    error: { name: "ConnectionError", mayHaveTakenEffect: false, cause: { code: "ECONNREFUSED" } },
    meta: { attempts: 2 },
  });
});

it.each([301, 302, 303, 307, 308])("follows no redirect: %i", async (status) => {
  const { baseUrl, urls } = await serve((_request, response) => {
    response.writeHead(status, { location: "/elsewhere" }).end();
  });

  const result = await ask.POST({ baseUrl });

  expect(urls).toHaveLength(1);
  expect(result).toMatchObject({ ok: false, error: { name: "UnexpectedStatusError", status } });
});

it("reads a compressed body, and counts its decoded bytes", async () => {
  const { baseUrl } = await serve((_request, response) => {
    response.writeHead(200, { "content-encoding": "gzip" }).end(gzipSync(JSON.stringify(emptyPage).padEnd(100_000)));
  });

  expect(await ask.GET({ baseUrl })).toMatchObject({ ok: true });
  expect(await ask.GET({ baseUrl, maxResponseBytes: 99_999 })).toMatchObject({
    ok: false,
    error: { name: "ConnectionError" },
  });
});

it("sends a JSON body with its length", async () => {
  const bodies: string[] = [];
  const { baseUrl } = await serve((request, response) => {
    expect(request.headers["transfer-encoding"]).toBeUndefined();
    request.on("data", (chunk) => bodies.push(`${request.headers["content-length"]}: ${chunk}`));
    request.on("end", () => response.writeHead(429).end());
  });

  await ask.POST({ baseUrl, retries: 0 });

  expect(bodies).toEqual(['28: {"comment":"CI","scopes":[]}']);
});

it("sends a form with the file in it", async () => {
  let form = "";
  const { baseUrl } = await serve((request, response) => {
    request.on("data", (chunk) => {
      form += chunk;
    });
    request.on("end", () => response.writeHead(429, { "x-type": request.headers["content-type"] }).end());
  });

  const { meta } = await ask.PUT({ baseUrl, retries: 0 });

  expect(meta.headers?.["x-type"]).toMatch(/^multipart\/form-data; boundary=/);
  expect(form).toContain('name="file"');
  expect(form).toContain("Content-Type: image/gif");
  expect(form).toContain("GIF89a");
});

it("calls the platform's fetch where none is given", async () => {
  const { baseUrl } = await serve((_request, response) => response.end(JSON.stringify(emptyPage)));
  const platform = vi.spyOn(globalThis, "fetch");

  const result = await ask.GET({ baseUrl });

  expect(result.ok).toBe(true);
  expect(platform).toHaveBeenCalledOnce();
});
