import { type Context, Hono } from "hono";
import { HTTPException } from "hono/http-exception";
import { bearerToken } from "../bearer.js";
import type { VendorContext, VendorSandbox } from "../vendor.js";
import { type Actor, orgAdmin } from "./actor.js";
import { errorDetails, failure, refusal, unrouted } from "./errors.js";
import { createOperations, type PermitEnv } from "./operations.js";
import type { PermitControls, PermitCredential, PermitSandboxOptions } from "./options.js";
import { methodsOf, routes } from "./routes.js";
import { createSeed } from "./seed.js";
import { createStore } from "./store.js";

/** Imitates Permit.io. */
export function createPermit(
  context: VendorContext<PermitSandboxOptions, PermitCredential>,
): VendorSandbox<PermitControls> {
  const seed = createSeed(context.now(), context.seed, context.credentials);
  const store = createStore(seed);
  const operations = createOperations(store, context.options, context.now);
  const seesEveryOrganization = context.options.keyReach !== "own";
  const anyKey: Actor = {
    ...orgAdmin(seed.active.id),
    canCreateOrganizations: seesEveryOrganization,
    seesEveryOrganization,
  };

  function actorOf(token: string): Actor | undefined {
    const known = store.actorOf(token);
    if (known) return known;
    return context.anyToken && token.startsWith("permit_key_") ? anyKey : undefined;
  }

  const app = new Hono<PermitEnv>();
  const answerUnrouted = (c: Context<PermitEnv>) => unrouted(methodsOf(c.req.path));
  app.use("*", async (c, next) => (c.req.raw.method === "HEAD" ? answerUnrouted(c) : next()));
  for (const { operation, method, path } of routes) {
    app.on(method, path, (c) => {
      const actor = actorOf(bearerToken(c.req.raw.headers) ?? "");
      if (!actor) throw refusal(401);
      c.set("actor", actor);
      return operations[operation](c);
    });
  }
  app.notFound(answerUnrouted);
  app.onError((error) => (error instanceof HTTPException ? error.getResponse() : errorDetails(500, 500)));

  return { app, routes, controls: {}, reset: store.reset, failure };
}
