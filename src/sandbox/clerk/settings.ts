import { defined } from "./defined.js";
import type { ClerkSandboxOptions } from "./options.js";
import { newestApiVersion } from "./versions.js";

/** The role set every instance has. */
export const defaultRoleSet = "role_set:default";

const defaults = {
  organizationsEnabled: true,
  slugsEnabled: true,
  creatorRole: "org:admin",
  defaultMaxAllowedMemberships: 5,
  defaultAdminDeleteEnabled: true,
  organizationQuota: Number.POSITIVE_INFINITY,
  creationLimit: 100,
  membershipQuota: Number.POSITIVE_INFINITY,
  seatBilling: false,
  unsupportedFeatures: [],
  limitMode: "fallback",
  defaultApiVersion: newestApiVersion,
  maxRequestBodyBytes: Number.POSITIVE_INFINITY,
  rateLimits: false,
} satisfies ClerkSandboxOptions;

/** Holds the switches with their defaults filled in. */
export type ClerkSettings = Readonly<ClerkSandboxOptions & Required<Pick<ClerkSandboxOptions, keyof typeof defaults>>>;

/** Fills in the defaults. */
export function settingsOf(options: ClerkSandboxOptions): ClerkSettings {
  return { ...defaults, ...defined(options) };
}
