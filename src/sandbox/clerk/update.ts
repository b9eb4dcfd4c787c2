import type { JsonObject } from "../json.js";
import { readMergeBody, readUpdateBody } from "./bodies.js";
import { defined } from "./defined.js";
import { memberLimitManagedByBilling } from "./errors.js";
import { type Instance, organizationById, replace } from "./instance.js";
import { mergeMetadata } from "./metadata.js";
import type { OrganizationRecord } from "./organization.js";
import { requireAllowed, requireRoomForMetadata } from "./rules.js";

/** Updates the fields a body has; null leaves a field as it is. */
export function updateOrganization(
  instance: Instance,
  id: string,
  body: JsonObject,
  apiVersion: string,
): OrganizationRecord {
  const changes = defined(readUpdateBody(body, apiVersion));
  const organization = organizationById(instance, id);
  if (instance.settings.seatBilling && changes.max_allowed_memberships !== undefined) {
    throw memberLimitManagedByBilling();
  }
  requireAllowed(instance, changes, id);
  return changed(instance, organization, changes);
}

/** Merges the metadata a body has into the stored metadata. */
export function mergeOrganizationMetadata(instance: Instance, id: string, body: JsonObject): OrganizationRecord {
  const patches = readMergeBody(body);
  const organization = organizationById(instance, id);
  const merged = (param: "public_metadata" | "private_metadata") => {
    const patch = patches[param];
    return patch && mergeMetadata(organization[param], patch);
  };
  const changes = defined({
    public_metadata: merged("public_metadata"),
    private_metadata: merged("private_metadata"),
  });
  requireRoomForMetadata(changes);
  return changed(instance, organization, changes);
}

function changed(
  instance: Instance,
  organization: OrganizationRecord,
  changes: Partial<OrganizationRecord>,
): OrganizationRecord {
  return Object.keys(changes).length === 0 ? organization : replace(instance, organization, changes);
}
