import { randomHex } from "../random.js";
import { type Actor, actorOf } from "./actor.js";
import type { PermitCredential } from "./options.js";
import { newOrganization, type Organization, type UsageLimits } from "./organization.js";
import type { InitialState } from "./store.js";

/** Holds what a sandbox starts with and the organization to which a key belongs unless told otherwise. */
export interface Seed extends InitialState {
  readonly active: Organization;
}

const dayMs = 86_400_000;
const firstWords = ["Blue", "Cedar", "Delta", "Ember", "Fjord", "Granite", "Harbor", "Indigo", "Juniper"];
const lastWords = ["Analytics", "Foods", "Logistics", "Robotics"];
const tiers: readonly UsageLimits[] = [
  { mau: 5000, tenants: 50, billing_tier: "trial" },
  { mau: 1000, tenants: 20, billing_tier: "free" },
  { mau: 10_000, tenants: 100, billing_tier: "startup" },
  { mau: 50_000, tenants: 1000, billing_tier: "pro" },
  { mau: 1_000_000, tenants: 20_000, billing_tier: "enterprise" },
];

/** Makes the active organization, 36 more for a demo, and what the credentials ask for. */
export function createSeed(now: number, demo: "demo" | undefined, credentials: readonly PermitCredential[]): Seed {
  const active = newOrganization({ id: randomHex(32), key: "acme", name: "Acme", createdAt: now - 400 * dayMs });
  const byKey = new Map([active, ...(demo ? demoOrganizations(now) : [])].map((one) => [one.key, one]));
  const actors = new Map<string, Actor>();
  for (const credential of credentials) {
    const key = credential.organization ?? active.key;
    const own = byKey.get(key) ?? newOrganization({ id: randomHex(32), key, name: key, createdAt: now });
    byKey.set(key, own);
    actors.set(credential.token, actorOf(credential, own.id));
  }
  return { active, organizations: [...byKey.values()], actors };
}

function demoOrganizations(now: number): Organization[] {
  const names = lastWords.flatMap((last) => firstWords.map((first) => `${first} ${last}`));
  return names.map((name, index) => demoOrganization(name, index, now));
}

function demoOrganization(name: string, index: number, now: number): Organization {
  const createdAt = now - (390 - index * 10) * dayMs;
  const usageLimits = tiers[index % tiers.length];
  return newOrganization({
    id: randomHex(32),
    key: name.toLowerCase().replaceAll(" ", "-"),
    name,
    settings: index % 3 === 0 ? { theme: index % 2 === 0 ? "dark" : "light" } : null,
    isEnterprise: usageLimits?.billing_tier === "enterprise",
    ...(usageLimits && { usageLimits }),
    stats: { projects: index % 4, environments: (index % 4) * 2, users: index * 7 },
    createdAt,
    updatedAt: createdAt + (index % 5) * dayMs,
  });
}
