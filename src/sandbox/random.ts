/** The digits of base 62, in the order of their values. */
export const base62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/** Draws a text of equally likely letters from an alphabet of at most 256. */
export function randomText(length: number, alphabet: string): string {
  const limit = 256 - (256 % alphabet.length);
  let text = "";
  while (text.length < length) {
    for (const byte of crypto.getRandomValues(new Uint8Array(length))) {
      if (byte < limit && text.length < length) text += alphabet[byte % alphabet.length];
    }
  }
  return text;
}

/** Draws a number of lower-case hexadecimal digits. */
export function randomHex(length: number): string {
  return randomText(length, "0123456789abcdef");
}

/** Draws a version 4 UUID; `crypto.randomUUID` is missing on pages without TLS. */
export function randomUuid(): string {
  const hex = randomHex(30);
  const variant = randomText(1, "89ab");
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(12, 15)}`,
    `${variant}${hex.slice(15, 18)}`,
    hex.slice(18),
  ].join("-");
}

/** Puts a copy of a list into random order. */
export function shuffled<T>(list: readonly T[]): T[] {
  const copy = [...list];
  for (let last = copy.length - 1; last > 0; last -= 1) {
    const [draw = 0] = crypto.getRandomValues(new Uint32Array(1));
    const other = draw % (last + 1);
    [copy[last], copy[other]] = [copy[other] as T, copy[last] as T];
  }
  return copy;
}
