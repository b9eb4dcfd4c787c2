import { type Vendor, vendors } from "./vendors.ts";

/** Who is measured: its name in the tables and the module that holds it. */
export interface Entrant {
  readonly name: string;
  readonly module: string;
  readonly vendors: readonly Vendor[];
}

export const entrants: readonly Entrant[] = [
  { name: "fetch and JSON.parse", module: "contenders/bare.ts", vendors },
  { name: "orgkit slim", module: "contenders/orgkit-slim.ts", vendors },
  { name: "orgkit", module: "contenders/orgkit.ts", vendors },
  { name: "ky", module: "contenders/ky.ts", vendors },
  { name: "ky, no timeout, no retries", module: "contenders/ky-plain.ts", vendors },
  { name: "openapi-fetch", module: "peers/openapi-fetch.ts", vendors },
  { name: "openai", module: "peers/openai.ts", vendors: ["openai"] },
  { name: "@clerk/backend", module: "peers/clerk.ts", vendors: ["clerk"] },
  { name: "@polar-sh/sdk 0.48.1", module: "peers/polar-0.48.ts", vendors: ["polar"] },
  { name: "@polar-sh/sdk 1.0.1", module: "peers/polar-1.0.ts", vendors: ["polar"] },
  { name: "permitio", module: "peers/permitio.ts", vendors: ["permit"] },
];

export const entrantsFor = (vendor: Vendor): readonly Entrant[] =>
  entrants.filter(({ vendors }) => vendors.includes(vendor));
