import type * as v from "valibot";
import { boolean, freeForm, fromWire, nullish, number, open, text } from "../../core/codec.js";
import { isoDate } from "../../core/dates.js";

/** What an organization pays for. Others may appear at any time. */
export type BillingTier = "free" | "startup" | "pro" | "enterprise" | "internal" | "trial";

/** How much an organization may use. */
export interface UsageLimits extends v.InferOutput<typeof UsageLimitsSchema> {}
export const UsageLimitsSchema = fromWire({
  /** Users active in one month. Default for trials 5,000. */
  mau: nullish(number),
  /** Default for trials 50. */
  tenants: nullish(number),
  billingTier: nullish(open<BillingTier>()),
});

export const organizationFields = {
  /** Never changes. Unique among the organizations that are not deleted. */
  key: text,
  id: text,
  isEnterprise: boolean,
  usageLimits: nullish(UsageLimitsSchema),
  createdAt: isoDate,
  updatedAt: isoDate,
  name: text,
  settings: nullish(freeForm),
};

/** An organization: an account at Permit. */
export interface OrganizationRead extends v.InferOutput<typeof OrganizationReadSchema> {}
export const OrganizationReadSchema = fromWire(organizationFields);

/** A new organization and its first API key. */
export interface OrganizationReadWithAPIKey extends v.InferOutput<typeof OrganizationReadWithAPIKeySchema> {}
export const OrganizationReadWithAPIKeySchema = fromWire({
  ...organizationFields,
  apiKeyId: nullish(text),
  /** The secret of the API key. It is shown here and never again. */
  apiKeySecret: nullish(text),
});

/** When a deleted organization is gone for good. */
export interface OrganizationScheduleDeleteResponse
  extends v.InferOutput<typeof OrganizationScheduleDeleteResponseSchema> {}
export const OrganizationScheduleDeleteResponseSchema = fromWire({
  status: nullish(open<"scheduled">()),
  /** When the deletion was asked for. */
  deletedAt: isoDate,
  /** Until then Permit's support can restore the organization. */
  deleteAfter: isoDate,
});
