import type { SandboxVendor } from "./types.js";

/** Names one operation and the requests that reach it. */
export interface VendorRoute {
  /** The operation name, in the vendor's own words and camelCase, without the vendor: `listInvites`. */
  readonly operation: string;
  readonly method: string;
  /** Path without the sandbox's prefix; `:name` stands for one segment: `/v1/organization/invites/:invite_id`. */
  readonly path: string;
}

/** Reaches a vendor's app as `c.env`: what the bare Request cannot tell. */
export interface VendorBindings {
  /** Length of the request body as the wire states it; undefined when the body is sent in chunks or there is none. */
  readonly contentLength: number | undefined;
  /** The address the client called, prefix included. */
  readonly url: URL;
}

/** Gives a vendor its surroundings. */
export interface VendorContext<TOptions, TCredential> {
  /** The sandbox's clock, Unix milliseconds. */
  readonly now: () => number;
  readonly options: TOptions;
  /** The credentials of this vendor that the options name. */
  readonly credentials: readonly TCredential[];
  /** False when a token is known only if `credentials` names it or the sandbox made it. */
  readonly anyToken: boolean;
  readonly seed: "demo" | undefined;
}

/** Describes one vendor to the frame. */
export interface VendorSandbox<TControls> {
  /** Answers a request whose path has no prefix; a Hono app fits. */
  readonly app: { fetch(request: Request, env: VendorBindings): Response | Promise<Response> };
  readonly routes: readonly VendorRoute[];
  /** Puts the initial, seeded state back. */
  readonly reset: () => void;
  /** What `sandbox.<vendor>` is. */
  readonly controls: TControls;
  /** Headers that every answer of the vendor carries, an answer made by a fault too, unless it has them already. */
  readonly commonHeaders?: () => Record<string, string>;
  /** The vendor's own answer to a method for a fault that names a status and no body. */
  readonly failure?: (status: number, method: string) => Response;
}

/** Finds the operation a method and a path reach, as `vendor.operation`. */
export function operationOf(
  vendor: SandboxVendor,
  routes: readonly VendorRoute[],
  method: string,
  path: string,
): string | undefined {
  const route = routes.find((candidate) => candidate.method === method && matches(candidate.path, path));
  return route && `${vendor}.${route.operation}`;
}

function matches(pattern: string, path: string): boolean {
  const expected = pattern.split("/");
  const actual = path.split("/");
  return (
    expected.length === actual.length &&
    expected.every((segment, index) => (segment.startsWith(":") ? actual[index] !== "" : segment === actual[index]))
  );
}
