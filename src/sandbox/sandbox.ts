import { type Address, addressOf } from "./address.js";
import { checkOptions } from "./check-options.js";
import { createControl } from "./control.js";
import { disturbed, lostConnection, replacementOf } from "./fault-answer.js";
import { createFaultQueue } from "./faults.js";
import type { IncomingCall } from "./fetch.js";
import { toFetch } from "./fetch.js";
import { recordBody } from "./record.js";
import type { Fault, RecordedRequest, Sandbox, SandboxOptions } from "./types.js";
import { operationOf } from "./vendor.js";
import { createVendors } from "./vendors.js";
import { wait } from "./wait.js";

/**
 * Creates the four vendors in memory. Throws a TypeError where the options are wrong.
 *
 * @example
 * ```ts
 * import { ClerkCore, listOrganizations } from "orgkit/clerk";
 * import { createSandbox } from "orgkit/sandbox";
 *
 * const sandbox = createSandbox({ seed: "demo" });
 * const clerk = new ClerkCore({ accessToken: "sk_test_anything", fetch: sandbox.fetch });
 * const result = await listOrganizations(clerk, { limit: 5 });
 * ```
 */
export function createSandbox(options: SandboxOptions = {}): Sandbox {
  checkOptions(options);
  const vendors = createVendors(options);
  const operations = Object.entries(vendors).flatMap(([vendor, { routes }]) =>
    routes.map((route) => `${vendor}.${route.operation}`),
  );
  const faults = createFaultQueue([...new Set(operations)]);
  const initialFaults = [...(options.faults ?? [])];
  faults.add(initialFaults);
  const requests: RecordedRequest[] = [];

  async function record(call: IncomingCall, { vendor, path }: Address): Promise<RecordedRequest> {
    const { request, url, bytes } = call;
    const operation = operationOf(vendor, vendors[vendor].routes, request.method, path);
    const recorded: RecordedRequest = {
      vendor,
      ...(operation === undefined ? {} : { operation }),
      method: request.method,
      path,
      query: url.search.slice(1),
      headers: Object.fromEntries(request.headers),
      ...(await recordBody(request.headers, bytes)),
    };
    requests.push(recorded);
    return recorded;
  }

  async function answerOf(call: IncomingCall, address: Address): Promise<Response> {
    const vendor = vendors[address.vendor];
    const { operation } = await record(call, address);
    const fault: Fault = faults.take(address.vendor, operation) ?? {};
    await wait(fault.delayMs ?? 0, call.request.signal);
    if (fault.drop === true || fault.drop === "request") throw lostConnection();
    const replacement = replacementOf(fault, (status) => vendor.failure?.(status, call.request.method));
    const answer = replacement ?? (await vendor.app.fetch(call.withPath(address.path), call));
    if (fault.drop === "response") throw lostConnection();
    for (const [name, value] of Object.entries(vendor.commonHeaders?.() ?? {})) {
      if (!answer.headers.has(name)) answer.headers.set(name, value);
    }
    return disturbed(withPrefix(answer, call.url, address.prefix), fault, call.request);
  }

  const sandbox: Sandbox = {
    fetch: toFetch(async (call) => {
      if (/^\/_sandbox(\/|$)/.test(call.url.pathname)) return control.fetch(call.withPath(call.url.pathname));
      const address = addressOf(call.url);
      return address ? answerOf(call, address) : nobodyThere();
    }),
    requests,
    get faults() {
      return faults.pending();
    },
    addFaults: (...added) => faults.add(added),
    clearFaults: faults.clear,
    reset() {
      for (const vendor of Object.values(vendors)) vendor.reset();
      requests.length = 0;
      faults.clear();
      faults.add(initialFaults);
    },
    polar: vendors.polar.controls,
    openai: vendors.openai.controls,
    clerk: vendors.clerk.controls,
    permit: vendors.permit.controls,
  };
  const control = createControl(sandbox);
  return sandbox;
}

/** A vendor knows nothing of the prefix, so a redirect within its host needs it put back. */
function withPrefix(answer: Response, url: URL, prefix: string): Response {
  const location = answer.headers.get("location");
  if (location === null || prefix === "") return answer;
  const target = new URL(location, url);
  if (target.origin === url.origin) {
    answer.headers.set("location", `${target.origin}${prefix}${target.pathname}${target.search}`);
  }
  return answer;
}

function nobodyThere(): Response {
  const error = "The sandbox serves /polar, /openai, /clerk and /permit, and its own routes under /_sandbox.";
  return Response.json({ error }, { status: 404 });
}
