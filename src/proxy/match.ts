import type { Route } from "./routes.js";

/** One operation of the core's vendor, and how to tell a request for it. */
export interface KnownOperation {
  readonly name: string;
  readonly route: Route;
  readonly method: string;
  readonly path: RegExp;
}

/** Ids of all four vendors. What else a path can hold, such as `.`, `%` and `;`, is read differently by servers. */
export const id = "[\\w-]{1,255}";

/** Reads a vendor's table of routes, as they are spelled below the path of the proxy. */
export function knownOperations(table: Readonly<Record<string, Route>>, basePath: string): KnownOperation[] {
  return Object.entries(table).map(([name, route]) => {
    const [method = "", path = ""] = route.route.split(" ");
    const below = path.replace(/{(\w+)}/g, (_, field) => `(?<${field}>${id})`);
    return { name, route, method, path: new RegExp(`^${basePath.replaceAll(".", "\\.")}${below}$`) };
  });
}
