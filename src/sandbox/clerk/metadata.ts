import { isJsonObject, type JsonObject } from "../json.js";

/** The most bytes one kind of metadata may take up as JSON. */
export const maxMetadataBytes = 8 * 1024;

/** Tells whether metadata takes up too much room. */
export function isTooLarge(metadata: JsonObject): boolean {
  return new TextEncoder().encode(JSON.stringify(metadata)).byteLength > maxMetadataBytes;
}

/** Merges deeply: objects key by key, everything else whole, and null removes its key. */
export function mergeMetadata(stored: JsonObject, patch: JsonObject): JsonObject {
  const merged = new Map(Object.entries(stored));
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) {
      merged.delete(key);
    } else if (isJsonObject(value)) {
      const present = merged.get(key);
      merged.set(key, mergeMetadata(isJsonObject(present) ? present : {}, value));
    } else {
      merged.set(key, value);
    }
  }
  return Object.fromEntries(merged);
}
