import type { Actor } from "./actor.js";
import type { Organization } from "./organization.js";

/** Holds what a sandbox starts with. */
export interface InitialState {
  readonly organizations: readonly Organization[];
  /** Who each known token stands for. */
  readonly actors: ReadonlyMap<string, Actor>;
}

/** Keeps the active organizations and the known keys. */
export interface Store {
  /** Lists the organizations by creation time, then by id. */
  readonly list: () => readonly Organization[];
  /** Finds an organization by an id in either form, else by a key. */
  readonly find: (orgId: string) => Organization | undefined;
  /** Adds an organization or replaces the one with its id. */
  readonly put: (organization: Organization) => void;
  /** Removes an organization; its keys stay known. */
  readonly remove: (id: string) => void;
  readonly actorOf: (token: string) => Actor | undefined;
  readonly addKey: (token: string, actor: Actor) => void;
  readonly reset: () => void;
}

const uuid = /^(?:[\da-f]{32}|[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})$/i;

/** Creates a store that holds the initial state. */
export function createStore(initial: InitialState): Store {
  let organizations = new Map<string, Organization>();
  let actors = new Map<string, Actor>();
  const reset = () => {
    organizations = new Map(initial.organizations.map((organization) => [organization.id, organization]));
    actors = new Map(initial.actors);
  };
  const list = () => [...organizations.values()].sort((a, b) => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1));
  reset();
  return {
    list,
    find(orgId) {
      const id = uuid.test(orgId) ? orgId.replaceAll("-", "").toLowerCase() : "";
      return organizations.get(id) ?? list().find(({ key }) => key === orgId);
    },
    put: (organization) => organizations.set(organization.id, organization),
    remove: (id) => organizations.delete(id),
    actorOf: (token) => actors.get(token),
    addKey: (token, actor) => actors.set(token, actor),
    reset,
  };
}
