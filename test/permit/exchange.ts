import nock from "nock";
import { PermitCore } from "../../src/funcs/permit/index.js";
import { organization } from "../fixtures/permit.js";

export const permit = new PermitCore({ accessToken: "permit_key_test0001", retries: false });

/** What reached the server. */
export interface Sent {
  path?: string;
  headers?: Record<string, string>;
  body?: string;
}

/** Answers one request of a method, whatever its path, and tells what was sent. */
export function answer(method: string, status: number, body?: unknown, headers = {}): Sent {
  const sent: Sent = {};
  nock("https://api.permit.io")
    .intercept(/.*/, method)
    .reply(
      status,
      async (request: Request) => {
        sent.path = request.url.replace("https://api.permit.io", "");
        sent.headers = Object.fromEntries(request.headers);
        sent.body = await request.clone().text();
        return body as nock.Body;
      },
      headers,
    );
  return sent;
}

/** Variants of an organization that every operation reads: what the vendor sends, and what comes of it. */
export const organizations: [string, object, object][] = [
  ["all fields", {}, {}],
  ["nulls", { usage_limits: null, settings: null }, { usageLimits: null, settings: null }],
  [
    "nulls in the limits",
    { usage_limits: { mau: null, tenants: null, billing_tier: null } },
    { usageLimits: { mau: null, tenants: null, billingTier: null } },
  ],
  ["limits without anything", { usage_limits: {} }, { usageLimits: {} }],
  ["fields that are absent", { usage_limits: undefined, settings: undefined }, {}],
  ["an id with dashes", { id: "7b1f0c2d-9a4e-4c55-b8d6-e0f1a2b3c4d5" }, { id: "7b1f0c2d-9a4e-4c55-b8d6-e0f1a2b3c4d5" }],
  ["an id of another form", { id: "org_1" }, { id: "org_1" }],
  ["an unknown tier", { usage_limits: { billing_tier: "scale" } }, { usageLimits: { billingTier: "scale" } }],
  ["unknown fields", { added_later: { as_is: 1 } }, { addedLater: { as_is: 1 } }],
  ["unknown limits", { usage_limits: { api_calls: 9 } }, { usageLimits: { apiCalls: 9 } }],
];

/** Gives what comes of a variant: a field that is absent stays absent. */
export function decoded(wire: object, changes: object): object {
  const absent = new Set(Object.entries(wire).flatMap(([name, value]) => (value === undefined ? [name] : [])));
  const { usageLimits, settings, ...rest } = organization;
  return {
    ...rest,
    ...(!absent.has("usage_limits") && { usageLimits }),
    ...(!absent.has("settings") && { settings }),
    ...changes,
  };
}

/** Breaches of an organization's model, and the place of each. */
export const brokenOrganizations: [string, object][] = [
  ["key", { key: null }],
  ["id", { id: 5 }],
  ["isEnterprise", { is_enterprise: "yes" }],
  ["usageLimits", { usage_limits: [] }],
  ["usageLimits.mau", { usage_limits: { mau: "5000" } }],
  ["usageLimits.tenants", { usage_limits: { tenants: true } }],
  ["usageLimits.billingTier", { usage_limits: { billing_tier: 1 } }],
  ["createdAt", { created_at: "yesterday" }],
  ["updatedAt", { updated_at: undefined }],
  ["name", { name: {} }],
  ["settings", { settings: "none" }],
];

export const wireErrorDetails = {
  id: "3f6d2a1b7c9e4f0d8a5b6c7d8e9f0a1b",
  title: "We could not do this",
  error_code: "NOT_FOUND",
  message: "The requested data could not be found: no organization matches 'acme'.",
  support_link: "https://permit-io.slack.com/ssb/redirect",
  additional_info: { org_id: ["acme"] },
};
export const errorDetails = {
  id: "3f6d2a1b7c9e4f0d8a5b6c7d8e9f0a1b",
  title: "We could not do this",
  errorCode: "NOT_FOUND",
  message: "The requested data could not be found: no organization matches 'acme'.",
  supportLink: "https://permit-io.slack.com/ssb/redirect",
  additionalInfo: { org_id: ["acme"] },
};
