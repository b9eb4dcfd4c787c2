import { Core } from "../../core/core.js";
import { kyTransport } from "../../core/transport.js";
import { type PolarOptions, polar } from "../../models/polar/vendor.js";

export type { PolarOptions } from "../../models/polar/vendor.js";

/**
 * Holds the configuration for Polar: the first argument of each of its functions.
 *
 * @example
 * ```ts
 * const polar = new PolarCore({ accessToken: process.env.POLAR_ACCESS_TOKEN ?? "" });
 * ```
 */
export class PolarCore extends Core<"polar"> {
  constructor(options: PolarOptions = {}) {
    super(polar, kyTransport, options);
  }
}
