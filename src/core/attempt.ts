import { type Answer, aborted, type Call, failure } from "./call.js";
import { ConnectionError, TimeoutError, UnexpectedError } from "./errors.js";
import { prepareHeaders } from "./headers.js";
import { log, observe } from "./log.js";
import { causeOf, scrub } from "./scrub.js";
import { orElse } from "./values.js";

/** Makes one attempt, in the time that is left. */
export async function attempt(call: Call): Promise<Answer> {
  const { signal: parent, timeoutMs = 30_000 } = call.options;
  const leftMs = call.deadlineAt - performance.now();
  const controller = new AbortController();
  const { signal } = controller;
  const tooSlow = () => {
    const limit = leftMs < timeoutMs ? "deadline" : "attempt";
    return failure(call, TimeoutError, `is too slow: ${limit}`, { limit });
  };
  if (parent?.aborted) throw aborted(call);
  if (leftMs <= 0) throw tooSlow();
  const stop = () => controller.abort(aborted(call));
  const timer = setTimeout(() => controller.abort(tooSlow()), Math.min(leftMs, timeoutMs));
  parent?.addEventListener("abort", stop);
  try {
    return await new Promise((resolve, reject) => {
      signal.addEventListener("abort", () => reject(signal.reason));
      exchange(call, signal).then(resolve, reject);
    });
  } finally {
    clearTimeout(timer);
    parent?.removeEventListener("abort", stop);
  }
}

/** Says that a failure came before anything was sent, by its code or by what it was that failed. */
const neverSent = /REFUSED|efused|NOTFOUND|EAI_|CONNECT_T|connect E|CERT|SIGNATURE/;

/** Sends the request once and reads the whole answer. */
async function exchange(call: Call, signal: AbortSignal): Promise<Answer> {
  const { body = null, method, options, url } = call;
  const headers = await prepareHeaders(call, signal);
  const wasInDoubt = call.mayHaveTakenEffect;
  let status = 0;
  let reader: ReadableStreamDefaultReader<Uint8Array> | undefined;
  const cancel = () => reader?.cancel().catch(() => {});
  signal.addEventListener("abort", cancel);
  signal.throwIfAborted();
  try {
    log(call, "debug", `sends ${method} ${url}`);
    // A write is in doubt from the moment it may have left, until it turns out refused or never sent.
    call.mayHaveTakenEffect ||= method !== "GET";
    call.attempts++;
    const init = { ...options.fetchOptions, method, headers, body, signal, redirect: "manual" as const };
    const response = await (options.fetch ?? fetch)(url, init);
    reader = response.body?.getReader();
    signal.throwIfAborted();
    ({ status } = response);
    // A browser hides a redirect that is not followed behind the status 0.
    if (!status) throw new TypeError("no status");
    if (status >= 400 && status < 500) call.mayHaveTakenEffect = wasInDoubt;
    observe(call, "afterResponse", { status, headers: new Headers(response.headers) });
    // Some platforms have no streams.
    const text = await (reader ? readText(call, reader) : response.text());
    const json = orElse(() => JSON.parse(text), text || undefined);
    return { status, headers: new Headers(response.headers), body: json };
  } catch (thrown) {
    signal.throwIfAborted();
    const cause = scrub(call, causeOf(thrown));
    if (neverSent.test(`${cause.code} ${cause.message}`)) call.mayHaveTakenEffect = wasInDoubt;
    // What a custom fetch throws of itself is no failure of the network.
    const isForeign = options.fetch && !status && !cause.code && !/^(Type|Network)Error$/.test(cause.name);
    throw failure(call, isForeign ? UnexpectedError : ConnectionError, `got no answer: ${cause.message}`, { cause });
  } finally {
    cancel();
    // Node's fetch holds the signal until the request is gone, which would be held by what listens.
    signal.removeEventListener("abort", cancel);
  }
}

async function readText(call: Call, reader: ReadableStreamDefaultReader<Uint8Array>): Promise<string> {
  const { maxResponseBytes = 10_485_760 } = call.options;
  const decoder = new TextDecoder();
  let text = "";
  for (let bytes = 0; ; ) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    bytes += value.byteLength;
    if (bytes > maxResponseBytes) {
      call.isFinal = true;
      throw new RangeError(`over ${maxResponseBytes} bytes`);
    }
    text += decoder.decode(value, { stream: true });
  }
}
