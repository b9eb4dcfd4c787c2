import { type Answer, aborted, type Call, failure } from "./call.js";
import { type AnyError, ConnectionError, TimeoutError, UnexpectedError } from "./errors.js";
import { prepareHeaders } from "./headers.js";
import { log, observe, quietly } from "./log.js";
import { causeOf, scrub } from "./scrub.js";
import { orElse } from "./values.js";

/** Makes one attempt, in the time that is left. */
export async function attempt(call: Call): Promise<Answer> {
  const { signal: parent, timeoutMs = 30_000 } = call.options;
  const leftMs = call.end - performance.now();
  const controller: Opened = new AbortController();
  const tooSlow = () => {
    const limit = leftMs < timeoutMs ? "deadline" : "attempt";
    return failure(call, TimeoutError, `was too slow: ${limit}`, { limit });
  };
  if (parent?.aborted) throw aborted(call);
  if (leftMs <= 0) throw tooSlow();
  let end: (error: AnyError) => void;
  const stop = () => end(aborted(call));
  const timer = setTimeout(() => end(tooSlow()), Math.min(leftMs, timeoutMs));
  parent?.addEventListener("abort", stop);
  try {
    return await new Promise((resolve, reject) => {
      end = (error) => {
        controller.abort(error);
        close(controller);
        reject(error);
      };
      exchange(call, controller).then(resolve, reject);
    });
  } finally {
    clearTimeout(timer);
    parent?.removeEventListener("abort", stop);
  }
}

/** An attempt under way, with what is to be closed when it ends. */
interface Opened extends AbortController {
  reader?: ReadableStreamDefaultReader<Uint8Array> | undefined;
}

const close = ({ reader }: Opened) => reader && quietly(() => reader.cancel());

/** Says that a failure came before anything was sent, by its code or by what it was that failed. */
const neverSent = /REFUSED|efused|NOTFOUND|EAI_|CONNECT_T|connect E|CERT|VERIFY/;

/** Sends the request once and reads the whole answer. */
async function exchange(call: Call, opened: Opened): Promise<Answer> {
  const { signal } = opened;
  const { method, options, url } = call;
  const sent = await prepareHeaders(call, signal);
  if (typeof call.body === "function") call.body = await call.body(call);
  const wasInDoubt = call.mayHaveTakenEffect;
  let status = 0;
  signal.throwIfAborted();
  try {
    log(call, "debug", `sends ${method} ${url}`);
    // A write is in doubt from the moment it may have left, until it turns out refused or never sent.
    call.mayHaveTakenEffect ||= method !== "GET";
    call.attempts++;
    const response = await (options.fetch ?? fetch)(url, {
      ...options.fetchOptions,
      method,
      headers: sent,
      body: call.body as BodyInit,
      signal,
      redirect: "manual",
    });
    const reader = response.body?.getReader?.();
    opened.reader = reader;
    signal.throwIfAborted();
    status = Number(response.status);
    // A browser hides a redirect that is not followed behind the status 0.
    if (!status) throw new TypeError();
    if (status >= 400 && status < 500) call.mayHaveTakenEffect = wasInDoubt;
    const headers = Object.fromEntries(response.headers);
    observe(call, "afterResponse", () => ({ status, headers: new Headers(headers) }));
    // Some platforms have no streams.
    const text = reader ? await readText(call, reader) : `${await response.text()}`;
    limit(call, text.length);
    return { status, headers, body: orElse(() => JSON.parse(text), text || undefined) };
  } catch (thrown) {
    close(opened);
    signal.throwIfAborted();
    const cause = scrub(call, causeOf(thrown));
    // Deno names the URL, which can hold any of these words.
    if (!status && neverSent.test(`${cause.code} ${cause.message.replace(url, "")}`)) {
      call.mayHaveTakenEffect = wasInDoubt;
    }
    // What a custom fetch throws of itself is no failure of the network.
    const isForeign = options.fetch && !status && !cause.code && !/^(Type|Network)Error$/.test(cause.name);
    throw failure(call, isForeign ? UnexpectedError : ConnectionError, `got no answer: ${cause.message}`, {
      cause,
    });
  }
}

async function readText(call: Call, reader: ReadableStreamDefaultReader<Uint8Array>): Promise<string> {
  const decoder = new TextDecoder();
  let text = "";
  let held: Uint8Array | undefined;
  for (let bytes = 0, chunks = 1; ; chunks++) {
    const { done, value } = await reader.read();
    // A chunk that is known to be the only one is decoded faster.
    if (held) text += decoder.decode(held, { stream: !done });
    if (done) return text;
    held = value;
    bytes += value.byteLength;
    limit(call, bytes);
    // A stream that always has more at once would let no timer run.
    if (chunks % 1000 === 0) await new Promise((goOn) => setTimeout(goOn));
  }
}

function limit(call: Call, bytes: number): void {
  const { maxResponseBytes = 10_485_760 } = call.options;
  if (bytes > maxResponseBytes) {
    call.final = true;
    throw new RangeError(`over ${maxResponseBytes} bytes`);
  }
}
