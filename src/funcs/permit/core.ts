import { Core } from "../../core/core.js";
import { kyTransport } from "../../core/transport.js";
import { type PermitOptions, permit } from "../../models/permit/vendor.js";

export type { PermitOptions } from "../../models/permit/vendor.js";

/**
 * Holds the configuration for Permit: the first argument of each of its functions.
 *
 * @example
 * ```ts
 * const permit = new PermitCore({ accessToken: process.env.PERMIT_API_KEY ?? "", server: "eu" });
 * ```
 */
export class PermitCore extends Core<"permit"> {
  constructor(options: PermitOptions = {}) {
    super(permit, kyTransport, options);
  }
}
