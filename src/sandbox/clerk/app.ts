import { Hono } from "hono";
import { randomHex } from "../random.js";
import { requireSecretKey } from "./authorize.js";
import { internalError, notFound } from "./errors.js";
import type { Instance } from "./instance.js";
import { type ClerkEnv, type Operation, operations, organizationIdOf } from "./operations.js";
import type { ClerkCredential } from "./options.js";
import type { RateLimits } from "./rate-limits.js";
import { isRefusal, refusalResponse } from "./refusal.js";
import { readApiVersion } from "./versions.js";

/** Names what the app needs beside the instance. */
export interface Access {
  readonly credentials: readonly ClerkCredential[];
  readonly anyToken: boolean;
  readonly rateLimits: RateLimits;
}

/** Builds the app: key, rate limit, version, route, then the operation's own checks. */
export function createApp(instance: Instance, { credentials, anyToken, rateLimits }: Access): Hono<ClerkEnv> {
  const { settings } = instance;
  const app = new Hono<ClerkEnv>();

  function takeFrom(bucket: string, limit: number): void {
    if (settings.rateLimits) rateLimits.take(bucket, limit);
  }

  app.use("*", async (context, next) => {
    context.set("traceId", randomHex(32));
    const key = requireSecretKey(context.req.raw.headers, credentials, anyToken);
    if (key.startsWith("sk_live_")) takeFrom("production", 1000);
    else takeFrom("development", 100);
    const query = new URL(context.req.url).searchParams.get("__clerk_api_version") ?? undefined;
    const header = context.req.header("clerk-api-version");
    context.set("apiVersion", readApiVersion(header, query, settings.defaultApiVersion));
    await next();
  });

  for (const path of new Set(operations.map((operation) => operation.path))) {
    const onPath: readonly Operation[] = operations.filter((operation) => operation.path === path);
    app.all(path, async (context) => {
      const operation = onPath.find(({ method }) => method === context.req.raw.method);
      if (!operation) {
        context.header("allow", onPath.map(({ method }) => method).join(", "));
        return context.body(null, 405);
      }
      if (operation.isUpdate) takeFrom(`organization:${organizationIdOf(context)}`, 10);
      return context.json(await operation.answer(context, instance));
    });
  }

  app.notFound((context) => refusalResponse(notFound(), context.get("traceId")));
  app.onError((error, context) => refusalResponse(isRefusal(error) ? error : internalError(), context.get("traceId")));
  return app;
}
