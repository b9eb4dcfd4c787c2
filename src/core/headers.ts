import { type Call, failure } from "./call.js";
import { type AnyError, type Cause, CredentialError, type CredentialReason, UnexpectedError } from "./errors.js";
import { type HeaderRecord, sendable } from "./options.js";
import { causeOf, conceal, scrub, secretsIn } from "./scrub.js";

/** Gathers the headers of one attempt: the vendor's, the credential, the core's, the call's, the hook's. */
export async function prepareHeaders(call: Call, signal: AbortSignal): Promise<Record<string, string>> {
  const { method, headers: ownHeaders, operation, options, plain, url, vendor } = call;
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
  const ask = <TValue>(option: string, work: () => TValue | PromiseLike<TValue>) =>
    tried(work, ({ message }) => refused("failed", `has a failing ${option}: ${message}`));

  const { accessToken, headers: shared } = options;
  const token = typeof accessToken === "function" ? await ask("accessToken", accessToken) : accessToken;
  const isText = typeof (token ?? "") === "string";
  if (isText && token) conceal(call, token);
  const given = typeof shared === "function" ? await ask("headers", shared) : shared;
  if (!token && (accessToken !== undefined || !(options.baseUrl || given || ownHeaders))) {
    throw refused("missing", "has no accessToken");
  }
  const known: HeaderRecord = { ...plain, authorization: isText && token ? `Bearer ${token}` : undefined };
  const gathered = isText && sendable(known, given, ownHeaders);
  if (!gathered) throw refused("unsendable", "has no headers that HTTP can carry");
  let headers = gathered;
  const note = () =>
    conceal(
      call,
      ...Object.entries(headers).flatMap(([name, value]) => (value === known[name] ? [] : secretsIn(value))),
    );
  note();
  if (options.hooks?.beforeRequest) {
    const shown = new Headers(headers);
    const facts = { operation: operation.name, attempt: call.attempts + 1, method, url, headers: shown };
    await tried(
      async () => {
        try {
          await options.hooks?.beforeRequest?.(facts);
        } finally {
          headers = Object.fromEntries(shown);
          note();
        }
      },
      (cause) => failure(call, UnexpectedError, `has a failing beforeRequest: ${cause.message}`, { cause }),
    );
  }
  const isShown = globalThis.document && !options.allowSecretInBrowser;
  if (isShown && `${headers.authorization}`.search(vendor.secretKey) >= 0) {
    throw refused("browser", "shows a secret key: use a proxy");
  }
  return headers;
}
