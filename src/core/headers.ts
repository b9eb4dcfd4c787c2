import { because, type Call, Fault } from "./call.js";
import { CredentialError, type CredentialReason, UnexpectedError } from "./errors.js";
import { sendable } from "./options.js";
import { raced } from "./scope.js";
import { secretsOf } from "./scrub.js";

/** Gathers the headers of one attempt: the vendor's, the credential, the core's, the call's, the hook's. */
export async function prepareHeaders(call: Call, signal: AbortSignal): Promise<Headers> {
  const { attempts, core, operation, options, request, secrets, vendor } = call;
  const token = await ask(signal, "accessToken", core.accessToken);
  const given = await ask(signal, "headers", core.headers);
  if (!token && (core.accessToken !== undefined || !(core.baseUrl || core.headers || options.headers))) {
    throw refused("missing", "has no accessToken");
  }
  const plain = { accept: "application/json", "content-type": request.contentType, ...vendor.headers?.(core) };
  const headers = sendable(plain, { authorization: token && `Bearer ${token}` }, given, options.headers);
  if (!headers) throw refused("unsendable", "has an accessToken or headers that HTTP cannot carry");

  const outgoing = {
    operation: operation.name,
    attempt: attempts + 1,
    method: request.method,
    url: request.url,
    headers,
  };
  const hookFailed = because(UnexpectedError, "has a beforeRequest function that failed");
  await raced(signal, () => core.hooks?.beforeRequest?.(outgoing), hookFailed);

  headers.forEach((value, name) => {
    if (value !== (plain as Record<string, unknown>)[name]) for (const part of secretsOf(value)) secrets.add(part);
  });
  const isSecret = `${headers.get("authorization")}`.search(vendor.secretKey) >= 0;
  if (isSecret && "document" in globalThis && !core.allowSecretInBrowser) {
    throw refused("browser", "has a secret accessToken, which this page would show to everybody: call through a proxy");
  }
  return headers;
}

function ask<TValue>(
  signal: AbortSignal,
  option: string,
  value: TValue | (() => TValue | PromiseLike<TValue>),
): Promise<TValue> {
  const give = typeof value === "function" ? (value as () => TValue) : () => value;
  return raced(signal, give, ({ message }) => refused("failed", `has an ${option} function that failed: ${message}`));
}

const refused = (reason: CredentialReason, message: string) => new Fault(CredentialError, message, { reason });
