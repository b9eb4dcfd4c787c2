export type { ErrorCode, ErrorDetails, HTTPValidationError, RateLimited } from "../../models/permit/errors.js";
export type { PermitListResult } from "../../models/permit/list.js";
export type {
  BillingTier,
  OrganizationRead,
  OrganizationReadWithAPIKey,
  OrganizationScheduleDeleteResponse,
  UsageLimits,
} from "../../models/permit/organization.js";
export type {
  HistoricalUsage,
  MonthlyUsage,
  OrganizationStatistics,
  OrganizationStats,
} from "../../models/permit/organizationStats.js";
export type { PermitOptions } from "../../models/permit/vendor.js";
export * from "./createOrganization.js";
export * from "./deleteOrganization.js";
export * from "./getActiveOrganization.js";
export * from "./getOrganization.js";
export * from "./listOrganizations.js";
export * from "./statsOrganization.js";
export * from "./updateOrganization.js";
