import type { IdFilter, ListQuery, OrderField } from "./list-query.js";
import type { OrganizationRecord } from "./organization.js";

/** Filters, counts, sorts and slices, in this order. */
export function selectOrganizations(
  all: readonly OrganizationRecord[],
  query: ListQuery,
): { page: readonly OrganizationRecord[]; total: number } {
  const { users, organizations, offset, limit } = query;
  const matching = all.filter(
    (organization) =>
      passes(organizations, [organization.id]) &&
      passes(users, organization.members.keys()) &&
      containsText(organization, query.text),
  );
  const sorted = sort(matching, query);
  return { page: sorted.slice(offset, offset + limit), total: matching.length };
}

function passes({ included, excluded }: IdFilter, ids: Iterable<string>): boolean {
  let isIncluded = included.size === 0;
  if (isIncluded && excluded.size === 0) return true;
  for (const id of ids) {
    if (excluded.has(id)) return false;
    isIncluded ||= included.has(id);
  }
  return isIncluded;
}

function containsText({ id, name, slug }: OrganizationRecord, text: string): boolean {
  if (text === "" || id === text) return true;
  const wanted = text.toLowerCase();
  return name.toLowerCase().includes(wanted) || slug.includes(wanted);
}

function sort(
  organizations: readonly OrganizationRecord[],
  { orderBy, isDescending }: ListQuery,
): readonly OrganizationRecord[] {
  const direction = isDescending ? -1 : 1;
  return organizations
    .map((organization) => ({ organization, key: sortKey(organization, orderBy) }))
    .sort((a, b) => direction * (compare(a.key, b.key) || compare(a.organization.id, b.organization.id)))
    .map(({ organization }) => organization);
}

function sortKey({ name, created_at, members }: OrganizationRecord, orderBy: OrderField): string | number {
  if (orderBy === "name") return name.toLowerCase();
  return orderBy === "created_at" ? created_at : members.size;
}

function compare<T extends string | number>(a: T, b: T): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
