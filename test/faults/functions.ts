import * as clerk from "../../src/funcs/clerk/index.js";
import * as openai from "../../src/funcs/openai/index.js";
import * as permit from "../../src/funcs/permit/index.js";
import * as polar from "../../src/funcs/polar/index.js";
import type { AnyError, CallOptions, CoreOptions, Result } from "../../src/index.js";

/** What the faults are let loose on: one of the functions, a good request for it, and what its vendor answers. */
export interface Subject {
  /** The vendor and the function, such as `"polar.organizationAccessTokensList"`. */
  readonly name: string;
  readonly method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  readonly request: object;
  /** The body of a good answer. */
  readonly good: object;
  /** The body of a documented 401. */
  readonly unauthorized: object;
  /** Calls the function with a core of its own, made of exactly these options. */
  run(core: unknown, options: unknown, request: unknown): Promise<Result<unknown, AnyError>>;
  /** Calls the function with a core that has a token, and with the good request. */
  call(core: CoreOptions, options?: CallOptions): Promise<Result<unknown, AnyError>>;
}

type VendorFunction<TCore> = (core: TCore, request: never, options?: CallOptions) => Promise<Result<unknown, AnyError>>;

const subjectsOf =
  <TCore>(vendor: string, Core: new (options: CoreOptions) => TCore, accessToken: string, unauthorized: object) =>
  (
    method: Subject["method"],
    vendorFunction: VendorFunction<TCore>,
    request: Subject["request"],
    good: object,
  ): Subject => {
    const run: Subject["run"] = (core, options, input) =>
      vendorFunction(new Core(core as CoreOptions), input as never, options as CallOptions);
    return {
      name: `${vendor}.${vendorFunction.name}`,
      method,
      request,
      good,
      unauthorized,
      run,
      call: (core, options) => run({ accessToken, ...core }, options, request),
    };
  };

const token = {
  id: "t1",
  created_at: "2026-06-15T08:31:39Z",
  modified_at: null,
  expires_at: null,
  last_used_at: null,
  comment: "CI",
  scopes: ["metrics:read"],
  organization_id: "o1",
};

const ofPolar = subjectsOf("polar", polar.PolarCore, "polar_oat_fault0001", { error: "Unauthorized", detail: "no" });
const ofPolarAll = [
  ofPolar(
    "GET",
    polar.organizationAccessTokensList,
    { organizationId: ["o1"], sorting: ["comment"] },
    { items: [token], pagination: { total_count: 1, max_page: 1 } },
  ),
  ofPolar(
    "POST",
    polar.organizationAccessTokensCreate,
    { comment: "CI", scopes: ["metrics:read"] },
    { organization_access_token: token, token: "polar_oat_created01" },
  ),
  ofPolar(
    "PATCH",
    polar.organizationAccessTokensUpdate,
    { id: "t1", organizationAccessTokenUpdate: { comment: "CI" } },
    token,
  ),
  // Polar answers 204; what a 2xx of it carries is of no interest.
  ofPolar("DELETE", polar.organizationAccessTokensDelete, { id: "t1" }, { id: "t1" }),
];

const invite = {
  object: "organization.invite",
  id: "i1",
  email: "a@example.com",
  role: "reader",
  status: "pending",
  created_at: 1795132800,
  expires_at: 1795737600,
  accepted_at: null,
  projects: [],
};

const ofOpenAI = subjectsOf("openai", openai.OpenAICore, "sk-admin-fault0001", {
  error: { message: "no", type: "invalid_request_error", param: null, code: "invalid_api_key" },
});
const ofOpenAIAll = [
  ofOpenAI(
    "GET",
    openai.listInvites,
    {},
    { object: "list", data: [invite], first_id: "i1", last_id: "i1", has_more: false },
  ),
  ofOpenAI("POST", openai.inviteUser, { email: "a@example.com", role: "reader", projects: [] }, invite),
  ofOpenAI("GET", openai.retrieveInvite, { inviteId: "i1" }, invite),
  ofOpenAI(
    "DELETE",
    openai.deleteInvite,
    { inviteId: "i1" },
    { object: "organization.invite.deleted", id: "i1", deleted: true },
  ),
];

