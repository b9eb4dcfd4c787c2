import type { OrganizationRecord } from "./organization.js";

/** Keeps the organizations of the instance. */
export interface OrganizationStore {
  readonly all: () => readonly OrganizationRecord[];
  readonly count: () => number;
  readonly byId: (id: string) => OrganizationRecord | undefined;
  readonly bySlug: (slug: string) => OrganizationRecord | undefined;
  /** Counts the organizations a user has created. */
  readonly countCreatedBy: (userId: string) => number;
  /** Adds an organization, or puts it in the place of the one with its id. */
  readonly put: (organization: OrganizationRecord) => void;
  readonly remove: (organization: OrganizationRecord) => void;
  /** Forgets all organizations for these. */
  readonly restore: (organizations: readonly OrganizationRecord[]) => void;
}

/** Creates a store that finds by id, slug and creator without a search. */
export function createStore(): OrganizationStore {
  const organizations = new Map<string, OrganizationRecord>();
  const idsBySlug = new Map<string, string>();
  const countsByCreator = new Map<string, number>();

  const countCreatedBy = (userId: string): number => countsByCreator.get(userId) ?? 0;

  function remove({ id, slug, created_by }: OrganizationRecord): void {
    if (!organizations.delete(id)) return;
    idsBySlug.delete(slug);
    countsByCreator.set(created_by, countCreatedBy(created_by) - 1);
  }

  function put(organization: OrganizationRecord): void {
    const { id, slug, created_by } = organization;
    const previous = organizations.get(id);
    if (previous) idsBySlug.delete(previous.slug);
    else countsByCreator.set(created_by, countCreatedBy(created_by) + 1);
    organizations.set(id, organization);
    idsBySlug.set(slug, id);
  }

  return {
    all: () => [...organizations.values()],
    count: () => organizations.size,
    byId: (id) => organizations.get(id),
    bySlug: (slug) => organizations.get(idsBySlug.get(slug) ?? ""),
    countCreatedBy,
    put,
    remove,
    restore(restored) {
      for (const index of [organizations, idsBySlug, countsByCreator]) index.clear();
      for (const organization of restored) put(organization);
    },
  };
}
