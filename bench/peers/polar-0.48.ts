import { PolarCore } from "@polar-sh/sdk/core.js";
import { organizationAccessTokensCreate } from "@polar-sh/sdk/funcs/organizationAccessTokensCreate.js";
import { organizationAccessTokensList } from "@polar-sh/sdk/funcs/organizationAccessTokensList.js";
import { HTTPValidationError } from "@polar-sh/sdk/models/errors/httpvalidationerror.js";
import type { Contender } from "../lib/scenarios.ts";
import { vendorFacts } from "../lib/vendors.ts";

/** Polar's own client up to 0.48, by its standalone functions; by default it has no timeout and no retries. */
export function contender(): Contender {
  const core = new PolarCore({ accessToken: vendorFacts.polar.token });
  const create = () => organizationAccessTokensCreate(core, { comment: "Deploy job", scopes: ["orders:read"] });
  return {
    list: async () => {
      const result = await organizationAccessTokensList(core, { page: 1, limit: 100 });
      if (!result.ok) throw result.error;
      return result.value.result.items;
    },
    create: async () => {
      const result = await create();
      if (!result.ok) throw result.error;
      return result.value;
    },
    refused: async () => {
      const result = await create();
      if (result.ok || !(result.error instanceof HTTPValidationError)) throw result.error;
      return { status: result.error.statusCode, body: result.error.detail };
    },
  };
}