const clerkOrganization = {
  object: "organization",
  id: "org_1",
  name: "Acme",
  slug: "acme",
  image_url: "https://img.example/1",
  has_image: false,
  max_allowed_memberships: 5,
  admin_delete_enabled: true,
  public_metadata: {},
  created_at: 1767225600123,
  updated_at: 1767225600456,
};

const ofClerk = subjectsOf("clerk", clerk.ClerkCore, "sk_test_fault0001", {
  errors: [{ message: "no", long_message: "no", code: "clerk_key_invalid" }],
});
const organizationId = "org_1";
const ofClerkAll = [
  ofClerk(
    "GET",
    clerk.listOrganizations,
    { userId: ["user_1"], query: "acme" },
    { data: [clerkOrganization], total_count: 1 },
  ),
  ofClerk(
    "POST",
    clerk.createOrganization,
    { name: "Acme", publicMetadata: { a: [1] }, createdAt: new Date(0) },
    clerkOrganization,
  ),
  ofClerk("GET", clerk.getOrganization, { organizationId }, clerkOrganization),
  ofClerk(
    "PATCH",
    clerk.updateOrganization,
    { organizationId, updateOrganizationRequest: { name: "Acme" } },
    clerkOrganization,
  ),
  ofClerk(
    "PATCH",
    clerk.mergeOrganizationMetadata,
    { organizationId, mergeOrganizationMetadataRequest: { publicMetadata: { a: 1 } } },
    clerkOrganization,
  ),
  ofClerk(
    "PUT",
    clerk.uploadOrganizationLogo,
    { organizationId, file: new Blob(["png"], { type: "image/png" }) },
    clerkOrganization,
  ),
  ofClerk("DELETE", clerk.deleteOrganizationLogo, { organizationId }, clerkOrganization),
  ofClerk(
    "DELETE",
    clerk.deleteOrganization,
    { organizationId },
    { object: "organization", id: "org_1", deleted: true },
  ),
];

const permitOrganization = {
  key: "acme",
  id: "o1",
  is_enterprise: false,
  created_at: "2026-03-02T09:15:27+00:00",
  updated_at: "2026-04-03T10:16:28Z",
  name: "Acme",
};

const ofPermit = subjectsOf("permit", permit.PermitCore, "permit_key_fault0001", {
  id: "r1",
  title: "no",
  error_code: "UNAUTHORIZED",
});
const orgId = "acme";
const ofPermitAll = [
  ofPermit("GET", permit.listOrganizations, {}, [permitOrganization]),
  ofPermit(
    "POST",
    permit.createOrganization,
    { key: "acme", name: "Acme", settings: { a: [1] } },
    { ...permitOrganization, api_key_secret: "permit_key_created01" },
  ),
  ofPermit("GET", permit.getOrganization, { orgId }, permitOrganization),
  ofPermit(
    "GET",
    permit.statsOrganization,
    { orgId },
    { ...permitOrganization, stats: { projects: 1, environments: 2, users: 3 }, historical_usage: {} },
  ),
  ofPermit("GET", permit.getActiveOrganization, {}, permitOrganization),
  ofPermit("PATCH", permit.updateOrganization, { orgId, organizationUpdate: { name: "Acme" } }, permitOrganization),
  ofPermit(
    "DELETE",
    permit.deleteOrganization,
    { orgId },
    { status: "scheduled", deleted_at: "2026-04-03T10:16:28Z", delete_after: "2026-05-03T10:16:28Z" },
  ),
];

/** Every function of every vendor. */
export const subjects: readonly Subject[] = [...ofPolarAll, ...ofOpenAIAll, ...ofClerkAll, ...ofPermitAll];

/** The names of all functions that the vendors' entry points export. */
export const exported: readonly string[] = Object.entries({ polar, openai, clerk, permit }).flatMap(([vendor, names]) =>
  Object.keys(names)
    .filter((name) => !name.endsWith("Core"))
    .map((name) => `${vendor}.${name}`),
);
