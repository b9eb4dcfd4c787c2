/** Options of a core that has no key: the proxy behind the address adds it. */
export const coreOptions = (vendor: "polar" | "openai" | "clerk" | "permit") => ({
  baseUrl: `/api/${vendor}`,
  timeoutMs: 3_000,
  deadlineMs: 8_000,
  // Somebody waits for it: what asks for more patience is told at once.
  retries: { limit: 2, maxRetryAfterMs: 2_000 },
});
