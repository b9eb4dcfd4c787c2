import { userNotFound } from "./errors.js";
import { imageNotFound, requireImage } from "./image.js";
import { type Instance, organizationById, replace } from "./instance.js";
import { logoUrl, type OrganizationRecord, toOrganization } from "./organization.js";

/** Sets or replaces the logo of an organization. */
export async function uploadOrganizationLogo(instance: Instance, id: string, form: FormData) {
  await requireImage(form.get("file"));
  const organization = organizationById(instance, id);
  const uploader = form.get("uploader_user_id");
  if (typeof uploader === "string" && uploader !== "" && !instance.hasUser(uploader)) {
    throw userNotFound(uploader);
  }
  const logo = instance.makeId("img");
  const changed = replace(instance, organization, { logo });
  return { ...toOrganization(changed, instance.presentation), logo_url: logoUrl(logo) };
}

/** Deletes the logo of an organization. */
export function deleteOrganizationLogo(instance: Instance, id: string): OrganizationRecord {
  const organization = organizationById(instance, id);
  if (organization.logo === undefined) throw imageNotFound();
  return replace(instance, organization, { logo: undefined });
}
