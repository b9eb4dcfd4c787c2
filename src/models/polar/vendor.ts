import * as v from "valibot";
import { isObject, oneOf } from "../../core/codec.js";
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
  options: { server: v.optional(oneOf("production", "sandbox")), apiVersion: v.optional(v.string()) },
  baseUrl: ({ server }) => `https://${server === "sandbox" ? "sandbox-" : ""}api.polar.sh`,
  headers: ({ apiVersion }) => ({ "polar-version": apiVersion }),
  secretKey: /polar_(oat|pat)_\w+/g,
  explain: (body) => {
    if (!isObject(body)) return undefined;
    const { error, error_description: description, detail = description } = body;
    const reason = Array.isArray(detail) ? detail.map(sayEntry).join("; ") : detail;
    return [reason, advice[error as string]].filter(Boolean).join(" ");
  },
};

const sayEntry = (entry: unknown): string => {
  const { loc, msg } = Object(entry) as { loc?: unknown; msg?: unknown };
  return `${[loc].flat().join(".")}: ${msg}.`;
};

const advice: Record<string, string> = {
  Unauthorized:
    "Send a token; where Polar wants a dashboard session, send it with headers: { cookie: 'polar_session=…' }.",
  invalid_token: "Use a token that is current and was made on this server.",
  insufficient_scope: "Use a token with the scope organization_access_tokens:write, or :read to list.",
  NotPermitted: "Ask an owner or admin of the organization, or send a dashboard session.",
  SessionNotFreshError: "Sign in again: the session must be less than an hour old.",
};
