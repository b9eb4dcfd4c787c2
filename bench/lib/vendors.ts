/** What the four vendors answer and how their operations are addressed, for contenders that know no vendor. */
export type Vendor = "polar" | "openai" | "clerk" | "permit";

export const vendors: readonly Vendor[] = ["polar", "openai", "clerk", "permit"];

interface Address {
  readonly method: "GET" | "POST";
  readonly url: string;
  readonly body?: unknown;
}

interface VendorFacts {
  readonly token: string;
  readonly baseUrl: string;
  readonly list: Address;
  readonly create: Address;
  /** The call that the vendor refuses. */
  readonly refused: Address;
  readonly refusal: { readonly status: number; readonly body: unknown };
  readonly row: (index: number) => object;
  /** A page of rows, of which the first is at a position among all. */
  readonly page: (rows: readonly object[], total: number, first: number) => unknown;
  readonly created: () => unknown;
}

const hex = (index: number, digits: number): string => index.toString(16).padStart(digits, "0");
const uuid = (index: number): string => `${hex(index, 8)}-5b1d-4a7e-9c44-0f6f2a1b7d10`;
const isoTime = (index: number): string => new Date(1_780_000_000_000 + index * 61_337).toISOString();
const seconds = (index: number): number => 1_780_000_000 + index * 61;

const polarRow = (index: number) => ({
  created_at: isoTime(index),
  modified_at: index % 3 ? isoTime(index + 10) : null,
  id: uuid(index),
  scopes: ["metrics:read", "orders:read", "customers:write"].slice(0, 1 + (index % 3)),
  expires_at: isoTime(index + 100_000),
  comment: `Deploy job ${index}`,
  last_used_at: index % 2 ? isoTime(index + 20) : null,
  organization_id: "1dbfc517-0bbf-4301-9ba8-555ca42b9737",
});

const openaiRow = (index: number) => ({
  object: "organization.invite",
  id: `invite-${hex(index, 12)}`,
  email: `person${index}@example.com`,
  role: index % 4 ? "reader" : "owner",
  status: index % 2 ? "accepted" : "pending",
  created_at: seconds(index),
  expires_at: seconds(index + 10_000),
  accepted_at: index % 2 ? seconds(index + 60) : null,
  projects: index % 3 ? [{ id: `proj_${hex(index, 8)}`, role: "member" }] : [],
});

const clerkRow = (index: number) => ({
  object: "organization",
  id: `org_2${hex(index, 26)}`,
  name: `Organization ${index}`,
  slug: `organization-${index}`,
  image_url: `https://img.clerk.com/${hex(index * 7919, 32)}`,
  has_image: index % 2 === 0,
  max_allowed_memberships: 5,
  admin_delete_enabled: true,
  public_metadata: { plan: "team", seats: index % 50 },
  private_metadata: index % 3 ? {} : { billing_id: `cus_${index}` },
  created_by: `user_2${hex(index, 26)}`,
  created_at: seconds(index) * 1000,
  updated_at: seconds(index + 60) * 1000,
  role_set_key: "role_set:default",
});

const permitRow = (index: number) => ({
  key: `organization-${index}`,
  id: uuid(index),
  is_enterprise: index % 10 === 0,
  usage_limits: { mau: 5000, tenants: 50, billing_tier: "trial" },
  created_at: isoTime(index),
  updated_at: isoTime(index + 60),
  name: `Organization ${index}`,
  settings: index % 2 ? { region: "eu" } : {},
});

export const vendorFacts: Readonly<Record<Vendor, VendorFacts>> = {
  polar: {
    token: "polar_oat_benchmark",
    baseUrl: "https://api.polar.sh",
    list: { method: "GET", url: "/v1/organization-access-tokens/?page=1&limit=100" },
    create: {
      method: "POST",
      url: "/v1/organization-access-tokens/",
      body: { comment: "Deploy job", scopes: ["orders:read"] },
    },
    refused: {
      method: "POST",
      url: "/v1/organization-access-tokens/",
      body: { comment: "Deploy job", scopes: ["orders:read"] },
    },
    refusal: {
      status: 422,
      body: {
        detail: [
          { type: "value_error", loc: ["body", "scopes"], msg: "Requested scopes exceed the caller's own scopes." },
        ],
      },
    },
    row: polarRow,
    page: (items, total) => ({
      items,
      pagination: { total_count: total, max_page: Math.ceil(total / items.length) },
    }),
    created: () => ({ organization_access_token: polarRow(1), token: "polar_oat_example" }),
  },
  openai: {
    token: "sk-admin-benchmark",
    baseUrl: "https://api.openai.com/v1",
    list: { method: "GET", url: "/organization/invites?limit=100" },
    create: { method: "POST", url: "/organization/invites", body: { email: "person1@example.com", role: "reader" } },
    refused: { method: "GET", url: "/organization/invites/invite-404" },
    refusal: {
      status: 404,
      body: {
        error: { message: "No such invite: invite-404", type: "invalid_request_error", param: null, code: null },
      },
    },
    row: openaiRow,
    page: (data, total, first) => ({
      object: "list",
      data,
      first_id: (data[0] as { id: string }).id,
      last_id: (data.at(-1) as { id: string }).id,
      has_more: first + data.length < total,
    }),
    created: () => openaiRow(1),
  },
  clerk: {
    token: "sk_test_benchmark",
    baseUrl: "https://api.clerk.com/v1",
    list: { method: "GET", url: "/organizations?limit=100" },
    create: { method: "POST", url: "/organizations", body: { name: "Organization 1" } },
    refused: { method: "GET", url: "/organizations/org_404" },
    refusal: {
      status: 404,
      body: {
        errors: [
          {
            message: "not found",
            long_message: "No organization was found with id org_404",
            code: "resource_not_found",
          },
        ],
        clerk_trace_id: "0123456789abcdef0123456789abcdef",
      },
    },
    row: clerkRow,
    page: (data, total) => ({ data, total_count: total }),
    created: () => clerkRow(1),
  },
  permit: {
    token: "permit_key_benchmark",
    baseUrl: "https://api.permit.io",
    list: { method: "GET", url: "/v2/orgs?page=1&per_page=100" },
    create: { method: "POST", url: "/v2/orgs", body: { key: "organization-1", name: "Organization 1" } },
    refused: { method: "GET", url: "/v2/orgs/organization-404" },
    refusal: {
      status: 404,
      body: {
        id: "0123456789abcdef0123456789abcdef",
        title: "The requested data could not be found",
        error_code: "NOT_FOUND",
        message: "The requested data could not be found, could not find 'Organization' with id='organization-404'.",
        support_link: "https://permit-io.slack.com",
        additional_info: null,
      },
    },
    row: permitRow,
    page: (rows) => rows,
    created: () => permitRow(1),
  },
};
