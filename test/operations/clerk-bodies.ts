import type { ClerkErrors } from "../../src/funcs/clerk/index.js";
import { organization, wireOrganization } from "../fixtures/clerk.js";
import { type Example, later, wireLater } from "./operation.js";

export const organizations = [
  { title: "an organization", wire: wireOrganization, value: organization },
  {
    title: "an organization with nulls",
    wire: { ...wireOrganization, public_metadata: null, private_metadata: null, last_active_at: null },
    value: { ...organization, publicMetadata: null, privateMetadata: null, lastActiveAt: null },
  },
  {
    title: "an organization with more fields",
    wire: { ...wireOrganization, ...wireLater },
    value: { ...organization, ...later },
  },
];
export const required = [
  ...["object", "id", "name", "slug", "has_image", "max_allowed_memberships", "admin_delete_enabled", "created_at"],
  ...["updated_at", "public_metadata"],
];
// Metadata that was replaced by null stays null.
export const nullable = ["public_metadata"];
export const optional = [
  ...["members_count", "missing_member_with_elevated_permissions", "pending_invitations_count", "private_metadata"],
  ...["created_by", "last_active_at", "role_set_key"],
];
export const optionalImage = [...optional, "image_url"];

const meta = { param_name: "slug", asIs: { deep_key: 1 } };
export const errors: readonly Example<ClerkErrors<never>>[] = [
  {
    title: "all fields",
    wire: { errors: [{ message: "m", long_message: "l", code: "c", meta }], meta, clerk_trace_id: "0f3a" },
    value: { errors: [{ message: "m", longMessage: "l", code: "c", meta }], meta, clerkTraceId: "0f3a" },
  },
  {
    title: "the required fields",
    wire: { errors: [{ message: "m", long_message: "l", code: "c" }] },
    value: { errors: [{ message: "m", longMessage: "l", code: "c" }] },
  },
  {
    title: "nulls",
    wire: { errors: [{ message: "m", long_message: "l", code: "c", meta: null }], meta: null, clerk_trace_id: null },
    value: { errors: [{ message: "m", longMessage: "l", code: "c", meta: null }], meta: null, clerkTraceId: null },
  },
  { title: "no reason", wire: { errors: [], ...wireLater }, value: { errors: [], ...later } },
];
export const always = { 400: errors, 401: errors, 403: errors, 429: errors, 500: errors, 503: errors, 504: errors };
export const change = { ...always, 404: errors, 409: errors };
export const withBody = { 413: errors, 415: errors };
