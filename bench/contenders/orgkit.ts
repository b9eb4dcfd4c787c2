import type { Result } from "orgkit";
import type { Contender } from "../lib/scenarios.ts";
import { type Vendor, vendorFacts } from "../lib/vendors.ts";

interface Apis {
  readonly polar: typeof import("orgkit/polar");
  readonly openai: typeof import("orgkit/openai");
  readonly clerk: typeof import("orgkit/clerk");
  readonly permit: typeof import("orgkit/permit");
}

const clients: { readonly [TVendor in Vendor]: (api: Apis[TVendor], accessToken: string) => Contender } = {
  polar: (api, accessToken) => {
    const core = new api.PolarCore({ accessToken });
    const create = () => api.organizationAccessTokensCreate(core, { comment: "Deploy job", scopes: ["orders:read"] });
    return {
      list: async () => value(await api.organizationAccessTokensList(core, { page: 1, limit: 100 })).items,
      create: async () => value(await create()),
      refused: async () => refusal(await create()),
    };
  },
  openai: (api, accessToken) => {
    const core = new api.OpenAICore({ accessToken });
    return {
      list: async () => value(await api.listInvites(core, { limit: 100 })).items,
      create: async () => value(await api.inviteUser(core, { email: "person1@example.com", role: "reader" })),
      refused: async () => refusal(await api.retrieveInvite(core, { inviteId: "invite-404" })),
    };
  },
  clerk: (api, accessToken) => {
    const core = new api.ClerkCore({ accessToken });
    return {
      list: async () => value(await api.listOrganizations(core, { limit: 100 })).items,
      create: async () => value(await api.createOrganization(core, { name: "Organization 1" })),
      refused: async () => refusal(await api.getOrganization(core, { organizationId: "org_404" })),
    };
  },
  permit: (api, accessToken) => {
    const core = new api.PermitCore({ accessToken });
    return {
      list: async () => value(await api.listOrganizations(core, { page: 1, perPage: 100 })).items,
      create: async () => value(await api.createOrganization(core, { key: "organization-1", name: "Organization 1" })),
      refused: async () => refusal(await api.getOrganization(core, { orgId: "organization-404" })),
    };
  },
};

function value<TValue>(result: Result<TValue, Error>): TValue {
  if (!result.ok) throw result.error;
  return result.value;
}

function refusal(result: Result<unknown, Error>): { readonly status: number; readonly body: unknown } {
  if (result.ok) throw new Error("No refusal", { cause: result.value });
  if (!("status" in result.error && "body" in result.error)) throw result.error;
  return { status: Number(result.error.status), body: result.error.body };
}

/** orgkit with ky: with its timeout and its two retries. */
export async function contender(vendor: Vendor, entry = ""): Promise<Contender> {
  return clients[vendor](await import(`orgkit/${vendor}${entry}`), vendorFacts[vendor].token);
}
