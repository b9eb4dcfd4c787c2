/**
 * Polar without ky: the same functions, with a core that calls `fetch` directly and never repeats a request.
 *
 * @packageDocumentation
 */
import { Core } from "../../core/core.js";
import { directTransport } from "../../core/direct.js";
import { type PolarOptions, polar } from "../../models/polar/vendor.js";

/** Holds the configuration for Polar; its calls are sent once, so `retries` has no effect. */
export class PolarCore extends Core<"polar"> {
  constructor(options: PolarOptions = {}) {
    super(polar, directTransport, options);
  }
}

export * from "./functions.js";
