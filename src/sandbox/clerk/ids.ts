import { base62, randomText } from "../random.js";

/**
 * Makes ids that sort by the order of their making, as KSUIDs nearly do, so that organizations of the same
 * millisecond keep a stable order.
 */
export function createIds(now: () => number): (prefix: string) => string {
  let made = 0;
  return (prefix) => {
    made += 1;
    const seconds = Math.max(0, Math.floor(now() / 1000));
    return `${prefix}_${inBase62(seconds, 6)}${inBase62(made, 5)}${randomText(16, base62)}`;
  };
}

function inBase62(value: number, length: number): string {
  let rest = value;
  let text = "";
  while (text.length < length) {
    text = `${base62[rest % 62]}${text}`;
    rest = Math.floor(rest / 62);
  }
  return text;
}
