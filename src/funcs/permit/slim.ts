/**
 * Permit without ky: the same functions, with a core that calls `fetch` directly and never repeats a request.
 *
 * @packageDocumentation
 */
import { Core } from "../../core/core.js";
import { directTransport } from "../../core/direct.js";
import { type PermitOptions, permit } from "../../models/permit/vendor.js";

/** Holds the configuration for Permit; its calls are sent once, so `retries` has no effect. */
export class PermitCore extends Core<"permit"> {
  constructor(options: PermitOptions = {}) {
    super(permit, directTransport, options);
  }
}

export * from "./functions.js";
