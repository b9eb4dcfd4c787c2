import { createPolarCore, errors } from "@polar-sh/sdk-v1/2026-10";
import {
  createWebhookEndpointWebhooks,
  listWebhookEndpointsWebhooks,
} from "@polar-sh/sdk-v1/2026-10/services/webhooks";
import type { Contender } from "../lib/scenarios.ts";
import { vendorFacts } from "../lib/vendors.ts";

/** Polar's own client since 1.0. It has no access tokens, so its webhook endpoints are given the same bytes. */
export function contender(): Contender {
  const core = createPolarCore({ accessToken: vendorFacts.polar.token });
  const list = listWebhookEndpointsWebhooks(core);
  const createEndpoint = createWebhookEndpointWebhooks(core);
  const create = () => createEndpoint({ url: "https://example.com/hook", format: "raw", events: ["order.created"] });
  return {
    list: async () => (await list({ page: 1, limit: 100 })).items,
    create,
    refused: async () => {
      try {
        return { status: 200, body: await create() };
      } catch (error) {
        if (!(error instanceof errors.HTTPValidationError)) throw error;
        return { status: error.statusCode, body: error.error };
      }
    },
  };
}
