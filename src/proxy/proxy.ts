import { sayIssues } from "../core/call.js";
import { type Core, type Settings, settingsOf } from "../core/core.js";
import { quietly } from "../core/log.js";
import { causeOf, scrub } from "../core/scrub.js";
import { type AnyOperation, authorized } from "./authorize.js";
import { credentialsIn } from "./credentials.js";
import { forward } from "./forward.js";
import { knownOperations } from "./match.js";
import type { NarrowedCall, ProxyOperation } from "./operation.js";
import { problemResponse, Refusal } from "./problem.js";
import { type Draft, readJson, readQuery, takeForm } from "./read.js";
import { routes } from "./routes.js";
import type { ProxyVendor, VendorOperation } from "./vendors.js";

/** What a proxy takes. */
export interface ProxyOptions<TVendor extends ProxyVendor, TName extends VendorOperation<TVendor>> {
  /** The core that has the secret key. Its options hold for every call, but for `retries`: the browser's core repeats. */
  readonly core: Core<TVendor>;
  /** The names of the functions that a browser may call. */
  readonly allow: readonly TName[];
  /**
   * Decides about each call: `true` allows it, `operation.with(…)` allows it with other fields, and everything else
   * refuses it, be it `false`, an exception or an answer that takes longer than the core's `timeoutMs`. The request is
   * there for its headers; what it asks for is in `operation.input`, and its body is not to be read.
   */
  readonly authorize: (
    request: Request,
    operation: ProxyOperation<TVendor, NoInfer<TName>>,
  ) => boolean | NarrowedCall | PromiseLike<boolean | NarrowedCall>;
  /** Where the vendor's paths begin: the `baseUrl` of the browser's core. Default `/api/` and the vendor's name. */
  readonly basePath?: string | undefined;
  /** The largest body that is taken. Default 1,048,576 for JSON, which is kept in memory, and 11,534,336 for an upload. */
  readonly maxRequestBytes?: number | undefined;
}

/**
 * Creates a fetch handler that makes calls for a browser: it keeps the secret key on the server, and makes the listed
 * operations alone. It goes wherever a `Request` is answered with a `Response`: Workers, hono, Next.js, Deno, Bun.
 *
 * A request is taken apart, checked and written anew: none of its headers and cookies is passed on, no parameter and no
 * field that the function does not have, and of the vendor's answer only the status, the JSON and a few headers that a
 * core reads. An operation that is not listed, a call that `authorize` refuses and all that is no operation are answered
 * with 403 or 404, requests that no function would send with 400, 408, 413 or 415, and a vendor that cannot be reached
 * with 500, 502 or 504. These bodies have the form of RFC 9457, so that a core takes none of them for the vendor's: it
 * gives an `UnexpectedStatusError`, whose `body.code` says why. The vendor's own refusals arrive as they are.
 *
 * Pages of other sites are not answered (CORS). Nor can they change anything with a cookie of the user's: a browser asks
 * before it sends a write from another site, and is refused.
 *
 * @param options - The core, the operations, and who may call them.
 * @returns The handler; it never rejects.
 * @throws TypeError where the options are wrong, so that a mistake shows at the start.
 * @example
 * ```ts
 * import { ClerkCore } from "orgkit/clerk";
 * import { createProxy } from "orgkit/proxy";
 *
 * const sessions = new Map([["session=b1946ac9", { userId: "user_ada", organizationId: "org_acme" }]]);
 *
 * const proxy = createProxy({
 *   core: new ClerkCore({ accessToken: () => process.env.CLERK_SECRET_KEY ?? "" }),
 *   allow: ["listOrganizations", "getOrganization"],
 *   authorize(request, operation) {
 *     const session = sessions.get(request.headers.get("cookie") ?? "");
 *     if (!session) return false;
 *     if (operation.name === "listOrganizations") return operation.with({ userId: [session.userId] });
 *     return operation.input.organizationId === session.organizationId;
 *   },
 * });
 * ```
 */
export function createProxy<TVendor extends ProxyVendor, const TName extends VendorOperation<TVendor>>(
  options: ProxyOptions<TVendor, TName>,
): (request: Request) => Promise<Response> {
  const { core, allow, authorize, maxRequestBytes } = options;
  const { vendor } = Object(core) as Core<TVendor>;
  const settings = settingsOf(core, `${vendor}`);
  insist(settings.vendor, "core is not a core of orgkit");
  insist(!settings.issues[0], sayIssues(settings.issues));
  const { timeoutMs = 30_000 } = settings.options;
  const { basePath = `/api/${vendor}` } = options;
  insist(/^(\/[\w.~-]+)*$/.test(basePath), "basePath is not a path such as /api/clerk");
  insist(typeof authorize === "function", "authorize is not a function");
  insist(maxRequestBytes === undefined || maxRequestBytes > 0, "maxRequestBytes is not a number of bytes");
  const known = knownOperations(routes[vendor], basePath);
  insist(Array.isArray(allow), "allow is not a list of operations");
  const allowed = new Set<string>(allow);
  for (const name of allowed) insist(Object.hasOwn(routes[vendor], name), `${vendor} has no ${name} to allow`);

  const answer = async (request: Request): Promise<Response> => {
    const { pathname, search } = new URL(request.url);
    const found = known.find(({ method, path }) => method === request.method && path.test(pathname));
    if (!found) throw new Refusal("unknown_operation");
    const { name, route, path } = found;
    if (!allowed.has(name)) throw new Refusal("not_allowed");
    const asked: Draft = {
      path: { ...path.exec(pathname)?.groups },
      query: readQuery(search, route.query),
      json: route.json ? await readJson(request, route.json, maxRequestBytes ?? 2 ** 20, timeoutMs) : {},
    };
    const ask = (operation: AnyOperation) => authorize(request, operation as never);
    const draft = await authorized(found, asked, timeoutMs, ask).catch((thrown) =>
      log(settings, name, request, thrown),
    );
    if (!draft) throw new Refusal("not_authorized");
    const form = route.form && takeForm(request, maxRequestBytes ?? 11 * 2 ** 20);
    return forward(core, found, draft, form, request.signal);
  };

  return (request) =>
    answer(request).catch((thrown) => problemResponse(thrown instanceof Refusal ? thrown.problem : "proxy_failed"));
}

function insist(isSo: unknown, message: string): asserts isSo {
  if (!isSo) throw new TypeError(`createProxy: ${message}`);
}

/** Writes to the core's log; a browser is not told what went wrong on the server. */
function log({ options, vendor }: Settings, name: string, { headers }: Request, thrown: unknown): undefined {
  const { logger = console, logLevel = "off" } = options;
  if (logLevel === "off") return;
  const { message } = scrub({ secrets: credentialsIn(headers), vendor }, causeOf(thrown));
  quietly(() => logger.error(`orgkit: ${vendor.name}.${name} has a failing authorize: ${message}.`));
}
