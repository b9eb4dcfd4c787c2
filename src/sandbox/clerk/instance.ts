import { organizationNotFound, organizationsNotEnabled } from "./errors.js";
import type { OrganizationRecord, Presentation } from "./organization.js";
import type { ClerkSettings } from "./settings.js";
import type { OrganizationStore } from "./store.js";

/** Holds what the operations work on. */
export interface Instance {
  readonly settings: ClerkSettings;
  readonly store: OrganizationStore;
  readonly presentation: Presentation;
  readonly now: () => number;
  /** Makes a new id with a prefix. */
  readonly makeId: (prefix: string) => string;
  readonly hasUser: (userId: string) => boolean;
}

/** Refuses every operation where the instance has no organizations. */
export function requireOrganizations({ settings }: Instance): void {
  if (!settings.organizationsEnabled) throw organizationsNotEnabled();
}

/** Finds an organization by its id alone. */
export function organizationById(instance: Instance, id: string): OrganizationRecord {
  requireOrganizations(instance);
  const organization = instance.store.byId(id);
  if (!organization) throw organizationNotFound();
  return organization;
}

/** Puts a changed organization in place of the old one and moves `updated_at`. */
export function replace(
  { store, now }: Instance,
  organization: OrganizationRecord,
  changes: Partial<OrganizationRecord>,
): OrganizationRecord {
  const changed = { ...organization, ...changes, updated_at: now() };
  store.put(changed);
  return changed;
}
