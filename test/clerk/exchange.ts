import nock from "nock";
import { ClerkCore } from "../../src/funcs/clerk/index.js";

export const clerk = new ClerkCore({ accessToken: "sk_test_EXAMPLE0001", retries: false });

/** What was sent. */
export interface Sent {
  method?: string;
  /** Path and query. */
  path?: string;
  headers?: Headers;
  /** The JSON body, if there was one. */
  json?: unknown;
  /** The parts of the form, if there was one. */
  form?: FormData;
}

/** Answers the next request, whatever it is, and tells what it was. */
export function answerWith(method: string, status: number, body: nock.Body, headers?: Record<string, string>): Sent {
  const sent: Sent = {};
  nock("https://api.clerk.com")
    .intercept(/.*/, method)
    .reply(
      status,
      async (request: Request) => {
        const type = request.headers.get("content-type");
        sent.method = request.method;
        sent.path = request.url.replace("https://api.clerk.com", "");
        sent.headers = request.headers;
        if (type === "application/json") sent.json = await request.json();
        if (type?.startsWith("multipart/form-data")) sent.form = await request.formData();
        return body;
      },
      headers,
    );
  return sent;
}

/** An organization as Clerk sends it, with all documented fields. */
export const wireOrganization = {
  object: "organization",
  id: "org_2nWqB7fLr0uKxTtM5cYdVhE3sPa",
  name: "Northwind Labs",
  slug: "northwind-labs-1767225600",
  image_url: "https://img.clerk.com/eyJ0eXBlIjoiZGVmYXVsdCJ9",
  has_image: false,
  members_count: 3,
  missing_member_with_elevated_permissions: false,
  pending_invitations_count: 0,
  max_allowed_memberships: 5,
  admin_delete_enabled: true,
  public_metadata: { snake_key: { camelKey: [{ deep_key: null }] } },
  private_metadata: { stripe_id: "cus_1" },
  created_by: "user_2nWq8ZkT4vYc1RbXeLs0HdPmGaJ",
  created_at: 1767225600123,
  updated_at: 1767225600456,
  last_active_at: 1767225600789,
  role_set_key: "role_set:default",
};

/** The same, decoded. */
export const organization = {
  object: "organization",
  id: "org_2nWqB7fLr0uKxTtM5cYdVhE3sPa",
  name: "Northwind Labs",
  slug: "northwind-labs-1767225600",
  imageUrl: "https://img.clerk.com/eyJ0eXBlIjoiZGVmYXVsdCJ9",
  hasImage: false,
  membersCount: 3,
  missingMemberWithElevatedPermissions: false,
  pendingInvitationsCount: 0,
  maxAllowedMemberships: 5,
  adminDeleteEnabled: true,
  publicMetadata: { snake_key: { camelKey: [{ deep_key: null }] } },
  privateMetadata: { stripe_id: "cus_1" },
  createdBy: "user_2nWq8ZkT4vYc1RbXeLs0HdPmGaJ",
  createdAt: new Date("2026-01-01T00:00:00.123Z"),
  updatedAt: new Date("2026-01-01T00:00:00.456Z"),
  lastActiveAt: new Date("2026-01-01T00:00:00.789Z"),
  roleSetKey: "role_set:default",
};
