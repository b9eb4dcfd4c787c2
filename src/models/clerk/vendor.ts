import { optional } from "../../core/codec.js";
import type { Vendor } from "../../core/core.js";
import { type CoreOptions, headerValue } from "../../core/options.js";

/** What a Clerk core takes. */
export interface ClerkOptions extends CoreOptions {
  /** Sent as `Clerk-API-Version`. Default `"2026-05-12"`, the one this package is written for. */
  readonly apiVersion?: string | undefined;
}

/** What is true of every call to Clerk. */
export const clerk: Vendor<ClerkOptions> & { name: "clerk" } = {
  name: "clerk",
  options: { apiVersion: optional(headerValue) },
  baseUrl: () => "https://api.clerk.com/v1",
  headers: ({ apiVersion = "2026-05-12" }) => ({ "clerk-api-version": apiVersion }),
  key: /sk_(live|test)_\w+/g,
  says: /^(long_message|detail)$/,
  advice: {
    401: "Use a secret key",
  },
  meta: (headers, body) => {
    const requestId = headers["x-clerk-trace-id"] ?? Object(body).clerk_trace_id;
    return isText(requestId) ? { requestId } : {};
  },
};

const isText = (input: unknown): input is string => typeof input === "string";
