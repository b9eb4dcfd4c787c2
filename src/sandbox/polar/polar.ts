import { type Context, Hono } from "hono";
import type { VendorContext, VendorSandbox } from "../vendor.js";
import { type Requirement, refuseCaller } from "./access.js";
import { crash, failure, frameworkError } from "./answers.js";
import { createControls } from "./controls.js";
import { readBody } from "./input.js";
import { type PolarEnv, useManners } from "./manners.js";
import { type Call, createToken, deleteToken, listTokens, updateToken } from "./operations.js";
import type { PolarControls, PolarCredential, PolarSandboxOptions } from "./options.js";
import { createRateLimit } from "./rate-limit.js";
import { collection, item, routes } from "./routes.js";
import { grantableScopes, readScope, writeScope } from "./scopes.js";
import { demoTokens } from "./seed.js";
import { createStore } from "./store.js";

const reading: Requirement = { scopes: [readScope, writeScope], fresh: false };
const writing: Requirement = { scopes: [writeScope], fresh: true };
const deleting: Requirement = { scopes: [writeScope], fresh: false };
const defaultOrganization = "1dbfc517-0bbf-4301-9ba8-555ca42b9737";
const demoOrganization = "5e1b2f0a-64c3-4d6e-8f19-3a7c90d2be41";

/** Imitates Polar. */
export function createPolar(
  context: VendorContext<PolarSandboxOptions, PolarCredential>,
): VendorSandbox<PolarControls> {
  const { now, options, seed } = context;
  const { contract = "published" } = options;
  const organizations = options.organizations ?? [defaultOrganization, ...(seed ? [demoOrganization] : [])];
  const tokens = seed ? demoTokens(organizations, now()) : [];
  const stores = { production: createStore(now, tokens), sandbox: createStore(now, tokens) };
  const rateLimit = createRateLimit(options.requestsPerMinute, now);

  const app = new Hono<PolarEnv>({ getPath: pathOf });
  useManners(app, { ...context, organizations, stores, rateLimit });

  function guarded(c: Context<PolarEnv>, requirement: Requirement, run: (call: Call) => Response): Response {
    const { caller, store } = c.var;
    const refusal = refuseCaller(caller, requirement, contract, now());
    if (refusal) return refusal;
    return run({ caller: caller as Call["caller"], store, now, grantable: grantableScopes[contract] });
  }

  async function withBody(c: Context<PolarEnv>, run: (call: Call, body: unknown) => Response): Promise<Response> {
    const read = readBody(c.req.header("content-type"), await c.req.arrayBuffer());
    return read instanceof Response ? read : guarded(c, writing, (call) => run(call, read.body));
  }

  app.get(collection, (c) => {
    if (c.req.method === "HEAD") return wrongMethod("GET");
    return guarded(c, reading, (call) => listTokens(call, new URL(c.req.url).searchParams));
  });
  app.post(collection, (c) => withBody(c, createToken));
  app.patch(item, (c) => withBody(c, (call, body) => updateToken(call, idOf(c), body)));
  app.delete(item, (c) => guarded(c, deleting, (call) => deleteToken(call, idOf(c))));
  app.all(collection, () => wrongMethod("GET"));
  app.all(item, () => wrongMethod("PATCH"));
  app.notFound(misrouted);
  app.onError(() => crash());

  return {
    app,
    routes: ["", "/api"].flatMap((root) => routes.map((route) => ({ ...route, path: `${root}${route.path}` }))),
    controls: createControls(Object.values(stores), organizations, now),
    failure,
    reset() {
      for (const store of Object.values(stores)) store.reset();
      rateLimit.reset();
    },
  };
}

/** The vendor routes by the decoded path, and knows its root by an old name too. */
function pathOf(request: Request): string {
  const path = new URL(request.url).pathname.replace(/^\/api\/v1/, "/v1");
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** The framework names the methods of the first route with this path only. */
function wrongMethod(allow: string): Response {
  return frameworkError(405, "Method Not Allowed", { allow });
}

/** The path is decoded already, and Hono would decode a parameter again. */
function idOf(c: Context<PolarEnv>): string {
  return c.req.path.slice(collection.length);
}

/** The framework tries a path again with the other form of its end. */
function misrouted(c: Context<PolarEnv>): Response {
  const { path } = c.req;
  const other = path.endsWith("/") ? path.replace(/\/+$/, "") : `${path}/`;
  const isItem = other.startsWith(collection) && /^[^/]+$/.test(other.slice(collection.length));
  if (other !== collection && !isItem) return frameworkError(404, "Not Found");
  const { origin, search } = new URL(c.req.url);
  return new Response(null, { status: 307, headers: { location: `${origin}${encodeURI(other)}${search}` } });
}
