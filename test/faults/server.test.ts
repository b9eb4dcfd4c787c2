import { connect } from "node:net";
import { describe, expect, it } from "vitest";
import { answer, delay, hang, hugeBody, raw, resetBefore, resetDuringUpload } from "./catalogue.js";
import { parse, RawClient } from "./raw-client.js";
import { refusedUrl, startFaultServer } from "./server.js";
import { serveFaults, server } from "./serving.js";

serveFaults();

const get = (path: string) => `GET ${path} HTTP/1.1\r\nhost: raw\r\n\r\n`;
const status = async (path = "/") => (await fetch(server.url + path)).status;

describe("the script", () => {
  it("gives each request its fault and repeats the last one", async () => {
    server.script(answer({ status: 201 }), answer({ status: 202 }));
    expect([await status(), await status(), await status()]).toEqual([201, 202, 202]);
    server.script(answer({ status: 203 }));
    expect([await status(), await status()]).toEqual([203, 203]);
  });

  it("answers 501 when it is empty", async () => {
    expect(await status()).toBe(501);
  });

  it("is forgotten on reset", async () => {
    server.script(answer({ status: 201 }));
    expect(await status()).toBe(201);
    server.reset();
    expect(await status()).toBe(501);
    expect(server.requests).toHaveLength(1);
  });
});

describe("recorded requests", () => {
  it("hold method, path, headers, body, time and the fault", async () => {
    server.script(answer({ name: "fine" }));
    const before = performance.now();
    await fetch(`${server.url}/a?b=%20c`, { method: "PATCH", headers: { "X-One": "1" }, body: "grüße" });
    const [request] = server.requests;
    expect(request).toMatchObject({ method: "PATCH", path: "/a?b=%20c", body: "grüße", fault: "fine" });
    expect(request?.headers["x-one"]).toBe("1");
    expect(request?.at).toBeGreaterThanOrEqual(before);
    expect(request?.at).toBeLessThanOrEqual(performance.now());
  });

  it("join repeated headers", async () => {
    server.script(answer());
    const client = await RawClient.send(server.url, "GET / HTTP/1.1\r\nx-a: 1\r\nX-A: 2\r\n\r\n");
    await client.ended;
    expect(server.requests[0]?.headers).toEqual({ "x-a": "1, 2" });
  });

  it("hold a chunked body without its framing", async () => {
    server.script(answer());
    const init = { method: "POST", body: new Blob(["first ", "second"]).stream(), duplex: "half" };
    await fetch(server.url, init);
    expect(server.requests[0]).toMatchObject({ body: "first second", headers: { "transfer-encoding": "chunked" } });
  });

  it("hold binary bodies byte for byte", async () => {
    server.script(answer());
    const bytes = Buffer.from(Array.from({ length: 200_000 }, (_, index) => index % 256));
    await fetch(server.url, { method: "PUT", body: bytes });
    expect(server.requests[0]?.bodyBytes.equals(bytes)).toBe(true);
  });

  it("are put together from single bytes", async () => {
    server.script(answer());
    const text = "POST /slow HTTP/1.1\r\ncontent-length: 2\r\n\r\nok";
    const client = await RawClient.send(server.url, [...text]);
    expect(await client.ended).toBe("fin");
    expect(server.requests[0]).toMatchObject({ path: "/slow", body: "ok" });
  });

  it("are served in order on a connection that is kept alive", async () => {
    server.script(answer({ body: "1", keepAlive: true }), answer({ body: "2" }));
    const client = await RawClient.send(server.url, get("/first") + get("/second"));
    expect(await client.ended).toBe("fin");
    expect(server.requests.map((request) => request.path)).toEqual(["/first", "/second"]);
    expect(client.text).toMatch(/\r\n\r\n1HTTP\/1\.1 200 OK\r\n.*\r\n\r\n2$/s);
  });

  it("can be waited for", async () => {
    server.script(answer());
    const second = server.waitForRequest(2);
    await fetch(`${server.url}/first`);
    await fetch(`${server.url}/second`);
    expect((await second).path).toBe("/second");
    expect((await server.waitForRequest(1)).path).toBe("/first");
  });
});

describe("connections", () => {
  it("are counted, and the ones closed by the client are told apart", async () => {
    server.script(hang(), hang(), answer());
    const clients = [await RawClient.send(server.url), await RawClient.send(server.url)];
    await server.waitForRequest(2);
    expect(server.connections).toBe(2);
    await (await RawClient.send(server.url)).ended;
    for (const client of clients) client.leave();
    await server.closed(2);
    await server.idle();
    expect([server.connections, server.closedByClient]).toEqual([0, 2]);
  });

  it("closed by an aborted fetch are seen", async () => {
    server.script(hang());
    const controller = new AbortController();
    const answered = fetch(server.url, { signal: controller.signal });
    await server.waitForRequest();
    controller.abort();
    await expect(answered).rejects.toThrow("aborted");
    await server.closed();
  });

  it("are not closed by the client when the server resets or ends them", async () => {
    server.script(resetBefore(), raw("HTTP/1.1 204 No Content\r\n\r\n"));
    await (await RawClient.send(server.url)).ended;
    await (await RawClient.send(server.url)).ended;
    await server.idle();
    expect(server.closedByClient).toBe(0);
  });

  it("are all destroyed on reset, timers included", async () => {
    server.script(hang(), delay(3_600_000, answer()));
    const clients = [await RawClient.send(server.url), await RawClient.send(server.url)];
    await server.waitForRequest(2);
    server.reset();
    await Promise.all(clients.map((client) => client.ended));
    expect([server.connections, server.closedByClient, server.bytesSent]).toEqual([0, 0, 0]);
    expect(server.requests).toEqual([]);
  });

  it("can be reset before the request's body is in", async () => {
    server.script(resetDuringUpload());
    const client = await RawClient.send(server.url, "POST / HTTP/1.1\r\ncontent-length: 1000000\r\n\r\nsome");
    expect(await client.ended).toBe("reset");
    expect(server.requests[0]).toMatchObject({ method: "POST", body: "" });
  });
});

it("sends a huge body only as far as somebody reads it", async () => {
  server.script(hugeBody(1_000_000_000));
  const client = await RawClient.send(server.url);
  await client.received(1_000_000);
  expect(client.text).toMatch(/\r\n\r\n1\r\n"\r\n10000\r\na{65536}\r\n/);
  client.leave();
  await server.closed();
  expect(server.bytesSent).toBeLessThan(100_000_000);
});

it("delays a fault after the request is in", async () => {
  server.script(delay(30, answer()));
  const client = await RawClient.send(server.url);
  const { at } = await server.waitForRequest();
  expect(client.text).toBe("");
  await client.ended;
  expect((client.pieces[0]?.at ?? 0) - at).toBeGreaterThan(28);
  expect(parse(client.bytes).status).toBe(200);
});

it("refuses connections at one address", async () => {
  const url = await refusedUrl();
  expect(await refusedUrl()).toBe(url);
  const refusals = Array.from({ length: 3 }, async () => {
    const socket = connect({ host: "127.0.0.1", port: Number(new URL(url).port) });
    return new Promise((resolve) => socket.once("error", resolve).once("connect", resolve));
  });
  for (const refusal of await Promise.all(refusals)) expect(refusal).toMatchObject({ code: "ECONNREFUSED" });
});

it("closes while connections are open, and again", async () => {
  const other = await startFaultServer();
  other.script(hang());
  const client = await RawClient.send(other.url);
  await other.waitForRequest();
  await other.close();
  await other.close();
  await client.ended;
  await expect(fetch(other.url)).rejects.toThrow("fetch failed");
});
