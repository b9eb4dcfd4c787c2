import { type Call, Fault, fault, unexpected } from "./call.js";
import { check } from "./encode.js";
import { CredentialError, type CredentialReason } from "./errors.js";
import { type HeaderRecord, headerRecord, isHeader } from "./options.js";
import { raced } from "./scope.js";
import { causeOf, secretsOf } from "./scrub.js";

/** Gathers the headers of one attempt: the vendor's, the credential, the core's, the call's, the hook's. */
export async function prepareHeaders(call: Call, signal: AbortSignal): Promise<Headers> {
  const { core, options, request, vendor } = call;
  const headers = new Headers({ accept: "application/json" });
  const add = (record: HeaderRecord = {}) => {
    for (const [name, value] of Object.entries(record)) if (value !== undefined) headers.set(name, value);
  };
  if (request.contentType) headers.set("content-type", request.contentType);
  add(vendor.headers?.(core));
  const plain = new Headers(headers);

  const token = await injected(signal, "accessToken", core.accessToken);
  const isOptional = core.accessToken === undefined && (core.baseUrl || core.headers || options.headers);
  if (!token && !isOptional) {
    throw refused("missing", "has no access token: give the core an accessToken");
  }
  if (token) {
    if (!isHeader("authorization", token)) {
      throw refused("unsendable", "has an accessToken that no header can carry: look for line breaks in it");
    }
    call.secrets.add(token);
    headers.set("authorization", `Bearer ${token}`);
  }
  const given = await injected(signal, "headers", core.headers);
  if (given && check(headerRecord, given, "core").issues.length) {
    throw refused("unsendable", "has a headers function that gave something no request can carry");
  }
  add(given);
  add(options.headers);
  await tellHook(call, signal, headers);

  for (const [name, value] of headers) {
    if (value !== plain.get(name)) for (const secret of secretsOf(value)) call.secrets.add(secret);
  }
  const isKey = (headers.get("authorization") ?? "").search(vendor.secretKey) >= 0;
  if (isKey && "document" in globalThis && !core.allowSecretInBrowser) {
    throw refused("browser", "would show a secret key to everybody who opens this page: call through a proxy");
  }
  return headers;
}

async function injected<T>(
  signal: AbortSignal,
  option: "accessToken" | "headers",
  value: T | (() => T | PromiseLike<T>),
): Promise<T> {
  if (typeof value !== "function") return value;
  try {
    return await raced(signal, value as () => T);
  } catch (thrown) {
    if (thrown instanceof Fault) throw thrown;
    throw refused("failed", `has an ${option} function that failed: ${causeOf(thrown).message}`);
  }
}

async function tellHook(
  { core, operation, request, attempts, url }: Call,
  signal: AbortSignal,
  headers: Headers,
): Promise<void> {
  const hook = core.hooks?.beforeRequest;
  if (!hook) return;
  try {
    await raced(signal, () =>
      hook({ operation: operation.name, attempt: attempts + 1, method: request.method, url, headers }),
    );
  } catch (thrown) {
    throw thrown instanceof Fault ? thrown : unexpected("has a beforeRequest hook that failed", thrown);
  }
}

const refused = (reason: CredentialReason, message: string) => fault(CredentialError, `${message}.`, { reason });
