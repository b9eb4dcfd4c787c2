import { defined, isObject } from "./codec.js";
import type { Cause } from "./errors.js";

/** Gives a copy without the credentials of one call. */
export type Scrub = <TValue>(value: TValue) => TValue;

const redacted = "[redacted]";
/** Shorter pieces are words, not secrets, and would be struck out of every sentence. */
const shortestSecret = 8;
/** Deeper bodies could neither be printed nor serialized. */
const deepest = 50;

/** Makes the scrubber of one call: it strikes out the given secrets and whatever looks like one of the vendor's keys. */
export function scrubber(secrets: ReadonlySet<string>, keys = /(?!)/g): Scrub {
  const text = (value: string): string =>
    [...secrets]
      .sort((one, other) => other.length - one.length)
      .reduce((rest, secret) => rest.replaceAll(secret, redacted), value)
      .replace(keys, redacted);
  const walk = (value: unknown, depth: number): unknown => {
    if (typeof value === "string") return text(value);
    if (depth > deepest) return "[too deep]";
    if (Array.isArray(value)) return value.map((item) => walk(item, depth + 1));
    if (!isObject(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [text(key), walk(item, depth + 1)]));
  };
  return (value) => walk(value, 0) as typeof value;
}

/** Lists the parts of a header's value that must not be shown. */
export function secretsOf(value: string): string[] {
  return value.split(/[\s;,=]+/).filter((part) => part.length >= shortestSecret);
}

/** Reduces whatever was thrown to plain words; a foreign error could hold a request with its credentials. */
export function causeOf(thrown: unknown): Cause {
  try {
    const { name = "Error", message = thrown, code, cause } = Object(thrown);
    const inner = Object(cause);
    const words = [message, inner.message].filter(Boolean).join(": ");
    const known = [code, inner.code].find((item) => typeof item === "string");
    return defined({ name: `${name}`, message: words, code: known }) as Cause;
  } catch {
    return { name: "Error", message: "unreadable" };
  }
}
