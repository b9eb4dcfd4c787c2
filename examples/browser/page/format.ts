const dates = new Intl.DateTimeFormat("en", { dateStyle: "medium" });
const numbers = new Intl.NumberFormat("en", { maximumFractionDigits: 1 });

export const dateText = (date: Date | null | undefined): string => (date ? dates.format(date) : "");

/** Writes a size with the unit that suits it. */
export function sizeText(bytes: number): string {
  if (bytes < 1_000) return `${bytes} bytes`;
  if (bytes < 1_000_000) return `${numbers.format(bytes / 1_000)} kB`;
  return `${numbers.format(bytes / 1_000_000)} MB`;
}

export const countText = (count: number, noun: string): string =>
  `${numbers.format(count)} ${noun}${count === 1 ? "" : "s"}`;
