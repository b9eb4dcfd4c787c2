import { answer } from "./answers.js";
import type { Fault } from "./exchange.js";
import { type Body, bytesOf, GOOD_BODY, textOf } from "./wire.js";

const HTML = "<!doctype html><html><body><h1>Sign in to this network</h1></body></html>";
const REPLACEMENT = "\uFFFD";

/** An HTML page with status 200, as a captive portal or a proxy sends it. */
export function html200(page = HTML): Fault {
  return answer({ name: "HTML with 200", headers: { "content-type": "text/html; charset=utf-8" }, body: page });
}

export function empty200(): Fault {
  return answer({ name: "empty 200", body: "" });
}

export function jsonNull(): Fault {
  return answer({ name: "JSON null", body: "null" });
}

export function jsonArray(body: readonly unknown[] = []): Fault {
  return answer({ name: "JSON array", body });
}

export function jsonString(text = "good"): Fault {
  return answer({ name: "JSON string", body: JSON.stringify(text) });
}

/** JSON that stops in the middle, in an answer that is whole as HTTP. */
export function cutJson(body: Body = GOOD_BODY): Fault {
  return answer({ name: "cut JSON", body: bytesOf(body).subarray(0, -1) });
}

/** A UTF-8 byte order mark before the body. */
export function bom(body: Body = GOOD_BODY): Fault {
  return answer({ name: "byte order mark", body: Buffer.concat([Uint8Array.of(0xef, 0xbb, 0xbf), bytesOf(body)]) });
}

/** The body with bytes that are no UTF-8 wherever it has U+FFFD. */
export function invalidUtf8(body: Body = { id: `a${REPLACEMENT}b` }): Fault {
  const parts = textOf(body).split(REPLACEMENT);
  if (parts.length === 1) throw new TypeError("Put U+FFFD where the broken bytes belong.");
  const broken = parts.flatMap((part, index) => (index === 0 ? [part] : [Uint8Array.of(0xc3, 0x28), part]));
  return answer({ name: "invalid UTF-8", body: Buffer.concat(broken.map((part) => bytesOf(part))) });
}

export interface DeepJsonOptions {
  readonly depth?: number;
  readonly shape?: "array" | "object";
  /** An object that holds the nest under an additional key, `deep`; without it the nest is the whole body. */
  readonly within?: Body;
}

/** Valid JSON, nested 100,000 levels unless told otherwise. */
export function deepJson({ depth = 100_000, shape = "array", within }: DeepJsonOptions = {}): Fault {
  const nest =
    shape === "array" ? "[".repeat(depth) + "]".repeat(depth) : `${'{"a":'.repeat(depth)}1${"}".repeat(depth)}`;
  const name = `deep JSON (${shape}${within === undefined ? "" : " within an object"})`;
  return answer({ name, body: within === undefined ? nest : withMembers(textOf(within), `"deep":${nest}`) });
}

/** Every key of the object comes twice: first with the decoy, then with its own value. */
export function duplicateKeys(body: Body = GOOD_BODY, decoy: unknown = null): Fault {
  const text = textOf(body);
  const decoys = Object.keys(objectOf(text)).map((key) => `${JSON.stringify(key)}:${JSON.stringify(decoy)}`);
  return answer({ name: "duplicate keys", body: withMembers(text, decoys.join()) });
}

/** Every object in the body gets the keys `__proto__`, `constructor` and `prototype` as well. */
export function protoKeys(body: Body = GOOD_BODY): Fault {
  return answer({ name: "prototype keys", body: JSON.stringify(poisoned(JSON.parse(textOf(body)))) });
}

const POISON: readonly (readonly [string, unknown])[] = [
  ["__proto__", { polluted: true }],
  ["constructor", { prototype: { polluted: true } }],
  ["prototype", { polluted: true }],
];

function poisoned(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(poisoned);
  if (typeof value !== "object" || value === null) return value;
  const own = Object.entries(value).map(([key, inner]) => [key, poisoned(inner)] as const);
  return Object.fromEntries([...POISON, ...own]);
}

/** Members go first, since JSON.parse keeps the last of equal keys. */
function withMembers(objectText: string, members: string): string {
  const isEmpty = Object.keys(objectOf(objectText)).length === 0;
  return objectText.trim().replace("{", () => `{${members}${isEmpty || !members ? "" : ","}`);
}

function objectOf(text: string): object {
  const value: unknown = JSON.parse(text);
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw new TypeError("Give a JSON object.");
  return value;
}
