import { type Refusal, refusal } from "./refusal.js";

const maxImageBytes = 10 * 1024 * 1024;

/** The first bytes of each kind; undefined stands for any byte. */
const signatures: Readonly<Record<string, readonly (readonly (number | undefined)[])[]>> = {
  "image/jpeg": [[0xff, 0xd8, 0xff]],
  "image/png": [[0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  "image/gif": [bytesOf("GIF87a"), bytesOf("GIF89a")],
  "image/webp": [[...bytesOf("RIFF"), undefined, undefined, undefined, undefined, ...bytesOf("WEBP")]],
};

/** Refuses a file that is not an image Clerk takes. */
export async function requireImage(file: File | string | null): Promise<void> {
  if (file === null || typeof file === "string") {
    throw imageError(400, "form_param_missing", "Image file missing", "There was no image file present in the request");
  }
  const type = file.type.split(";")[0]?.trim().toLowerCase() ?? "";
  const accepted = Object.hasOwn(signatures, type) ? signatures[type] : undefined;
  if (!accepted) throw unsupportedType(type);
  if (file.size > maxImageBytes) {
    const longMessage = "The image being uploaded is more than 10MB. Please choose a smaller one.";
    throw imageError(413, "image_too_large", "Image too large", longMessage);
  }
  const head = new Uint8Array(await file.slice(0, 12).arrayBuffer());
  const isThatImage = accepted.some((signature) =>
    signature.every((byte, index) => byte === undefined || byte === head[index]),
  );
  if (!isThatImage) {
    const longMessage = "The image could not be decoded. Please ensure the image is valid and try again.";
    throw imageError(400, "request_body_invalid", "Image decode error", longMessage);
  }
}

/** Refuses to delete a logo that is not there. */
export const imageNotFound = () => imageError(404, "image_not_found", "Image not found", "Image not found");

function unsupportedType(type: string): Refusal {
  const longMessage = `'${type}' images are not currently supported. Please consult the API documentation for more information.`;
  return imageError(400, "request_body_invalid", "Unsupported image type", longMessage);
}

function imageError(status: number, code: string, message: string, longMessage: string): Refusal {
  return refusal(status, [{ message, long_message: longMessage, code }]);
}

function bytesOf(ascii: string): number[] {
  return [...ascii].map((letter) => letter.charCodeAt(0));
}
