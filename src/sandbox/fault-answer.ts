import type { Fault } from "./types.js";
import { wait } from "./wait.js";

const bodiless: ReadonlySet<number> = new Set([204, 205, 304]);

/** Makes the error with which the global fetch reports a lost connection. */
export function lostConnection(): TypeError {
  const cause = Object.assign(new Error("read ECONNRESET"), { code: "ECONNRESET" });
  return new TypeError("fetch failed", { cause });
}

/** Makes the answer that a fault puts in the vendor's place, if it does so. */
export function replacementOf(fault: Fault, failure: (status: number) => Response | undefined): Response | undefined {
  if (fault.status === undefined && fault.body === undefined) return undefined;
  const status = fault.status ?? 200;
  if (bodiless.has(status)) return new Response(null, { status });
  if (fault.body === undefined) return failure(status) ?? new Response(null, { status });
  if (fault.body === null) return new Response(null, { status });
  const isText = typeof fault.body === "string";
  const headers = { "content-type": isText ? "text/plain;charset=UTF-8" : "application/json" };
  return new Response(isText ? String(fault.body) : JSON.stringify(fault.body), { status, headers });
}

/** Applies to an answer what a fault does to its headers and its body, and states the length of the body. */
export async function disturbed(answer: Response, fault: Fault, request: Request): Promise<Response> {
  const headers = new Headers([...answer.headers]);
  for (const [name, value] of Object.entries(fault.headers ?? {})) headers.set(name, value);
  const head = { status: answer.status, headers };
  if (answer.body === null) {
    if (fault.drop === "body") throw lostConnection();
    return new Response(null, head);
  }
  const bytes = new Uint8Array(await answer.arrayBuffer());
  if (!headers.has("content-length")) headers.set("content-length", String(bytes.byteLength));
  const { bodyDelayMs = 0 } = fault;
  const isWhole = bodyDelayMs === 0 && fault.drop !== "body";
  return new Response(isWhole ? bytes : slowBody(bytes, bodyDelayMs, fault.drop === "body", request), head);
}

function slowBody(
  bytes: Uint8Array<ArrayBuffer>,
  delayMs: number,
  breaksOff: boolean,
  request: Request,
): ReadableStream<Uint8Array<ArrayBuffer>> {
  const sent = breaksOff ? bytes.subarray(0, Math.floor(bytes.byteLength / 2)) : bytes;
  let isSent = false;
  return new ReadableStream(
    {
      async pull(controller) {
        if (!isSent) {
          // A signal is told of an abort only as long as its request is held.
          await wait(delayMs, request.signal);
          isSent = true;
          if (sent.byteLength > 0) return controller.enqueue(sent);
        }
        if (breaksOff) throw lostConnection();
        controller.close();
      },
    },
    { highWaterMark: 0 },
  );
}
