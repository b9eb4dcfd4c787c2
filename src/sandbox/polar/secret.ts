import { base62, randomText } from "../random.js";

/** Makes the secret of a new token: prefix, 37 random letters, and their checksum. */
export function createSecret(): string {
  const letters = randomText(37, base62);
  return `polar_oat_${letters}${checksumOf(letters)}`;
}

function checksumOf(letters: string): string {
  let rest = crc32(new TextEncoder().encode(letters));
  let digits = "";
  while (rest > 0) {
    digits = `${base62[rest % 62]}${digits}`;
    rest = Math.floor(rest / 62);
  }
  return digits.padStart(6, "0");
}

function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return (crc ^ 0xffffffff) >>> 0;
}
