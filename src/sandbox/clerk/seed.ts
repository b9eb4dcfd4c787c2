import { base62, randomText } from "../random.js";
import type { OrganizationRecord } from "./organization.js";
import { type ClerkSettings, defaultRoleSet } from "./settings.js";

const kinds = ["Labs", "Studio", "Foods", "Robotics", "Health", "Freight", "Energy", "Games", "Books"];
const places = ["Northwind", "Harbor", "Juniper", "Alder", "Meridian", "Copper", "Violet"];
const hourMs = 3_600_000;

/** Makes the ids of the users that are members of seeded organizations. */
export function seedUserIds(): readonly string[] {
  return Array.from({ length: 12 }, () => `user_${randomText(27, base62)}`);
}

/** Makes organizations an hour apart, the last one an hour ago, with nought to six members. */
export function seedOrganizations(
  count: number,
  users: readonly string[],
  settings: ClerkSettings,
  now: number,
  makeId: (prefix: string) => string,
): readonly OrganizationRecord[] {
  return Array.from({ length: count }, (_, index) => {
    const createdAt = now - (count - index) * hourMs;
    const name = nameAt(index);
    const members = users
      .slice(index % users.length)
      .slice(0, index % 7)
      .map((userId, place) => [userId, place === 0 ? settings.creatorRole : "org:member"] as const);
    return {
      id: makeId("org"),
      name,
      slug: name.toLowerCase().replaceAll(" ", "-"),
      max_allowed_memberships: index % 7 > 5 ? 20 : settings.defaultMaxAllowedMemberships,
      admin_delete_enabled: settings.defaultAdminDeleteEnabled,
      role_set_key: defaultRoleSet,
      public_metadata: index % 3 === 0 ? { plan: index % 2 === 0 ? "pro" : "trial" } : {},
      private_metadata: index % 4 === 0 ? { account: { number: 1000 + index } } : {},
      created_by: members[0]?.[0] ?? "",
      created_at: createdAt,
      updated_at: createdAt + (index % 5) * 60_000,
      ...(index % 6 === 5 ? { logo: makeId("img") } : {}),
      members: new Map(members),
    };
  });
}

/** The two lists have no common divisor, so all pairs are used up before a number has to tell names apart. */
function nameAt(index: number): string {
  const name = `${places[index % places.length]} ${kinds[index % kinds.length]}`;
  const round = Math.floor(index / (places.length * kinds.length));
  return round === 0 ? name : `${name} ${round + 1}`;
}
