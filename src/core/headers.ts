import { type Call, failure } from "./call.js";
import { type AnyError, type Cause, CredentialError, type CredentialReason, UnexpectedError } from "./errors.js";
import { sendable } from "./options.js";
import { causeOf, scrub } from "./scrub.js";

/** Gathers the headers of one attempt: the vendor's, the credential, the core's, the call's, the hook's. */
export async function prepareHeaders(call: Call, signal: AbortSignal): Promise<Headers> {
  const { method, operation, options, ownHeaders, plain, url, vendor } = call;
  const tried = async <TValue>(work: () => TValue | PromiseLike<TValue>, failed: (cause: Cause) => AnyError) => {
    try {
      signal.throwIfAborted();
      return await work();
    } catch (thrown) {
      signal.throwIfAborted();
      throw failed(scrub(call, causeOf(thrown)));
    }
  };
  const refused = (reason: CredentialReason, words: string) => failure(call, CredentialError, words, { reason });
  const ask = <TValue>(option: string, given: TValue | (() => TValue | PromiseLike<TValue>)) => {
    if (typeof given !== "function") return given;
    const failed = ({ message }: Cause) => refused("failed", `has a failing ${option}: ${message}`);
    return tried(given as () => TValue, failed);
  };

  const token = await ask("accessToken", options.accessToken);
  const isText = typeof (token ?? "") === "string";
  if (isText && token) call.secrets.push(token);
  const given = await ask("headers", options.headers);
  if (!token && (options.accessToken !== undefined || !(options.baseUrl || given || ownHeaders))) {
    throw refused("missing", "has no accessToken");
  }
  const headers = isText && sendable(plain, { authorization: token && `Bearer ${token}` }, given, ownHeaders);
  if (!headers) throw refused("unsendable", "has no headers that HTTP can carry");
  const note = () => call.sent.push(...headers);
  note();
  if (options.hooks?.beforeRequest) {
    const facts = { operation: operation.name, attempt: call.attempts + 1, method, url, headers };
    await tried(
      async () => {
        try {
          await options.hooks?.beforeRequest?.(facts);
        } finally {
          note();
        }
      },
      (cause) => failure(call, UnexpectedError, `has a failing beforeRequest: ${cause.message}`, { cause }),
    );
  }
  const isSecret = `${headers.get("authorization")}`.search(vendor.secretKey) >= 0;
  if (isSecret && globalThis.document && !options.allowSecretInBrowser) {
    throw refused("browser", "shows a secret key: use a proxy");
  }
  return headers;
}
