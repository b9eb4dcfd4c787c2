import { type Answer, because, type Call, Fault, type Outcome } from "./call.js";
import { ConnectionError, TimeoutError, UnexpectedError } from "./errors.js";
import { prepareHeaders } from "./headers.js";
import { observe } from "./log.js";
import { openScope, raced } from "./scope.js";
import { causeOf } from "./scrub.js";

/** Sends the request once and reads the whole answer. Never rejects. */
export async function attempt(call: Call): Promise<Outcome> {
  const timeoutMs = call.options.timeoutMs ?? call.core.timeoutMs ?? 30_000;
  const outOfTime = () =>
    new Fault(TimeoutError, `took longer than timeoutMs, ${timeoutMs}`, { limit: "attempt" }, true);
  const { signal, end } = openScope(timeoutMs, outOfTime, call.signal, (reason) => reason);
  try {
    return await exchange(call, await prepareHeaders(call, signal), signal);
  } catch (thrown) {
    return thrown instanceof Fault ? thrown : because(UnexpectedError, "failed")(causeOf(thrown));
  } finally {
    end();
  }
}

async function exchange(call: Call, headers: Headers, signal: AbortSignal): Promise<Answer> {
  const { core, options, request, url } = call;
  const { method, body } = request;
  const wasInDoubt = call.mayHaveTakenEffect;
  // A write is in doubt from the moment it may have left, until it turns out refused or never sent.
  call.mayHaveTakenEffect ||= method !== "GET";
  call.attempts++;
  call.log("debug", `sends ${method} ${url}`);
  const response = await raced(
    signal,
    async () => {
      const init = { ...options.fetchOptions, method, headers, signal, redirect: "manual" as const };
      const answer = await (core.fetch ?? fetch)(url, body === undefined ? init : { ...init, body });
      if (signal.aborted) answer.body?.cancel();
      // A browser hides a redirect that is not followed behind the status 0.
      if (!answer.status) throw new TypeError("fetch gave no status");
      return answer;
    },
    (cause) => {
      const words = `${cause.code} ${cause.message}`;
      if (neverSent.test(words)) call.mayHaveTakenEffect = wasInDoubt;
      return core.fetch && !networkFailure.test(words)
        ? because(UnexpectedError, "failed in the fetch it was given")(cause)
        : noAnswer(cause);
    },
  );
  const { status } = response;
  if (status >= 400 && status < 500) call.mayHaveTakenEffect = wasInDoubt;
  observe(call, "afterResponse", { status, headers: response.headers });
  const text = await raced(signal, () => readText(response, core.maxResponseBytes ?? 10_485_760, signal), noAnswer);
  return { status, headers: new Headers(response.headers), text };
}

const noAnswer = because(ConnectionError, "got no whole answer", true);

function readText(response: Response, maxBytes: number, signal: AbortSignal): Promise<string> {
  let bytes = 0;
  const limit = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      bytes += chunk.byteLength;
      if (bytes > maxBytes) {
        const message = `it is over maxResponseBytes, ${maxBytes}`;
        throw new Fault(ConnectionError, `got no whole answer: ${message}`, { cause: { name: "RangeError", message } });
      }
      controller.enqueue(chunk);
    },
  });
  // Some platforms have no streams.
  return (response.body ? new Response(response.body.pipeThrough(limit, { signal })) : response).text();
}

const networkFailure = /fetch|network|load failed|terminated|connect|socket|^E[A-Z]{3}|^UND_ERR/i;
const neverSent = /REFUSED|NOTFOUND|EAI_AGAIN|CONNECT_TIMEOUT|UNREACH|CERT/;
