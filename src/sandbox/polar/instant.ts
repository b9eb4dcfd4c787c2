/** A point in time in Unix microseconds: the vendor's clock is finer than a Date, and its calendar longer than a number is exact. */
export type Instant = bigint;

const firstInstant = -62_135_596_800_000_000n;
const lastInstant = 253_402_300_799_999_999n;

/** Turns Unix milliseconds into an instant. */
export function instantOf(ms: number): Instant {
  return BigInt(Math.floor(ms)) * 1000n;
}

/** Tells whether the vendor's calendar, the years 1 to 9999, holds an instant. */
export function isInCalendar(instant: Instant): boolean {
  return instant >= firstInstant && instant <= lastInstant;
}

/** Writes an instant as the vendor does: UTC, six fractional digits or none. */
export function formatInstant(instant: Instant): string {
  const fraction = ((instant % 1_000_000n) + 1_000_000n) % 1_000_000n;
  const seconds = new Date(Number((instant - fraction) / 1000n)).toISOString().slice(0, 19);
  return fraction === 0n ? `${seconds}Z` : `${seconds}.${String(fraction).padStart(6, "0")}Z`;
}
