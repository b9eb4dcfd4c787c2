import type { NewInvite } from "./store.js";

const dayMs = 24 * 60 * 60 * 1000;
const names = ["mira.okafor", "ivo.brandt", "lena.suzuki", "paul.garcia", "nadia.petrov", "omar.haddad", "tess.nguyen"];

/** Makes the invites of the demo, oldest first: several pages of open, accepted and expired ones. */
export function demoInvites(): NewInvite[] {
  return Array.from({ length: 47 }, (_, index) => ({
    email: `${names[index % names.length]}+${index + 1}@example.com`,
    role: index % 5 === 0 ? "owner" : "reader",
    projects: Array.from({ length: index % 3 }, (_, place) => ({
      id: `proj_demo${(index + place) % 4}`,
      role: place === 0 ? "member" : "owner",
    })),
    agoMs: ((46 - index) * dayMs) / 3 + 60_000,
    isAccepted: index % 4 === 1,
  }));
}
