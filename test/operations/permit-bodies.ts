import { organization, wireOrganization } from "../fixtures/permit.js";
import { later, under, wireLater } from "./operation.js";

export const organizations = [
  { title: "an organization", wire: wireOrganization, value: organization },
  {
    title: "an organization with nulls",
    wire: { ...wireOrganization, usage_limits: { mau: null, tenants: null, billing_tier: null }, settings: null },
    value: { ...organization, usageLimits: { mau: null, tenants: null, billingTier: null }, settings: null },
  },
  {
    title: "an organization with more fields",
    wire: { ...wireOrganization, ...wireLater, usage_limits: { mau: 1, ...wireLater } },
    value: { ...organization, ...later, usageLimits: { mau: 1, ...later } },
  },
];
export const required = ["key", "id", "is_enterprise", "created_at", "updated_at", "name"];
export const optional = ["usage_limits", ...under("usage_limits", ["mau", "tenants", "billing_tier"]), "settings"];

const wireMonth = { mau: 87, tenants: 2, monthly_tenants: ["5f0e1d2c3b4a49588776655443322110"], month: 10, year: 2026 };
const month = { mau: 87, tenants: 2, monthlyTenants: ["5f0e1d2c3b4a49588776655443322110"], month: 10, year: 2026 };
export const wireUsage = { current_month: wireMonth, previous_month: {}, two_months_ago: null };
export const usage = { currentMonth: month, previousMonth: {}, twoMonthsAgo: null };

export const scheduled = {
  title: "a date",
  wire: { status: "scheduled", deleted_at: "2026-10-01T08:00:00+00:00", delete_after: "2026-10-11T08:00:00Z" },
  value: { status: "scheduled", deletedAt: new Date("2026-10-01T08:00Z"), deleteAfter: new Date("2026-10-11T08:00Z") },
};

export const details = [
  {
    title: "all fields",
    wire: {
      id: "3f6d2a1b7c9e4f0d8a5b6c7d8e9f0a1b",
      title: "We could not do this",
      error_code: "NOT_FOUND",
      message: "No organization matches.",
      support_link: "https://permit-io.slack.com/ssb/redirect",
      additional_info: { org_id: ["acme"] },
    },
    value: {
      id: "3f6d2a1b7c9e4f0d8a5b6c7d8e9f0a1b",
      title: "We could not do this",
      errorCode: "NOT_FOUND",
      message: "No organization matches.",
      supportLink: "https://permit-io.slack.com/ssb/redirect",
      additionalInfo: { org_id: ["acme"] },
    },
  },
  {
    title: "the required fields",
    wire: { id: "3f6d", title: "No", error_code: "ADDED_LATER" },
    value: { id: "3f6d", title: "No", errorCode: "ADDED_LATER" },
  },
  {
    title: "nulls",
    wire: { id: "3f6d", title: "", error_code: "", message: null, support_link: null, additional_info: null },
    value: { id: "3f6d", title: "", errorCode: "", message: null, supportLink: null, additionalInfo: null },
  },
];
const problem = { loc: ["body", "settings", 0], msg: "field required", type: "value_error.missing" };
const same = <TBody>(title: string, body: TBody) => ({ title, wire: body, value: body });
export const invalid = [
  same("a problem", { detail: [problem, { ...problem, ctx: { limit_value: 1 } }, { ...problem, ctx: null }] }),
  same("no problem", { detail: [] }),
  same("null", { detail: null }),
  same("no detail", {}),
];
export const limited = [
  same("a reason", { error: "rate_limited", message: "Slow down." }),
  same("nulls", { error: null, message: null }),
  same("an empty object", {}),
  same("a text", "<html>slow down</html>"),
  same("no body", undefined),
  { title: "null", wire: "null", value: null },
];
export const failures = { 500: details, 502: details, 503: details, 504: details };
export const always = { 400: details, 401: details, 403: details, 422: invalid, 429: limited, ...failures };
