import { refusal } from "./errors.js";
import type { PermitAccessLevel, PermitCredential } from "./options.js";
import type { Organization } from "./organization.js";

/** Says who sent a request. */
export interface Actor {
  readonly organizationId: string;
  readonly projectId: string | null;
  readonly environmentId: string | null;
  readonly accessLevel: PermitAccessLevel;
  readonly canCreateOrganizations: boolean;
  readonly seesEveryOrganization: boolean;
}

const ranks: Readonly<Record<PermitAccessLevel, number>> = { no_access: 0, read: 1, write: 2, admin: 3 };

/** Makes the administrator of one organization. */
export function orgAdmin(organizationId: string): Actor {
  return {
    organizationId,
    projectId: null,
    environmentId: null,
    accessLevel: "admin",
    canCreateOrganizations: false,
    seesEveryOrganization: false,
  };
}

/** Makes the actor a credential describes. */
export function actorOf(credential: PermitCredential, organizationId: string): Actor {
  return {
    organizationId,
    projectId: credential.projectId ?? null,
    environmentId: credential.environmentId ?? null,
    accessLevel: credential.accessLevel ?? "admin",
    canCreateOrganizations: credential.canCreateOrganizations ?? false,
    seesEveryOrganization: credential.isHuman ?? false,
  };
}

/** Tells whether an organization can be accessed at all. */
export function sees(actor: Actor, organization: Organization): boolean {
  return actor.seesEveryOrganization || actor.organizationId === organization.id;
}

/** Throws unless the actor is at the organization's level and may do as much as the access level says. */
export function requireAccess(actor: Actor, needed: PermitAccessLevel, status: 401 | 403): void {
  const isOrgLevel = actor.projectId === null && actor.environmentId === null;
  if (isOrgLevel && ranks[actor.accessLevel] >= ranks[needed]) return;
  throw refusal(status, `This needs a key of the organization with the access level '${needed}'.`);
}

/** Throws unless the vendor has enabled the actor to create organizations. */
export function requireCreation(actor: Actor): void {
  if (actor.canCreateOrganizations) return;
  throw refusal(403, "Creating organizations has to be enabled for this key: reach out to Permit.io.");
}
