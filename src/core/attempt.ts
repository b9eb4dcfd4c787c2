import { type Answer, because, type Call } from "./call.js";
import { ConnectionError, TimeoutError, UnexpectedError } from "./errors.js";
import { prepareHeaders } from "./headers.js";
import { observe } from "./log.js";
import { openScope, raced } from "./scope.js";

/** Sends the request once and reads the whole answer. */
export async function attempt(call: Call): Promise<Answer> {
  const { core, options, request } = call;
  const { method, url, body } = request;
  const timeoutMs = options.timeoutMs ?? core.timeoutMs ?? 30_000;
  const leftMs = call.deadlineAt - performance.now();
  const limit = leftMs < timeoutMs ? "deadline" : "attempt";
  const outOfTime = new TimeoutError(`is too slow: ${limit}`, { limit });
  const { signal, close } = openScope(options.signal, Math.min(leftMs, timeoutMs), outOfTime);
  try {
    const headers = await prepareHeaders(call, signal);
    const wasInDoubt = call.mayHaveTakenEffect;
    call.log("debug", `sends ${method} ${url}`);
    let status = 0;
    return await raced(
      signal,
      async () => {
        const init = { method, headers, body: body ?? null, signal, redirect: "manual" as const };
        const given = { ...options.fetchOptions, ...init };
        // A write is in doubt from the moment it may have left, until it turns out refused or never sent.
        call.mayHaveTakenEffect ||= method !== "GET";
        call.attempts++;
        const response = await (core.fetch ?? fetch)(url, given);
        if (signal.aborted) response.body?.cancel().catch(() => {});
        signal.throwIfAborted();
        ({ status } = response);
        // A browser hides a redirect that is not followed behind the status 0.
        if (!status) throw new TypeError("no status");
        if (status >= 400 && status < 500) call.mayHaveTakenEffect = wasInDoubt;
        observe(call, "afterResponse", { status, headers: new Headers(response.headers) });
        const text = await readText(response, core.maxResponseBytes ?? 10_485_760, signal);
        return { status, headers: new Headers(response.headers), body: parse(`${text}`) };
      },
      (cause) => {
        if (/REFUSED|NOTFOUND/i.test(`${cause.code}`)) call.mayHaveTakenEffect = wasInDoubt;
        // What a custom fetch throws of itself is no failure of the network.
        const isForeign = core.fetch && !status && !cause.code && !/^(Type|Network)Error$/.test(cause.name);
        return because(isForeign ? UnexpectedError : ConnectionError, noAnswer)(cause);
      },
    );
  } finally {
    close();
  }
}

function parse(text: string): unknown {
  try {
    return text ? JSON.parse(text) : undefined;
  } catch {
    return text;
  }
}

const noAnswer = "got no answer";

function readText(response: Response, maxBytes: number, signal: AbortSignal): Promise<string> {
  let bytes = 0;
  const limit = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      bytes += chunk.byteLength;
      if (bytes > maxBytes) {
        throw because(ConnectionError, noAnswer)({ name: "RangeError", message: `over ${maxBytes} bytes` });
      }
      controller.enqueue(chunk);
    },
  });
  // Some platforms have no streams.
  return (response.body ? new Response(response.body.pipeThrough(limit, { signal })) : response).text();
}
