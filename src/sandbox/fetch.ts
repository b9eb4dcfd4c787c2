import { wait } from "./wait.js";

/** Holds one request whose body has been read. */
export interface IncomingCall {
  readonly request: Request;
  readonly url: URL;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly contentLength: number | undefined;
  /** Makes a request with the same method, headers, query and body for another path. */
  readonly withPath: (path: string) => Request;
}

const redirects: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);
const maxRedirects = 20;
const takesBody = (method: string): boolean => ["POST", "PUT", "PATCH"].includes(method);

/** Gives a handler the manners of the global fetch: signals, redirects, and lengths of bodies. */
export function toFetch(handle: (call: IncomingCall) => Promise<Response>): typeof globalThis.fetch {
  return async (input, init) => {
    const request = new Request(input, init);
    let call = await readCall(request, init?.body instanceof ReadableStream);
    for (let hop = 0; hop <= maxRedirects; hop += 1) {
      const answer = await orAbort(handle(call), request.signal);
      const location = answer.headers.get("location");
      if (request.redirect === "manual" || location === null || !redirects.has(answer.status)) return answer;
      if (request.redirect === "error") break;
      call = redirected(call, new URL(location, call.url), answer.status);
    }
    throw new TypeError("fetch failed", { cause: new Error("unexpected redirect") });
  };
}

async function readCall(request: Request, isStreamed: boolean): Promise<IncomingCall> {
  await wait(0, request.signal);
  const bytes = new Uint8Array(await request.arrayBuffer());
  return makeCall(request, new URL(request.url), bytes, lengthOf(request, bytes, isStreamed));
}

function makeCall(
  request: Request,
  url: URL,
  bytes: Uint8Array<ArrayBuffer>,
  contentLength: number | undefined,
): IncomingCall {
  const { method, headers, signal } = request;
  const body = method === "GET" || method === "HEAD" ? null : bytes;
  const withPath = (path: string) =>
    new Request(`${url.origin}${path}${url.search}`, { method, headers, body, signal });
  return { request, url, bytes, contentLength, withPath };
}

function lengthOf(request: Request, bytes: Uint8Array, isStreamed: boolean): number | undefined {
  const stated = request.headers.get("content-length");
  if (stated !== null) return Number(stated);
  if (isStreamed || request.headers.has("transfer-encoding")) return undefined;
  return bytes.byteLength > 0 || takesBody(request.method) ? bytes.byteLength : undefined;
}

function redirected({ request, bytes, contentLength }: IncomingCall, url: URL, status: number): IncomingCall {
  const becomesGet = status === 303 || (status < 303 && request.method === "POST");
  const next = new Request(url, {
    method: becomesGet ? "GET" : request.method,
    headers: request.headers,
    signal: request.signal,
  });
  if (url.origin !== new URL(request.url).origin) next.headers.delete("authorization");
  return becomesGet ? makeCall(next, url, new Uint8Array(), undefined) : makeCall(next, url, bytes, contentLength);
}

function orAbort<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const onAbort = () => reject(signal.reason);
    signal.addEventListener("abort", onAbort, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener("abort", onAbort));
  });
}
