import type { ProxyVendor, VendorOperation } from "./vendors.js";

/** What a browser may say when it asks for an operation, in the names of the function's request. */
export interface Route {
  /** The vendor's method and path. */
  readonly route: `${string} /${string}`;
  /** Its parameters; those that are lists may be repeated. */
  readonly query?: Readonly<Record<string, "one" | "many">>;
  /** The fields of its JSON body. */
  readonly json?: readonly string[];
  /** The field of the request that is the JSON body; without it the request itself is. */
  readonly under?: string;
  /** Its body is a form, which is passed on unread. */
  readonly form?: true;
}

const clerkExtras = { includeMembersCount: "one", includeMissingMemberWithElevatedPermissions: "one" } as const;

// Kept apart from the functions, so that a proxy bundles none of them. A test holds the two together.
export const routes = {
  polar: {
    organizationAccessTokensList: {
      route: "GET /v1/organization-access-tokens/",
      query: { organizationId: "many", page: "one", limit: "one", sorting: "many" },
    },
    organizationAccessTokensCreate: {
      route: "POST /v1/organization-access-tokens/",
      json: ["comment", "scopes", "organizationId", "expiresIn"],
    },
    organizationAccessTokensUpdate: {
      route: "PATCH /v1/organization-access-tokens/{id}",
      json: ["comment", "scopes"],
      under: "organizationAccessTokenUpdate",
    },
    organizationAccessTokensDelete: { route: "DELETE /v1/organization-access-tokens/{id}" },
  },
  openai: {
    listInvites: { route: "GET /organization/invites", query: { limit: "one", after: "one" } },
    inviteUser: { route: "POST /organization/invites", json: ["email", "role", "projects"] },
    retrieveInvite: { route: "GET /organization/invites/{inviteId}" },
    deleteInvite: { route: "DELETE /organization/invites/{inviteId}" },
  },
  clerk: {
    listOrganizations: {
      route: "GET /organizations",
      query: {
        limit: "one",
        offset: "one",
        query: "one",
        orderBy: "one",
        userId: "many",
        organizationId: "many",
        ...clerkExtras,
      },
    },
    createOrganization: {
      route: "POST /organizations",
      json: [
        "name",
        "slug",
        "createdBy",
        "publicMetadata",
        "privateMetadata",
        "maxAllowedMemberships",
        "createdAt",
        "roleSetKey",
      ],
    },
    getOrganization: { route: "GET /organizations/{organizationId}", query: clerkExtras },
    updateOrganization: {
      route: "PATCH /organizations/{organizationId}",
      json: ["name", "slug", "adminDeleteEnabled", "maxAllowedMemberships", "createdAt", "roleSetKey"],
      under: "updateOrganizationRequest",
    },
    mergeOrganizationMetadata: {
      route: "PATCH /organizations/{organizationId}/metadata",
      json: ["publicMetadata", "privateMetadata"],
      under: "mergeOrganizationMetadataRequest",
    },
    uploadOrganizationLogo: { route: "PUT /organizations/{organizationId}/logo", form: true },
    deleteOrganizationLogo: { route: "DELETE /organizations/{organizationId}/logo" },
    deleteOrganization: { route: "DELETE /organizations/{organizationId}" },
  },
  permit: {
    listOrganizations: { route: "GET /v2/orgs", query: { page: "one", perPage: "one", search: "one" } },
    createOrganization: { route: "POST /v2/orgs", json: ["key", "name", "settings"] },
    getOrganization: { route: "GET /v2/orgs/{orgId}" },
    getActiveOrganization: { route: "GET /v2/orgs/active/org" },
    updateOrganization: {
      route: "PATCH /v2/orgs/{orgId}",
      json: ["name", "settings"],
      under: "organizationUpdate",
    },
    deleteOrganization: { route: "DELETE /v2/orgs/{orgId}" },
    statsOrganization: { route: "GET /v2/orgs/{orgId}/stats" },
  },
} as const satisfies { readonly [V in ProxyVendor]: Readonly<Record<VendorOperation<V>, Route>> };
