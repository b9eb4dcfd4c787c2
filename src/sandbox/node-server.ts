import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { Readable } from "node:stream";

const host = "127.0.0.1";

/** Answers HTTP requests on the loopback address with a fetch function; a rejection destroys the connection. */
export async function listen(
  fetch: typeof globalThis.fetch,
  port: number,
): Promise<{ port: number; close: () => Promise<void> }> {
  const server = createServer((incoming, outgoing) => {
    answer(fetch, incoming, outgoing).catch(() => outgoing.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function answer(
  fetch: typeof globalThis.fetch,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  const { method = "GET", url = "/" } = incoming;
  const gone = new AbortController();
  outgoing.once("close", () => gone.abort());
  const target = URL.parse(url.startsWith("/") ? `http://${incoming.headers.host ?? host}${url}` : url);
  if (!target) {
    outgoing.writeHead(400).end();
    return;
  }
  const hasBody = method !== "GET" && method !== "HEAD";
  const response = await fetch(target, {
    method,
    headers: headersOf(incoming),
    body: hasBody ? (Readable.toWeb(incoming) as ReadableStream<Uint8Array>) : null,
    redirect: "manual",
    signal: gone.signal,
    duplex: "half",
  } as RequestInit);
  await send(response, outgoing, method === "HEAD");
}

function headersOf(incoming: IncomingMessage): Headers {
  const headers = new Headers();
  for (let index = 0; index + 1 < incoming.rawHeaders.length; index += 2) {
    headers.append(incoming.rawHeaders[index] ?? "", incoming.rawHeaders[index + 1] ?? "");
  }
  return headers;
}

async function send(response: Response, outgoing: ServerResponse, isHead: boolean): Promise<void> {
  outgoing.writeHead(response.status, [...response.headers].flat());
  if (isHead || response.body === null) {
    outgoing.end();
    return;
  }
  outgoing.flushHeaders();
  for await (const chunk of response.body) {
    if (!outgoing.write(chunk)) await new Promise((resolve) => outgoing.once("drain", resolve));
  }
  outgoing.end();
}
