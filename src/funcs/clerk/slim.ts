/**
 * Clerk without ky: the same functions, with a core that calls `fetch` directly and never repeats a request.
 *
 * @packageDocumentation
 */
import { Core } from "../../core/core.js";
import { directTransport } from "../../core/direct.js";
import { type ClerkOptions, clerk } from "../../models/clerk/vendor.js";

/** Holds the configuration for Clerk; its calls are sent once, so `retries` has no effect. */
export class ClerkCore extends Core<"clerk"> {
  constructor(options: ClerkOptions = {}) {
    super(clerk, directTransport, options);
  }
}

export * from "./functions.js";
