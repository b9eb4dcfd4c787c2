import type { SandboxVendor } from "./types.js";
import { hosts } from "./vendors.js";

/** Tells which vendor a URL means and where its own path starts. */
export interface Address {
  readonly vendor: SandboxVendor;
  /** `/polar` and the like, or nothing on a vendor's real host. */
  readonly prefix: string;
  /** The vendor's own path, as it was encoded. */
  readonly path: string;
}

/** Resolves a URL by host, then by prefix. */
export function addressOf(url: URL): Address | undefined {
  const owner = Object.hasOwn(hosts, url.hostname) ? hosts[url.hostname] : undefined;
  if (owner) return { vendor: owner, prefix: "", path: url.pathname };
  const match = /^\/(polar|openai|clerk|permit)(\/.*)?$/.exec(url.pathname);
  if (!match) return undefined;
  const vendor = match[1] as SandboxVendor;
  return { vendor, prefix: `/${vendor}`, path: match[2] ?? "/" };
}
