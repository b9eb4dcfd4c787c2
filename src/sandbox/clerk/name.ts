import { blank, invalidName, tooLong } from "./field-errors.js";
import type { ClerkError } from "./refusal.js";

const maxLength = 256;
/** Clerk's own check is as crude: it takes "B.C." for a URL. */
const url = /https?:\/\/|[\p{L}\p{N}-]\.\p{L}/iu;
const html = /<[a-z!/][^<>]*>/i;

/** Says what is wrong with the name of an organization, if anything is. */
export function nameError(name: string): ClerkError | undefined {
  if (name.trim() === "") return blank("name");
  if ([...name].length > maxLength) return tooLong("name", maxLength);
  if (url.test(name)) return invalidName(name, "contains a URL");
  if (html.test(name)) return invalidName(name, "contains HTML");
  return undefined;
}
