import { type ClerkError, type Refusal, refusal } from "./refusal.js";

type Meta = ClerkError["meta"];

function refuse(status: number, code: string, message: string, longMessage = message, meta?: Meta): Refusal {
  const error = { message, long_message: longMessage, code };
  return refusal(status, [meta ? { ...error, meta } : error]);
}

export const invalidAuthorizationHeader = () =>
  refuse(
    401,
    "authorization_header_format_invalid",
    "Invalid Authorization header format",
    "Invalid Authorization header format. Must be 'Bearer <YOUR_API_KEY>'",
  );

export const invalidSecretKey = () =>
  refuse(
    401,
    "clerk_key_invalid",
    "The provided Clerk Secret Key is invalid. Make sure that your Clerk Secret Key is correct.",
  );

export const invalidApiVersion = (reason: string) =>
  refuse(400, "api_version_invalid", "invalid API version", `Invalid Clerk API version: ${reason}`);

export const tooManyRequests = (retryAfterSeconds: number) =>
  refusal(
    429,
    [{ message: "Too many requests", long_message: "Too many requests, retry later", code: "too_many_requests" }],
    { "retry-after": String(retryAfterSeconds) },
  );

export const notFound = () => refuse(404, "resource_not_found", "not found", "Resource not found");

export const unsupportedContentType = (actual: string, expected: string) =>
  refuse(
    415,
    "unsupported_content_type",
    "Content-Type is unsupported",
    `Content-Type ${actual} is unsupported. You should use ${expected} instead.`,
  );

export const requestBodyTooLarge = (maxBytes: number) =>
  refuse(
    413,
    "request_body_too_large",
    "Request body too large",
    `The request body exceeds the maximum allowed size of ${maxBytes} bytes.`,
  );

export const invalidRequestBody = () =>
  refuse(
    400,
    "request_body_invalid",
    "Request body invalid",
    "The request body is invalid. Please consult the API documentation for more information.",
  );

export const organizationsNotEnabled = () =>
  refuse(
    403,
    "organization_not_enabled_in_instance",
    "access denied",
    "The organizations feature is not enabled for this instance. You can enable it at https://dashboard.clerk.com.",
  );

export const slugsDisabled = () =>
  refuse(
    403,
    "organization_slugs_disabled",
    "organization slugs not enabled",
    "This instance does not have slugs enabled for organizations.",
  );

export const organizationQuotaExceeded = (quota: number) =>
  refuse(
    403,
    "organization_quota_exceeded",
    "organization quota exceeded",
    `You have reached your limit of ${quota} organizations. You can remove the organization limit by upgrading to a paid plan or using a production instance.`,
  );

export const creationLimitExceeded = () =>
  refuse(
    403,
    "org_creation_limit_exceeded",
    "Organization Creation Limit Exceeded",
    "You have exceeded the maximum number of organizations you can create.",
  );

export const membershipQuotaExceeded = (quota: number) =>
  refuse(
    403,
    "organization_membership_quota_exceeded",
    "organization membership quota exceeded",
    `You have reached your limit of ${quota} organization memberships, including outstanding invitations.`,
  );

export const unsupportedPlanFeatures = (features: readonly string[]) =>
  refuse(
    402,
    "unsupported_subscription_plan_features",
    "Unsupported plan features",
    "Some features are not supported in your current plan. Upgrade your subscription to unlock them.",
    { unsupported_features: features },
  );

export const memberLimitManagedByBilling = () =>
  refuse(
    400,
    "organization_member_limit_managed_by_billing",
    "member limit managed by Billing",
    "This organization's member limit is managed by their subscription. It cannot be edited directly.",
    { param_name: "max_allowed_memberships" },
  );

export const organizationNotFound = () =>
  refuse(404, "resource_not_found", "not found", "Given organization not found.");

export const userNotFound = (userId: string) =>
  refuse(404, "resource_not_found", "not found", `No user was found with id ${userId}`);

export const creatorNotFound = (userId: string) =>
  refuse(400, "organization_creator_not_found", "creator not found", `No users found with id ${userId}.`);

export const internalError = () =>
  refuse(
    500,
    "internal_clerk_error",
    "Oops, an unexpected error occurred",
    "There was an internal error on our servers. We've been notified and are working on fixing it.",
  );
