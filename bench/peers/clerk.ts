import { createClerkClient } from "@clerk/backend";
import { isClerkAPIResponseError } from "@clerk/backend/errors";
import type { Contender } from "../lib/scenarios.ts";
import { vendorFacts } from "../lib/vendors.ts";

/** Clerk's own client; it has no timeout and no retries. */
export function contender(): Contender {
  const { organizations } = createClerkClient({ secretKey: vendorFacts.clerk.token });
  return {
    list: async () => (await organizations.getOrganizationList({ limit: 100 })).data,
    create: () => organizations.createOrganization({ name: "Organization 1" }),
    refused: async () => {
      try {
        return { status: 200, body: await organizations.getOrganization({ organizationId: "org_404" }) };
      } catch (error) {
        if (!isClerkAPIResponseError(error)) throw error;
        return { status: error.status, body: error.errors };
      }
    },
  };
}
