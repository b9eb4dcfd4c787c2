import type { Contender } from "../lib/scenarios.ts";
import type { Vendor } from "../lib/vendors.ts";
import { contender as withDefaults } from "./ky.ts";

/** ky without its timeout and its retries. */
export const contender = (vendor: Vendor): Contender => withDefaults(vendor, { timeout: false, retry: 0 });
