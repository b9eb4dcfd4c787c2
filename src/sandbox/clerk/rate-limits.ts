import { tooManyRequests } from "./errors.js";

const windowMs = 10_000;

/** Counts requests in windows of ten seconds. */
export interface RateLimits {
  /** Counts one request, or refuses it when its window is full. */
  readonly take: (key: string, limit: number) => void;
  readonly reset: () => void;
}

/** Creates counters that are all empty. */
export function createRateLimits(now: () => number): RateLimits {
  const windows = new Map<string, { readonly since: number; count: number }>();
  return {
    take(key, limit) {
      const time = now();
      const current = windows.get(key);
      if (!current || time - current.since >= windowMs) {
        windows.set(key, { since: time, count: 1 });
        return;
      }
      if (current.count >= limit) throw tooManyRequests(Math.ceil((current.since + windowMs - time) / 1000));
      current.count += 1;
    },
    reset: () => windows.clear(),
  };
}
