import { type Answer, type Call, Fault, fault, type Outcome, unexpected } from "./call.js";
import { ConnectionError, TimeoutError } from "./errors.js";
import { prepareHeaders } from "./headers.js";
import { observe } from "./log.js";
import { openScope, raced } from "./scope.js";
import { causeOf } from "./scrub.js";

/** Sends the request once and reads the whole answer. Never rejects. */
export async function attempt(call: Call): Promise<Outcome> {
  const timeoutMs = call.options.timeoutMs ?? call.core.timeoutMs ?? 30_000;
  const scope = openScope(call.signal, timeoutMs, () =>
    fault(TimeoutError, `took longer than timeoutMs, ${timeoutMs} ms.`, { limit: "attempt" }, true),
  );
  try {
    const headers = await prepareHeaders(call, scope.signal);
    return await exchange(call, headers, scope.signal);
  } catch (thrown) {
    return thrown instanceof Fault ? thrown : unexpected("failed", thrown);
  } finally {
    scope.end();
  }
}

async function exchange(call: Call, headers: Headers, signal: AbortSignal): Promise<Answer> {
  const { core, request } = call;
  const wasInDoubt = call.mayHaveTakenEffect;
  // A write is in doubt from the moment it may have left, until it turns out refused or never sent.
  call.mayHaveTakenEffect ||= request.method !== "GET";
  call.attempts++;
  call.log("debug", `sends ${request.method} ${call.url}, attempt ${call.attempts}.`);
  const response = await raced(signal, () => sendOnce(call, headers, signal)).catch((thrown) => {
    if (thrown instanceof Fault) throw thrown;
    const cause = causeOf(thrown);
    if (core.fetch && !isNetworkFailure.test(`${cause.code} ${cause.message}`)) {
      throw unexpected("failed in the fetch it was given", thrown);
    }
    if (neverSent.test(cause.code ?? "")) call.mayHaveTakenEffect = wasInDoubt;
    throw fault(ConnectionError, `got no answer: ${cause.message}.`, { cause }, true);
  });
  const { status } = response;
  if (status >= 400 && status < 500) call.mayHaveTakenEffect = wasInDoubt;
  call.log("debug", `is answered ${status}.`);
  observe(call, "afterResponse", { status, headers: response.headers });
  const text = await readBody(response, core.maxResponseBytes ?? 10_485_760, signal).catch((thrown) => {
    if (thrown instanceof Fault) throw thrown;
    const cause = causeOf(thrown);
    throw fault(ConnectionError, `got an answer that broke off: ${cause.message}.`, { cause }, true);
  });
  return { status, headers: response.headers, text };
}

async function sendOnce(call: Call, headers: Headers, signal: AbortSignal): Promise<Response> {
  const { method, body } = call.request;
  const send = call.core.fetch ?? globalThis.fetch;
  const response = await send(call.url, {
    ...call.options.fetchOptions,
    method,
    headers,
    signal,
    redirect: "manual",
    ...(body !== undefined && { body }),
  });
  if (signal.aborted) await response.body?.cancel();
  if (response.type === "opaqueredirect") throw new TypeError("network: a redirect, which is never followed");
  if (!response.status || !response.headers.get) throw "the fetch function gave no Response";
  return response;
}

async function readBody(response: Response, maxBytes: number, signal: AbortSignal): Promise<string> {
  const reader = response.body?.getReader();
  if (!reader) return raced(signal, () => response.text());
  const decoder = new TextDecoder();
  let text = "";
  let bytes = 0;
  try {
    for (;;) {
      const { done, value } = await raced(signal, () => reader.read());
      if (done) return text + decoder.decode();
      bytes += value.byteLength;
      if (bytes > maxBytes) {
        const message = `the answer is over maxResponseBytes, ${maxBytes}`;
        throw fault(ConnectionError, `stopped reading: ${message}.`, { cause: { name: "RangeError", message } });
      }
      text += decoder.decode(value, { stream: true });
    }
  } catch (thrown) {
    reader.cancel().catch(() => {});
    throw thrown;
  }
}

const isNetworkFailure = /fetch|network|load failed|terminated|connect|socket|^E[A-Z]{3,}|^UND_ERR/i;
const neverSent = /REFUSED|NOTFOUND|EAI_AGAIN|CONNECT_TIMEOUT|UNREACH|CERT/i;
