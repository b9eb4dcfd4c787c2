const pattern =
  /^(\d{4}-\d{2}-\d{2})T((?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d)(?:\.(\d+))?(Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/;

/** Reads an RFC 3339 date and time as Unix milliseconds. */
export function parseRfc3339(text: string): number | undefined {
  const [, date = "", time, fraction = "", zone] = pattern.exec(text) ?? [];
  if (!isDate(date)) return undefined;
  return Date.parse(`${date}T${time}.${fraction.slice(0, 3).padEnd(3, "0")}${zone}`);
}

/** Date.parse takes 30 February for 1 March. */
function isDate(date: string): boolean {
  const midnight = Date.parse(`${date}T00:00:00.000Z`);
  return !Number.isNaN(midnight) && new Date(midnight).toISOString().startsWith(date);
}
