import * as v from "valibot";
import { oneOf, text } from "../../core/codec.js";
import type { Vendor } from "../../core/core.js";
import type { CoreOptions } from "../../core/options.js";

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
  options: { server: v.optional(oneOf("production", "sandbox")), apiVersion: v.optional(text) },
  baseUrl: ({ server }) => `https://${server === "sandbox" ? "sandbox-" : ""}api.polar.sh`,
  headers: ({ apiVersion }) => ({ "polar-version": apiVersion }),
  secretKey: /polar_(oat|pat)_\w+/g,
  explain: (body) => {
    const { error, error_description: description, detail = description } = Object(body);
    const reasons = [detail].flat().map((entry) => (entry?.msg ? `${[entry.loc].flat().join(".")}: ${entry.msg}` : entry));
    return [...reasons, advice[error]].filter(Boolean).join(". ");
  },
};

const advice: Record<string, string> = {
  Unauthorized: "Send a token, or a dashboard session: headers: { cookie: 'polar_session=…' }",
  invalid_token: "Use a current token of this server",
  insufficient_scope: "Use a token with the scope organization_access_tokens:write (to list, :read)",
  NotPermitted: "Use a dashboard session of an owner or admin of the organization",
  SessionNotFreshError: "The session must be under an hour old",
};
