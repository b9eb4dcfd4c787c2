import { oneOf, optional } from "../../core/codec.js";
import type { Vendor } from "../../core/core.js";
import { type CoreOptions, headerValue } from "../../core/options.js";

/** What a Polar core takes. */
export interface PolarOptions extends CoreOptions {
  /** Polar's environment; the two share neither tokens nor data. Default `"production"`. */
  readonly server?: "production" | "sandbox" | undefined;
  /** Sent as `Polar-Version`, such as `"2026-04"`. Default: not sent, so Polar applies its own. */
  readonly apiVersion?: string | undefined;
}

/** What is true of every call to Polar. */
export const polar: Vendor<PolarOptions> & { name: "polar" } = {
  name: "polar",
  options: { server: optional(oneOf("production", "sandbox")), apiVersion: optional(headerValue) },
  baseUrl: ({ server }) => `https://${server === "sandbox" ? "sandbox-" : ""}api.polar.sh`,
  headers: ({ apiVersion }) => ({ "polar-version": apiVersion }),
  key: /polar_(oat|pat)_\w+/g,
  secret: "token",
  says: /^(detail|msg|error_description)$/,
  advice: {
    401: "Use a current token or session",
    403: "Try organization_access_tokens:write or a fresh session",
  },
};
