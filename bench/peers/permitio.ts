import axios from "axios";
import { Permit, PermitApiError } from "permitio";
import { answerWith } from "../lib/fetch.ts";
import type { Contender } from "../lib/scenarios.ts";
import { vendorFacts } from "../lib/vendors.ts";

/**
 * Permit's own client, with axios' adapter for `fetch` in place of the one for sockets. It has no organizations, so its
 * projects are given the same bytes.
 */
export async function contender(): Promise<Contender> {
  const { projects } = new Permit({
    token: vendorFacts.permit.token,
    axiosInstance: axios.create({ adapter: "fetch" }),
    log: { level: "silent" },
  }).api;
  // Before its first call the client asks, once, what its key is for.
  answerWith({ status: 200, body: new TextEncoder().encode('{ "organization_id": "a" }') });
  await projects.list();
  return {
    list: () => projects.list({ page: 1, perPage: 100 }),
    create: () => projects.create({ key: "organization-1", name: "Organization 1" }),
    refused: async () => {
      try {
        return { status: 200, body: await projects.get("organization-404") };
      } catch (error) {
        if (!(error instanceof PermitApiError)) throw error;
        return { status: error.response?.status, body: error.response?.data };
      }
    },
  };
}
