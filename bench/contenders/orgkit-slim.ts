import type { Contender } from "../lib/scenarios.ts";
import type { Vendor } from "../lib/vendors.ts";
import { contender as withKy } from "./orgkit.ts";

/** orgkit without ky: with its timeout, without retries. */
export const contender = (vendor: Vendor): Promise<Contender> => withKy(vendor, "/slim");
