const shared = [
  "openid",
  "profile",
  "email",
  "user:read",
  "user:write",
  "organizations:read",
  "organizations:write",
  "custom_fields:read",
  "custom_fields:write",
  "discounts:read",
  "discounts:write",
  "checkout_links:read",
  "checkout_links:write",
  "checkouts:read",
  "checkouts:write",
  "transactions:read",
  "transactions:write",
  "payouts:read",
  "payouts:write",
  "products:read",
  "products:write",
  "benefits:read",
  "benefits:write",
  "events:read",
  "events:write",
  "meters:read",
  "meters:write",
  "files:read",
  "files:write",
  "subscriptions:read",
  "subscriptions:write",
  "customers:read",
  "customers:write",
  "members:read",
  "members:write",
  "wallets:read",
  "wallets:write",
];
const sharedTail = [
  "customer_meters:read",
  "customer_sessions:write",
  "member_sessions:write",
  "customer_seats:read",
  "customer_seats:write",
  "orders:read",
  "orders:write",
  "refunds:read",
  "refunds:write",
  "payments:read",
  "metrics:read",
  "metrics:write",
  "webhooks:read",
  "webhooks:write",
  "license_keys:read",
  "license_keys:write",
  "customer_portal:read",
  "customer_portal:write",
  "notifications:read",
  "notifications:write",
  "notification_recipients:read",
  "notification_recipients:write",
];

/** The scope that lets a caller read the tokens. */
export const readScope = "organization_access_tokens:read";
/** The scope that lets a caller change the tokens, and read them. */
export const writeScope = "organization_access_tokens:write";

const own = [readScope, writeScope];
const disputes = ["disputes:read", "disputes:write"];

/** Every scope that either contract knows. */
export const everyScope: readonly string[] = [...shared, ...disputes, ...sharedTail, ...own];

/** The scopes that can be granted, in the vendor's order. */
export const grantableScopes: Readonly<Record<"published" | "webSession", readonly string[]>> = {
  published: [...shared, "disputes:read", ...sharedTail, ...own],
  webSession: [...shared, ...disputes, ...sharedTail],
};
