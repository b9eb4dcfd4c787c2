import { base62, randomText } from "../random.js";
import type { Invite } from "./invite.js";
import type { OpenAISandboxOptions } from "./options.js";

const weekMs = 7 * 24 * 60 * 60 * 1000;

/** What a new invite needs; the rest is the store's. */
export type NewInvite = Pick<Invite, "email" | "role" | "projects"> & {
  /** How long ago it was made, for the demo. */
  readonly agoMs?: number;
  readonly isAccepted?: boolean;
};

/** Keeps the invites and the members. */
export interface Store {
  readonly add: (invite: NewInvite) => Invite;
  readonly find: (id: string) => Invite | undefined;
  /** Lists the invites, oldest first. */
  readonly list: () => Invite[];
  readonly remove: (id: string) => void;
  /** Tells why an address cannot be invited. */
  readonly obstacle: (email: string) => "member" | "pending" | undefined;
  readonly accept: (invite: Invite) => void;
  readonly expire: (invite: Invite) => void;
  /** Restores the first moment. */
  readonly reset: () => void;
}

/** Creates a store with some first invites. */
export function createStore(now: () => number, options: OpenAISandboxOptions, seed: readonly NewInvite[]): Store {
  const { lifetimeMs = weekMs, expirePending = true } = options;
  let invites = new Map<string, Invite>();
  let members = new Set((options.members ?? []).map(addressKey));
  const nowSeconds = () => Math.floor(now() / 1000);

  function upToDate(invite: Invite): Invite {
    if (expirePending && invite.status === "pending" && invite.expiresAt <= nowSeconds()) invite.status = "expired";
    return invite;
  }

  function accept(invite: Invite, acceptedAt = nowSeconds()): void {
    invite.status = "accepted";
    invite.acceptedAt = acceptedAt;
    members.add(addressKey(invite.email));
  }

  function add({ email, role, projects, agoMs = 0, isAccepted = false }: NewInvite): Invite {
    const createdMs = now() - agoMs;
    const invite: Invite = {
      id: `invite-${randomText(24, base62)}`,
      email,
      role,
      projects,
      createdAt: Math.floor(createdMs / 1000),
      expiresAt: Math.floor((createdMs + lifetimeMs) / 1000),
      acceptedAt: null,
      status: "pending",
    };
    invites.set(invite.id, invite);
    if (isAccepted) accept(invite, invite.createdAt + 3600);
    return invite;
  }

  for (const fresh of seed) add(fresh);
  const initial = structuredClone({ invites, members });
  return {
    add,
    accept,
    find(id) {
      const invite = invites.get(id);
      return invite && upToDate(invite);
    },
    list: () => [...invites.values()].map(upToDate),
    remove: (id) => void invites.delete(id),
    obstacle(email) {
      const key = addressKey(email);
      if (members.has(key)) return "member";
      const isPending = [...invites.values()].some(
        (invite) => addressKey(invite.email) === key && upToDate(invite).status === "pending",
      );
      return isPending ? "pending" : undefined;
    },
    expire(invite) {
      invite.status = "expired";
      invite.expiresAt = Math.min(invite.expiresAt, nowSeconds());
    },
    reset() {
      ({ invites, members } = structuredClone(initial));
    },
  };
}

function addressKey(email: string): string {
  return email.toLowerCase();
}
