import type { CallMeta } from "../../core/result.js";

/** Reads the limits that an answer tells of; those of administration rarely tell of any. */
export function rateLimits(headers: Readonly<Record<string, string>>): Pick<CallMeta, "rateLimit"> {
  const rateLimit: Record<string, Record<string, number>> = {};
  for (const [header, value] of Object.entries(headers)) {
    const [, fact = "", kind] = /^x-ratelimit-(limit|remaining|reset)-(requests|tokens)$/.exec(header) ?? [];
    const isReset = fact === "reset";
    const [found, h = 0, m = 0, s = 0, ms = 0] = (isReset ? duration : /^\d+$/).exec(value) ?? [];
    if (!kind || !found) continue;
    rateLimit[kind] ??= {};
    rateLimit[kind][isReset ? "resetMs" : fact] = isReset ? Math.round(+h * 36e5 + +m * 6e4 + +s * 1e3 + +ms) : +value;
  }
  return Object.keys(rateLimit)[0] ? { rateLimit } : {};
}

/** Such as `12ms`, `1s` or `6m0s`. */
const duration = /^(?:(\d+)h)?(?:(\d+)m)?(?:(\d*\.?\d+)s)?(?:(\d*\.?\d+)ms)?$/;
