import { expect, it } from "vitest";
import { ClerkCore, uploadOrganizationLogo } from "../../src/funcs/clerk/index.js";
import { createSandbox } from "../../src/sandbox/index.js";
import { browser, proxyTo } from "./proxied.js";

const url = "https://app.example/api/clerk/organizations/org_1/logo";
const headers = { "content-type": "multipart/form-data;boundary=b" };

/** An upload whose bytes are handed out one by one. */
function slowUpload() {
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
  const writer = writable.getWriter();
  const init = { method: "PUT", headers, body: readable, duplex: "half" };
  const write = (text: string) => writer.write(new TextEncoder().encode(text));
  return { request: new Request(url, init as RequestInit), write, writer };
}

/** A vendor that hands out what it reads. */
function slowVendor() {
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
  const reader = readable.pipeThrough(new TextDecoderStream() as never).getReader();
  const fetch: typeof globalThis.fetch = async (input, init) => {
    await new Request(input, init).body?.pipeTo(writable);
    return new Response('{"errors":[]}', { status: 418 });
  };
  return { fetch, read: async () => (await reader.read()).value };
}

it("reaches the vendor while the browser still sends it", async () => {
  const { request, write, writer } = slowUpload();
  const { fetch, read } = slowVendor();

  const answer = proxyTo("clerk", { fetch })(request);

  for (const part of ["first", "second", "third"]) {
    void write(part);
    expect(await read()).toBe(part);
  }
  await writer.close();
  expect((await answer).status).toBe(418);
});

it("waits for authorize, which may refuse it unread", async () => {
  const { request, writer } = slowUpload();
  const proxy = proxyTo("clerk", { fetch: () => Promise.reject(new Error("sent")) }, { authorize: () => false });

  expect((await proxy(request)).status).toBe(403);
  expect(request.bodyUsed).toBe(false);
  await writer.abort();
});

it("ends with 413 as soon as it is too large, though it states no length", async () => {
  const { request, write } = slowUpload();
  const { fetch, read } = slowVendor();
  const answer = proxyTo("clerk", { fetch }, { maxRequestBytes: 8 })(request);

  void write("12345678");
  expect(await read()).toBe("12345678");
  void write("9").catch(() => {});

  const { status } = await answer;
  expect(status).toBe(413);
});

it("arrives whole", async () => {
  const sandbox = createSandbox({ seed: "demo" });
  const proxy = proxyTo("clerk", { fetch: sandbox.fetch });
  const file = new File([new Uint8Array(3_000_000)], "logo.png", { type: "image/png" });

  await uploadOrganizationLogo(new ClerkCore(browser("clerk", proxy)), { organizationId: "org_1", file });

  expect(sandbox.requests[0]?.form).toEqual([
    { name: "file", file: { name: "logo.png", type: "image/png", size: 3_000_000 } },
  ]);
});

it("cannot be read by authorize as well", async () => {
  const { request, write, writer } = slowUpload();
  const authorize = async ({ body }: Request) => {
    await body?.getReader().read();
    return true;
  };
  const answer = proxyTo("clerk", { fetch: () => Promise.reject(new Error("sent")) }, { authorize })(request);

  await write("first");

  expect((await answer).status).toBe(500);
  writer.abort().catch(() => {});
});

it("keeps a JSON body within its own, smaller limit", async () => {
  const send = (bytes: number, maxRequestBytes?: number) =>
    proxyTo(
      "clerk",
      { fetch: createSandbox().fetch },
      maxRequestBytes ? { maxRequestBytes } : {},
    )(
      new Request("https://app.example/api/clerk/organizations", {
        method: "POST",
        headers: { "content-type": "application/json;charset=UTF-8", "content-length": `${bytes}` },
        body: `{"name":"Acme"}`.padEnd(bytes),
      }),
    );

  expect((await send(2 ** 20)).status).toBe(200);
  expect((await send(2 ** 20 + 1)).status).toBe(413);
  expect((await send(2 ** 20 + 1, 2 ** 20 + 1)).status).toBe(200);
  expect((await send(99, 98)).status).toBe(413);
});

it("gives up on a JSON body that does not end", async () => {
  const { readable, writable } = new TransformStream();
  const request = new Request("https://app.example/api/clerk/organizations", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: readable,
    duplex: "half",
  } as RequestInit);
  const proxy = proxyTo("clerk", { fetch: () => Promise.reject(new Error("sent")), timeoutMs: 5 });

  const answer = await proxy(request);

  expect([answer.status, await answer.json()]).toMatchObject([408, { code: "incomplete_body" }]);
  await expect(writable.getWriter().closed).rejects.toBeDefined();
});
