import type { Caller } from "./caller.js";

const windowMs = 60_000;

/** Counts calls in windows of a minute and tells whether one is too many. */
export function createRateLimit(callsPerMinute: number | undefined, now: () => number) {
  const windows = new Map<string, { readonly startMs: number; calls: number }>();
  return {
    exceeds(key: string): boolean {
      if (callsPerMinute === undefined) return false;
      const current = windows.get(key);
      const isOpen = current !== undefined && now() - current.startMs < windowMs;
      const window = isOpen ? current : { startMs: now(), calls: 0 };
      windows.set(key, window);
      window.calls += 1;
      return window.calls > callsPerMinute;
    },
    reset: () => windows.clear(),
  };
}

/** Tells whose allowance a call uses up: an organization's as a whole, otherwise that of the credential. */
export function allowanceOf(caller: Caller, headers: Headers): string {
  if (caller.kind === "organization") return caller.organizationId;
  return headers.get("authorization") ?? headers.get("cookie") ?? "anonymous";
}
