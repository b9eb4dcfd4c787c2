import type { Call } from "./call.js";
import type { Cause } from "./errors.js";
import { isObject, orElse } from "./values.js";

/** Deeper bodies could neither be printed nor serialized. */
const deepest = 50;

/** Gives a copy without the secrets of a call: its credentials, and whatever looks like one of the vendor's keys. */
export function scrub<TValue>({ secrets, vendor }: Pick<Call, "secrets" | "vendor">, value: TValue): TValue {
  const redacted = "[redacted]";
  const text = (value: string): string =>
    secrets.reduce((rest, secret) => rest.replaceAll(secret, redacted), value).replace(vendor?.key ?? /(?!)/, redacted);
  const walk = (value: unknown, depth: number): unknown => {
    if (typeof value === "string") return text(value);
    if (depth > deepest) return "[too deep]";
    if (Array.isArray(value)) return value.map((item) => walk(item, depth + 1));
    if (!isObject(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [text(key), walk(item, depth + 1)]));
  };
  return walk(value, 0) as TValue;
}

/** Notes what must not be shown; the longest comes first, so that no part of it leaves a rest. */
export function conceal({ secrets }: Pick<Call, "secrets">, ...values: readonly string[]): void {
  secrets.push(...values);
  secrets.sort((one, other) => other.length - one.length);
}

/** Tells a header about a credential by its name. */
export const credential = /auth|cookie|key|token|secret/;

/**
 * Lists what is secret in a header: the whole, and the parts, of which those without a digit are ordinary words unless it
 * is about a credential. What is shorter would be struck out of every sentence, and the name of a request is no secret.
 */
export const secretsIn = (name: string, value: string): string[] =>
  [value, ...value.split(/[\s;,="]+/).filter((part) => credential.test(name) || /\d/.test(part))].filter(
    ({ length }) => length > 7 && !/request-id/.test(name),
  );

/** Reduces whatever was thrown to plain words; a foreign error could hold a request with its credentials. */
export const causeOf = (thrown: unknown): Cause =>
  orElse(
    () => {
      const { name = "Error", message = thrown, code, cause } = Object(thrown);
      const inner = Object(cause);
      const known = [code, inner.code].find((item) => typeof item === "string");
      const words = [message, inner.message].filter(Boolean).join(": ");
      return { name: `${name}`, message: words, ...(known && { code: known }) };
    },
    { name: "Error", message: "unknown" },
  );
