import { because, type Call } from "./call.js";
import { CredentialError, type CredentialReason, UnexpectedError } from "./errors.js";
import { tell } from "./log.js";
import { sendable } from "./options.js";
import { raced } from "./scope.js";
import { secretsOf } from "./scrub.js";

/** Gathers the headers of one attempt: the vendor's, the credential, the core's, the call's, the hook's. */
export async function prepareHeaders(call: Call, signal: AbortSignal): Promise<Headers> {
  const { core, options, request } = call;
  const token = await ask(signal, "accessToken", core.accessToken);
  const isText = typeof (token ?? "") === "string";
  if (isText && token) for (const part of secretsOf(token)) call.secrets.add(part);
  const given = await ask(signal, "headers", core.headers);
  if (!token && (core.accessToken !== undefined || !(core.baseUrl || given || options.headers))) {
    throw refused("missing", "has no accessToken");
  }
  const plain = { accept: "application/json", "content-type": request.contentType, ...call.vendor.headers?.(core) };
  const headers = isText && sendable(plain, { authorization: token && `Bearer ${token}` }, given, options.headers);
  if (!headers) throw refused("unsendable", "has no accessToken or headers that HTTP can carry");
  const noteSecrets = () =>
    headers.forEach((value, name) => {
      if (value === (plain as Record<string, unknown>)[name]) return;
      for (const part of secretsOf(value)) call.secrets.add(part);
    });
  noteSecrets();
  const { method, url } = request;
  // A hook that fails may throw what it has just set.
  await raced(
    signal,
    () => tell(call, "beforeRequest", { method, url, headers, attempt: call.attempts + 1 }),
    hookFailed,
  ).finally(noteSecrets);
  const isSecret = `${headers.get("authorization")}`.search(call.vendor.secretKey) >= 0;
  if (isSecret && globalThis.document && !core.allowSecretInBrowser) {
    throw refused("browser", "shows a secret key: use a proxy");
  }
  return headers;
}

const hookFailed = because(UnexpectedError, "has a failing beforeRequest");

function ask<TValue>(
  signal: AbortSignal,
  option: string,
  value: TValue | (() => TValue | PromiseLike<TValue>),
): Promise<TValue> {
  const give = typeof value === "function" ? (value as () => TValue) : () => value;
  return raced(signal, give, ({ message }) => refused("failed", `has a failing ${option}: ${message}`));
}

const refused = (reason: CredentialReason, message: string) => new CredentialError(message, { reason });
