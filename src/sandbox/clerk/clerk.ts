import { base62, randomHex, randomText } from "../random.js";
import type { VendorContext, VendorSandbox } from "../vendor.js";
import { createApp } from "./app.js";
import { createControls } from "./controls.js";
import { failure } from "./failure.js";
import { createIds } from "./ids.js";
import type { Instance } from "./instance.js";
import { operations } from "./operations.js";
import type { ClerkControls, ClerkCredential, ClerkSandboxOptions } from "./options.js";
import { createRateLimits } from "./rate-limits.js";
import { seedOrganizations, seedUserIds } from "./seed.js";
import { settingsOf } from "./settings.js";
import { createStore } from "./store.js";

const demoOrganizations = 37;

/** Imitates Clerk. */
export function createClerk(
  context: VendorContext<ClerkSandboxOptions, ClerkCredential>,
): VendorSandbox<ClerkControls> {
  const { now, credentials, anyToken, seed } = context;
  const settings = settingsOf(context.options);
  const { organizations = seed === "demo" ? demoOrganizations : 0, users } = settings;
  const makeId = createIds(now);
  const seedUsers = seedUserIds();
  const initial = seedOrganizations(organizations, seedUsers, settings, now(), makeId);
  const store = createStore();
  store.restore(initial);
  const instance: Instance = {
    settings,
    store,
    presentation: { instanceId: `ins_${randomText(27, base62)}`, elevatedRole: settings.creatorRole },
    now,
    makeId,
    hasUser: (id) => seedUsers.includes(id) || (users ? users.includes(id) : id.startsWith("user_")),
  };
  const rateLimits = createRateLimits(now);
  return {
    app: createApp(instance, { credentials, anyToken, rateLimits }),
    routes: operations,
    controls: createControls(store),
    reset() {
      store.restore(initial);
      rateLimits.reset();
    },
    commonHeaders: () => ({
      "x-clerk-trace-id": randomHex(32),
      "cf-ray": `${randomHex(16)}-FRA`,
    }),
    failure,
  };
}
