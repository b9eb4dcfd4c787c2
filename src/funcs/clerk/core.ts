import { Core } from "../../core/core.js";
import { kyTransport } from "../../core/transport.js";
import { type ClerkOptions, clerk } from "../../models/clerk/vendor.js";

export type { ClerkOptions } from "../../models/clerk/vendor.js";

/**
 * Holds the configuration for Clerk: the first argument of each of its functions.
 *
 * @example
 * ```ts
 * const clerk = new ClerkCore({ accessToken: process.env.CLERK_SECRET_KEY ?? "" });
 * ```
 */
export class ClerkCore extends Core<"clerk"> {
  constructor(options: ClerkOptions = {}) {
    super(clerk, kyTransport, options);
  }
}
