import { type Call, failure } from "./call.js";
import { CredentialError, type CredentialReason, UnexpectedError } from "./errors.js";
import { type HeaderRecord, sendable } from "./options.js";
import { causeOf, conceal, scrub, secretsIn } from "./scrub.js";

/** Gathers the headers of one attempt: the vendor's, the credential, the core's, the call's, the hook's. */
export async function prepareHeaders(call: Call, signal: AbortSignal): Promise<Record<string, string>> {
  const { method, operation, options, shared, type, url, vendor } = call;
  const { accessToken, headers: ownHeaders, hooks } = options;
  const refused = (reason: CredentialReason, words: string) => failure(call, CredentialError, words, { reason });
  const ask = async <TValue>(option: string, work: () => TValue | PromiseLike<TValue>) => {
    try {
      signal.throwIfAborted();
      return await work();
    } catch (thrown) {
      signal.throwIfAborted();
      const cause = scrub(call, causeOf(thrown));
      const words = `has a failing ${option}: ${cause.message}`;
      throw option === "beforeRequest" ? failure(call, UnexpectedError, words, { cause }) : refused("failed", words);
    }
  };

  const token = typeof accessToken === "function" ? await ask("accessToken", accessToken) : accessToken;
  const isText = typeof (token ?? "") === "string";
  if (isText && token) conceal(call, token);
  const given = typeof shared === "function" ? await ask("headers", shared) : shared;
  if (!token && (accessToken !== undefined || !(options.baseUrl || given || ownHeaders))) {
    throw refused("missing", "has no accessToken");
  }
  const known: HeaderRecord = {
    accept: "application/json",
    "content-type": type,
    ...vendor.headers?.(options),
    authorization: isText && token ? `Bearer ${token}` : undefined,
  };
  let headers = (isText && sendable(known, given, ownHeaders)) as Record<string, string>;
  if (!headers) throw refused("unsendable", "has an unsendable token or header");
  const note = () => {
    for (const name in headers) {
      if (headers[name] !== known[name]) conceal(call, ...secretsIn(name, headers[name] as string));
    }
  };
  note();
  if (hooks?.beforeRequest) {
    const shown = new Headers(headers);
    const facts = { operation: operation.name, attempt: call.attempts + 1, method, url, headers: shown };
    await ask("beforeRequest", async () => {
      try {
        await hooks.beforeRequest?.(facts);
      } finally {
        headers = Object.fromEntries(shown);
        note();
      }
    });
  }
  const isShown = globalThis.document && !options.allowSecretInBrowser;
  if (isShown && `${Object.values(headers)}`.search(vendor.key) >= 0) {
    throw refused("browser", "has a secret key: use a proxy");
  }
  return headers;
}
