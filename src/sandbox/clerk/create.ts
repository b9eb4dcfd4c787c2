import type { JsonObject } from "../json.js";
import { readCreateBody } from "./bodies.js";
import { defined } from "./defined.js";
import { type Instance, requireOrganizations } from "./instance.js";
import type { OrganizationRecord } from "./organization.js";
import { requireAllowed, requireRoomFor } from "./rules.js";
import { defaultRoleSet } from "./settings.js";
import { slugFor } from "./slug.js";

/** Creates an organization from a body. */
export function createOrganization(instance: Instance, body: JsonObject): OrganizationRecord {
  const { name, ...optional } = readCreateBody(body);
  const fields = defined(optional);
  requireOrganizations(instance);
  requireAllowed(instance, fields);
  requireRoomFor(instance, fields.created_by);
  const { settings, store, now, makeId } = instance;
  const time = now();
  const createdAt = fields.created_at ?? time;
  const creator = fields.created_by;
  const organization: OrganizationRecord = {
    id: makeId("org"),
    name,
    slug: slugFor(name, time, (slug) => store.bySlug(slug) !== undefined),
    max_allowed_memberships: settings.defaultMaxAllowedMemberships,
    admin_delete_enabled: settings.defaultAdminDeleteEnabled,
    role_set_key: defaultRoleSet,
    public_metadata: {},
    private_metadata: {},
    created_by: "",
    created_at: createdAt,
    updated_at: createdAt,
    members: new Map(creator === undefined ? [] : [[creator, settings.creatorRole]]),
    ...fields,
  };
  store.put(organization);
  return organization;
}
