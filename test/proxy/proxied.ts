import { ClerkCore } from "../../src/funcs/clerk/index.js";
import { OpenAICore } from "../../src/funcs/openai/index.js";
import { PermitCore } from "../../src/funcs/permit/index.js";
import { PolarCore } from "../../src/funcs/polar/index.js";
import type { CoreOptions } from "../../src/index.js";
import type { AnyOperation } from "../../src/proxy/authorize.js";
import { createProxy, type ProxyOptions, type ProxyVendor } from "../../src/proxy/index.js";
import { routes } from "../../src/proxy/routes.js";

/** The keys that stay on the server. */
export const secrets = {
  polar: "polar_oat_server0001",
  openai: "sk-admin-server0001",
  clerk: "sk_test_server0001",
  permit: "permit_key_server0001",
} as const;

export const vendors = Object.keys(secrets) as readonly ProxyVendor[];

export const operationsOf = (vendor: ProxyVendor): readonly string[] => Object.keys(routes[vendor]);

const cores = {
  polar: (options: CoreOptions) => new PolarCore(options),
  openai: (options: CoreOptions) => new OpenAICore(options),
  clerk: (options: CoreOptions) => new ClerkCore(options),
  permit: (options: CoreOptions) => new PermitCore(options),
};

export const serverCore = (vendor: ProxyVendor, options: CoreOptions) =>
  cores[vendor]({ accessToken: secrets[vendor], ...options });

/** What the tests give beside the core; whatever its vendor, so without the types of its operations. */
export interface Given extends Partial<Pick<ProxyOptions<"clerk", never>, "basePath" | "maxRequestBytes">> {
  readonly allow?: readonly string[];
  readonly authorize?: (request: Request, operation: AnyOperation) => unknown;
}

export type Handler = (request: Request) => Promise<Response>;

/** Makes a proxy that lets everybody call every operation, unless told otherwise. */
export function proxyTo(vendor: ProxyVendor, core: CoreOptions, given: Given = {}): Handler {
  const options = { allow: operationsOf(vendor), authorize: () => true, ...given, core: serverCore(vendor, core) };
  return createProxy(options as never);
}

/** The options of a core in a browser whose pages come from the same server as the proxy. */
export const browser = (vendor: ProxyVendor, proxy: Handler): CoreOptions & { accessToken: undefined } => ({
  accessToken: undefined,
  baseUrl: `https://app.example/api/${vendor}`,
  fetch: (input, init) => proxy(new Request(input, init)),
  retries: false,
});
