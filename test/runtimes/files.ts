const bytes = Uint8Array.from(
  atob("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="),
  (character) => character.charCodeAt(0),
);

/** Makes a PNG; what comes after its end is padding up to the size. */
export function png(sizeBytes = bytes.length): File {
  const padding = new Uint8Array(sizeBytes - bytes.length);
  return new File([bytes, padding], "logo.png", { type: "image/png" });
}
