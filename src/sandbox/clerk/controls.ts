import type { ClerkControls } from "./options.js";
import type { OrganizationRecord } from "./organization.js";
import type { OrganizationStore } from "./store.js";

/** Builds the functions that let a test change members. */
export function createControls(store: OrganizationStore): ClerkControls {
  function existing(organizationId: string): OrganizationRecord {
    const organization = store.byId(organizationId);
    if (!organization) throw new TypeError(`The Clerk sandbox has no organization ${organizationId}.`);
    return organization;
  }

  return {
    members: (organizationId) => [...existing(organizationId).members].map(([userId, role]) => ({ userId, role })),
    addMember(organizationId, userId, role = "org:member") {
      const organization = existing(organizationId);
      store.put({ ...organization, members: new Map([...organization.members, [userId, role]]) });
    },
    removeMember(organizationId, userId) {
      const organization = existing(organizationId);
      const members = [...organization.members].filter(([id]) => id !== userId);
      store.put({ ...organization, members: new Map(members) });
    },
  };
}
