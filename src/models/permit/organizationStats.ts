import type * as v from "valibot";
import { fromWire, list, nullish, number, text } from "../../core/codec.js";
import { organizationFields } from "./organization.js";

/** How much an organization holds. */
export interface OrganizationStatistics extends v.InferOutput<typeof OrganizationStatisticsSchema> {}
export const OrganizationStatisticsSchema = fromWire({ projects: number, environments: number, users: number });

/** What an organization used in one month. */
export interface MonthlyUsage extends v.InferOutput<typeof MonthlyUsageSchema> {}
export const MonthlyUsageSchema = fromWire({
  /** Users active in the month. */
  mau: nullish(number),
  tenants: nullish(number),
  /** The ids of the tenants. */
  monthlyTenants: nullish(list(text)),
  /** From 1 to 12; 0 where nothing is known of the month. */
  month: nullish(number),
  /** 0 where nothing is known of the month. */
  year: nullish(number),
});

/** What an organization used in the last three months. */
export interface HistoricalUsage extends v.InferOutput<typeof HistoricalUsageSchema> {}
export const HistoricalUsageSchema = fromWire({
  currentMonth: nullish(MonthlyUsageSchema),
  previousMonth: nullish(MonthlyUsageSchema),
  twoMonthsAgo: nullish(MonthlyUsageSchema),
});

/** An organization, how much it holds and what it used. */
export interface OrganizationStats extends v.InferOutput<typeof OrganizationStatsSchema> {}
export const OrganizationStatsSchema = fromWire({
  ...organizationFields,
  stats: OrganizationStatisticsSchema,
  historicalUsage: HistoricalUsageSchema,
});
