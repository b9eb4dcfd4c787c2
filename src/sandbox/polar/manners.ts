import type { Hono, MiddlewareHandler } from "hono";
import type { VendorBindings, VendorContext } from "../vendor.js";
import { frameworkError, invalidToken, polarError, tooManyRequests } from "./answers.js";
import { type Caller, callerOf } from "./caller.js";
import type { PolarCredential, PolarSandboxOptions, PolarServer } from "./options.js";
import { allowanceOf, type createRateLimit } from "./rate-limit.js";
import type { Store } from "./store.js";

/** What a request carries through Polar's app. */
export interface PolarEnv {
  Bindings: VendorBindings;
  Variables: { caller: Caller; store: Store };
}

/** What the manners need to know. */
export interface MannersContext extends VendorContext<PolarSandboxOptions, PolarCredential> {
  readonly organizations: readonly string[];
  readonly stores: Readonly<Record<PolarServer, Store>>;
  readonly rateLimit: ReturnType<typeof createRateLimit>;
}

const maxBodyBytes = 10 * 1024 * 1024;
const defaultVersions = ["2026-04", "2026-10"] as const;
const servers: Readonly<Record<string, PolarServer>> = {
  "api.polar.sh": "production",
  "sandbox-api.polar.sh": "sandbox",
};

/** Adds what Polar does before it looks at the route, in its order: version, length, rate limit, token. */
export function useManners(app: Hono<PolarEnv>, context: MannersContext): void {
  app.use("*", knownVersion(context.options.versions ?? defaultVersions));
  app.use("*", statedLength);
  app.use("*", oldRoot);
  app.use("*", authenticated(context));
}

function knownVersion([defaultVersion, ...others]: readonly [string, ...string[]]): MiddlewareHandler<PolarEnv> {
  return async (c, next) => {
    const version = c.req.header("polar-version") || defaultVersion;
    if (version !== defaultVersion && !others.includes(version)) return frameworkError(404, "Not Found");
    await next();
    // A crash is answered outside of the layers that add headers.
    if (c.res.status !== 500) c.res.headers.set("polar-version", version);
    return undefined;
  };
}

const statedLength: MiddlewareHandler<PolarEnv> = async (c, next) => {
  const { contentLength } = c.env;
  if (contentLength === undefined && ["POST", "PUT", "PATCH"].includes(c.req.method)) {
    return polarError(411, "LengthRequired", "A Content-Length header is required.");
  }
  if (contentLength !== undefined && contentLength > maxBodyBytes) {
    const detail = `Request body exceeded the maximum allowed size of ${maxBodyBytes} bytes.`;
    return polarError(413, "RequestBodyTooLarge", detail);
  }
  return next();
};

const oldRoot: MiddlewareHandler<PolarEnv> = async (c, next) => {
  await next();
  if (c.env.url.pathname.includes("/api/v1") && c.res.status !== 500) {
    const notice = "The API root has moved from /api/v1 to /v1. Please update your integration.";
    c.res.headers.set("x-polar-deprecation-notice", notice);
  }
};

function authenticated(context: MannersContext): MiddlewareHandler<PolarEnv> {
  const { stores, options, rateLimit } = context;
  return async (c, next) => {
    const server = servers[new URL(c.req.url).hostname] ?? options.server ?? "production";
    const store = stores[server];
    const caller = callerOf(c.req.raw.headers, {
      ...context,
      store,
      otherStore: stores[server === "production" ? "sandbox" : "production"],
      credentials: context.credentials.filter((known) => (known.server ?? server) === server),
    });
    if (rateLimit.exceeds(allowanceOf(caller, c.req.raw.headers))) return tooManyRequests();
    if (caller.kind === "unknown") return invalidToken();
    c.set("caller", caller);
    c.set("store", store);
    await next();
    if (c.res.status === 500) return undefined;
    if (!c.res.headers.has("cache-control")) c.res.headers.set("cache-control", "private, no-store");
    if (server === "sandbox") c.res.headers.set("x-polar-sandbox", "1");
    return undefined;
  };
}
