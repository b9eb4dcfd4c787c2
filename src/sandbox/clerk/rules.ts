import {
  creationLimitExceeded,
  creatorNotFound,
  membershipQuotaExceeded,
  organizationQuotaExceeded,
  slugsDisabled,
  unsupportedPlanFeatures,
} from "./errors.js";
import { noSuchResource, taken, tooLarge } from "./field-errors.js";
import type { Instance } from "./instance.js";
import { isTooLarge, maxMetadataBytes } from "./metadata.js";
import type { OrganizationRecord } from "./organization.js";
import { refusal } from "./refusal.js";
import { type ClerkSettings, defaultRoleSet } from "./settings.js";

type Changes = Partial<OrganizationRecord>;

/** Refuses changes that the instance's settings or its other organizations rule out. */
export function requireAllowed({ settings, store }: Instance, changes: Changes, ownId?: string): void {
  const { slug, role_set_key: roleSet, max_allowed_memberships: limit } = changes;
  if (slug !== undefined && !settings.slugsEnabled) throw slugsDisabled();
  requirePlanFeatures(settings, changes);
  if (roleSet !== undefined && !hasRoleSet(settings, roleSet)) {
    throw refusal(422, [noSuchResource("role_set_key")]);
  }
  const memberships = limit === 0 ? Number.POSITIVE_INFINITY : (limit ?? 0);
  if (memberships > settings.membershipQuota) throw membershipQuotaExceeded(settings.membershipQuota);
  const owner = slug === undefined ? undefined : store.bySlug(slug);
  if (owner && owner.id !== ownId) throw refusal(422, [taken("slug")]);
}

/** Refuses a create for a user who does not exist, and one beyond a quota. */
export function requireRoomFor({ settings, store, hasUser }: Instance, createdBy: string | undefined): void {
  const { organizationQuota, creationLimit } = settings;
  if (createdBy !== undefined && !hasUser(createdBy)) throw creatorNotFound(createdBy);
  if (store.count() >= organizationQuota) throw organizationQuotaExceeded(organizationQuota);
  if (createdBy !== undefined && creationLimit > 0 && store.countCreatedBy(createdBy) >= creationLimit) {
    throw creationLimitExceeded();
  }
}

/** Refuses metadata that has grown too large. */
export function requireRoomForMetadata(changes: Changes): void {
  const errors = (["public_metadata", "private_metadata"] as const)
    .filter((param) => isTooLarge(changes[param] ?? {}))
    .map((param) => tooLarge(param, maxMetadataBytes));
  if (errors.length > 0) throw refusal(422, errors);
}

function requirePlanFeatures(settings: ClerkSettings, changes: Changes): void {
  const { role_set_key: roleSet = defaultRoleSet, max_allowed_memberships: limit } = changes;
  const isUsed = {
    custom_role_set: roleSet !== defaultRoleSet,
    custom_membership_limit: limit !== undefined && limit !== settings.defaultMaxAllowedMemberships,
  };
  const unsupported = settings.unsupportedFeatures.filter((feature) => isUsed[feature]);
  if (unsupported.length > 0) throw unsupportedPlanFeatures(unsupported);
}

function hasRoleSet({ roleSets }: ClerkSettings, key: string): boolean {
  return key === defaultRoleSet || (roleSets ? roleSets.includes(key) : key.startsWith("role_set:"));
}
