import { randomText } from "../random.js";

const allowed = /^[a-z0-9-]+$/;

/** Tells whether a text has only the letters a slug may have. */
export function isSlug(text: string): boolean {
  return allowed.test(text);
}

/** Makes a slug that is still free from a name and the time of creation. */
export function slugFor(name: string, createdAtMs: number, isTaken: (slug: string) => boolean): string {
  const base = `${slugified(name)}-${Math.floor(createdAtMs / 1000)}`;
  let slug = base;
  while (isTaken(slug)) slug = `${base}-${randomText(6, "0123456789abcdefghijklmnopqrstuvwxyz")}`;
  return slug;
}

function slugified(name: string): string {
  const words = name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .match(/[a-z0-9]+/g);
  return words?.join("-") ?? "organization";
}
