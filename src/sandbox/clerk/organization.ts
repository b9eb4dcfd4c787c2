import type { JsonObject } from "../json.js";

/** Holds an organization in Clerk's own words. A change makes a new one. */
export interface OrganizationRecord {
  readonly id: string;
  readonly name: string;
  readonly slug: string;
  readonly max_allowed_memberships: number;
  readonly admin_delete_enabled: boolean;
  readonly role_set_key: string;
  readonly public_metadata: JsonObject;
  readonly private_metadata: JsonObject;
  /** Id of the creator, or the empty text. */
  readonly created_by: string;
  readonly created_at: number;
  readonly updated_at: number;
  /** Id of the uploaded logo. */
  readonly logo?: string | undefined;
  /** Roles by user id, in the order of joining. */
  readonly members: ReadonlyMap<string, string>;
}

/** Says which optional fields a request asks for. */
export interface Inclusion {
  readonly membersCount: boolean;
  readonly missingMemberWithElevatedPermissions: boolean;
}

/** Says what an organization looks like in this instance. */
export interface Presentation {
  readonly instanceId: string;
  readonly elevatedRole: string;
}

const nothing: Inclusion = { membersCount: false, missingMemberWithElevatedPermissions: false };

/** Makes the JSON form of an organization. */
export function toOrganization(
  record: OrganizationRecord,
  { instanceId, elevatedRole }: Presentation,
  inclusion: Inclusion = nothing,
) {
  const { id, name, slug, logo, members, ...rest } = record;
  return {
    object: "organization",
    id,
    name,
    slug,
    image_url: imageUrl(record, instanceId),
    has_image: logo !== undefined,
    ...(inclusion.membersCount ? { members_count: members.size } : {}),
    ...(inclusion.missingMemberWithElevatedPermissions
      ? { missing_member_with_elevated_permissions: ![...members.values()].includes(elevatedRole) }
      : {}),
    ...rest,
  };
}

/** Makes the address of an uploaded logo. */
export function logoUrl(logo: string): string {
  return `https://images.clerk.dev/uploaded/${logo}`;
}

function imageUrl({ id, name, logo }: OrganizationRecord, instanceId: string): string {
  const initials = [...name.trim()][0]?.toUpperCase() ?? "";
  const image =
    logo === undefined
      ? { type: "default", iid: instanceId, rid: id, initials }
      : { type: "proxy", src: logoUrl(logo) };
  return `https://img.clerk.com/${base64Url(JSON.stringify(image))}`;
}

function base64Url(text: string): string {
  const bytes = String.fromCharCode(...new TextEncoder().encode(text));
  return btoa(bytes).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}
