import type { Organization, UsageLimits } from "./organization.js";

/** Describes an organization as the vendor writes it. */
export interface OrganizationRead {
  readonly key: string;
  readonly id: string;
  readonly is_enterprise: boolean;
  readonly usage_limits: UsageLimits;
  readonly created_at: string;
  readonly updated_at: string;
  readonly name: string;
  readonly settings: Organization["settings"];
}

/** Counts what was used in one month. */
export interface MonthlyUsage {
  readonly mau: number;
  readonly tenants: number;
  readonly monthly_tenants: readonly string[];
  readonly month: number;
  readonly year: number;
}

/** Counts what was used of late. */
export type HistoricalUsage = Readonly<Record<"current_month" | "previous_month" | "two_months_ago", MonthlyUsage>>;

/** Writes an id of 32 digits as a UUID. */
export function dashed(id: string): string {
  return id.replace(/^([\da-f]{8})([\da-f]{4})([\da-f]{4})([\da-f]{4})([\da-f]{12})$/, "$1-$2-$3-$4-$5");
}

/** Writes a time as the vendor does: whole seconds and a numeric offset. */
export function dateTime(unixMs: number): string {
  return new Date(unixMs).toISOString().replace(/\.\d+Z$/, "+00:00");
}

/** Makes the vendor's OrganizationRead. */
export function organizationRead(organization: Organization, formatId: (id: string) => string): OrganizationRead {
  return {
    key: organization.key,
    id: formatId(organization.id),
    is_enterprise: organization.isEnterprise,
    usage_limits: organization.usageLimits,
    created_at: dateTime(organization.createdAt),
    updated_at: dateTime(organization.updatedAt),
    name: organization.name,
    settings: organization.settings,
  };
}

/** Makes the vendor's HistoricalUsage of somebody who has used nothing. */
export function historicalUsage(nowMs: number): HistoricalUsage {
  return {
    current_month: monthlyUsage(nowMs, 0),
    previous_month: monthlyUsage(nowMs, 1),
    two_months_ago: monthlyUsage(nowMs, 2),
  };
}

function monthlyUsage(nowMs: number, monthsAgo: number): MonthlyUsage {
  const now = new Date(nowMs);
  const first = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - monthsAgo));
  return {
    mau: 0,
    tenants: 0,
    monthly_tenants: [],
    month: first.getUTCMonth() + 1,
    year: first.getUTCFullYear(),
  };
}
