import { type Call, failure, tried } from "./call.js";
import { CredentialError, type CredentialReason, UnexpectedError } from "./errors.js";
import { tell } from "./log.js";
import { sendable } from "./options.js";

/** Gathers the headers of one attempt: the vendor's, the credential, the core's, the call's, the hook's. */
export async function prepareHeaders(call: Call, signal: AbortSignal): Promise<Headers> {
  const { method, options, ownHeaders, plain, url, vendor } = call;
  const refused = (reason: CredentialReason, words: string) => failure(call, CredentialError, words, { reason });
  const ask = <TValue>(option: string, given: TValue | (() => TValue | PromiseLike<TValue>)) =>
    tried(
      call,
      signal,
      () => (typeof given === "function" ? (given as () => TValue)() : given),
      ({ message }) => refused("failed", `has a failing ${option}: ${message}`),
    );

  const token = await ask("accessToken", options.accessToken);
  const isText = typeof (token ?? "") === "string";
  if (isText && token) call.secrets.push(token);
  const given = await ask("headers", options.headers);
  if (!token && (options.accessToken !== undefined || !(options.baseUrl || given || ownHeaders))) {
    throw refused("missing", "has no accessToken");
  }
  const headers = isText && sendable(plain, { authorization: token && `Bearer ${token}` }, given, ownHeaders);
  if (!headers) throw refused("unsendable", "has no headers that HTTP can carry");
  call.sent.push(headers);
  await tried(
    call,
    signal,
    () => tell(call, "beforeRequest", { method, url, headers, attempt: call.attempts + 1 }),
    (cause) => failure(call, UnexpectedError, `has a failing beforeRequest: ${cause.message}`, { cause }),
  );
  const isSecret = `${headers.get("authorization")}`.search(vendor.secretKey) >= 0;
  if (isSecret && globalThis.document && !options.allowSecretInBrowser) {
    throw refused("browser", "shows a secret key: use a proxy");
  }
  return headers;
}
