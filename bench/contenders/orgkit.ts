import type { Page, Result } from "orgkit";
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
      list: () => rows(api.organizationAccessTokensList(core, { page: 1, limit: 100 })),
      create: () => value(create()),
      refused: () => refusal(create()),
    };
  },
  openai: (api, accessToken) => {
    const core = new api.OpenAICore({ accessToken });
    return {
      list: () => rows(api.listInvites(core, { limit: 100 })),
      create: () => value(api.inviteUser(core, { email: "person1@example.com", role: "reader" })),
      refused: () => refusal(api.retrieveInvite(core, { inviteId: "invite-404" })),
    };
  },
  clerk: (api, accessToken) => {
    const core = new api.ClerkCore({ accessToken });
    return {
      list: () => rows(api.listOrganizations(core, { limit: 100 })),
      create: () => value(api.createOrganization(core, { name: "Organization 1" })),
      refused: () => refusal(api.getOrganization(core, { organizationId: "org_404" })),
    };
  },
  permit: (api, accessToken) => {
    const core = new api.PermitCore({ accessToken });
    return {
      list: () => rows(api.listOrganizations(core, { page: 1, perPage: 100 })),
      create: () => value(api.createOrganization(core, { key: "organization-1", name: "Organization 1" })),
      refused: () => refusal(api.getOrganization(core, { orgId: "organization-404" })),
    };
  },
};

async function value<TValue>(pending: Promise<Result<TValue, Error>>): Promise<TValue> {
  const result = await pending;
  if (!result.ok) throw result.error;
  return result.value;
}

async function rows<TItem>(pending: Promise<Result<Pick<Page<TItem, object, Error>, "items">, Error>>) {
  return (await value(pending)).items;
}

async function refusal(pending: Promise<Result<unknown, Error>>) {
  const result = await pending;
  if (result.ok) throw new Error("No refusal", { cause: result.value });
  if (!("status" in result.error && "body" in result.error)) throw result.error;
  return { status: Number(result.error.status), body: result.error.body };
}

/** orgkit with ky: with its timeout and its two retries. */
export async function contender(vendor: Vendor, entry = ""): Promise<Contender> {
  return clients[vendor](await import(`orgkit/${vendor}${entry}`), vendorFacts[vendor].token);
}
