import { expectTypeOf, it } from "vitest";
import type * as clerk from "../../src/funcs/clerk/index.js";
import type * as openai from "../../src/funcs/openai/index.js";
import type * as permit from "../../src/funcs/permit/index.js";
import type * as polar from "../../src/funcs/polar/index.js";

/** The known values, and any other that the vendor may add. */
type Open<TKnown extends string> = TKnown | (string & {});

/** Each of the bodies, whether or not its fields are readonly. */
type Each<TBody> = TBody extends unknown ? { -readonly [TKey in keyof TBody]: TBody[TKey] } : never;

it("knows the errors of Polar, and no others", () => {
  type Named<TName extends string> = { error: TName; detail: string };
  type OAuth<TName extends string> = { error: TName; errorDescription: string };

  expectTypeOf<Each<polar.Unauthorized>>().toEqualTypeOf<Named<"Unauthorized"> | OAuth<"invalid_token">>();
  expectTypeOf<Each<polar.Forbidden>>().toEqualTypeOf<Named<"NotPermitted"> | OAuth<"insufficient_scope">>();
  expectTypeOf<Each<polar.ForbiddenToWrite>>().toEqualTypeOf<
    Named<"NotPermitted"> | Named<"SessionNotFreshError"> | OAuth<"insufficient_scope">
  >();
  expectTypeOf<Each<polar.ResourceNotFound>>().toEqualTypeOf<Named<"ResourceNotFound">>();
});

it("completes the types and codes of OpenAI, and takes others", () => {
  type Usual<TType extends string = never, TCode extends string = never> = {
    readonly error: {
      readonly message: string;
      readonly type: Open<TType>;
      readonly param: string | null;
      readonly code: Open<TCode> | null;
    };
  };
  type Plain = { readonly error: string };
  type Flat = { readonly code: number; readonly message: string };

  expectTypeOf<openai.BadRequest>().toEqualTypeOf<Usual<"invalid_request_error"> | Flat>();
  expectTypeOf<openai.Unauthorized>().toEqualTypeOf<
    Usual<"invalid_request_error", "invalid_api_key" | "mismatched_organization" | "mismatched_project"> | Flat
  >();
  expectTypeOf<openai.Forbidden>().toEqualTypeOf<Usual | Plain | Flat>();
  expectTypeOf<openai.NotFound>().toEqualTypeOf<Usual<"invalid_request_error"> | Flat>();
  expectTypeOf<openai.TooManyRequests>().toEqualTypeOf<
    Usual<"requests" | "tokens" | "insufficient_quota", "rate_limit_exceeded"> | Flat
  >();
  expectTypeOf<openai.ServerError>().toEqualTypeOf<Usual | Flat>();
});

it("completes the codes of Clerk, and takes others", () => {
  type Code<TBody extends clerk.ClerkErrors> = TBody["errors"][number]["code"];

  expectTypeOf<Code<clerk.BadRequest>>().toEqualTypeOf<
    Open<
      | "request_body_invalid"
      | "api_version_invalid"
      | "organization_creator_not_found"
      | "organization_member_limit_managed_by_billing"
      | "form_param_missing"
    >
  >();
  expectTypeOf<Code<clerk.AuthenticationInvalid>>().toEqualTypeOf<
    Open<"authorization_header_format_invalid" | "clerk_key_invalid">
  >();
  expectTypeOf<Code<clerk.PaymentRequired>>().toEqualTypeOf<Open<"unsupported_subscription_plan_features">>();
  expectTypeOf<Code<clerk.AuthorizationInvalid>>().toEqualTypeOf<
    Open<
      | "organization_not_enabled_in_instance"
      | "organization_slugs_disabled"
      | "organization_quota_exceeded"
      | "org_creation_limit_exceeded"
      | "organization_membership_quota_exceeded"
      | "authorization_invalid"
    >
  >();
  expectTypeOf<Code<clerk.ResourceNotFound>>().toEqualTypeOf<Open<"resource_not_found" | "image_not_found">>();
  expectTypeOf<Code<clerk.ResourceLocked>>().toEqualTypeOf<Open<"resource_locked">>();
  expectTypeOf<Code<clerk.ContentTooLarge>>().toEqualTypeOf<Open<"image_too_large" | "request_body_too_large">>();
  expectTypeOf<Code<clerk.UnsupportedContentType>>().toEqualTypeOf<Open<"unsupported_content_type">>();
  expectTypeOf<Code<clerk.UnprocessableEntity>>().toEqualTypeOf<
    Open<
      | "form_identifier_exists"
      | "form_param_missing"
      | "form_param_nil"
      | "form_param_format_invalid"
      | "form_param_value_invalid"
      | "form_param_type_invalid"
      | "form_param_max_length_exceeded"
      | "form_param_exceeds_allowed_size"
      | "form_param_array_size_exceeded"
      | "form_param_invalid_time"
      | "form_param_unknown"
      | "form_resource_not_found"
    >
  >();
  expectTypeOf<Code<clerk.TooManyRequests>>().toEqualTypeOf<Open<"too_many_requests">>();
  expectTypeOf<Code<clerk.InternalError>>().toEqualTypeOf<Open<"internal_clerk_error">>();
  expectTypeOf<Code<clerk.ServiceUnavailable>>().toEqualTypeOf<Open<"service_unavailable">>();
  expectTypeOf<Code<clerk.GatewayTimeout>>().toEqualTypeOf<Open<"gateway_timeout">>();
});

it("completes the codes of Permit, and takes others", () => {
  expectTypeOf<permit.ErrorDetails["errorCode"]>().toEqualTypeOf<Open<permit.ErrorCode>>();
  expectTypeOf<permit.ErrorCode>().toEqualTypeOf<
    | "INVALID_INPUT"
    | "INVALID_JWKS_CONFIGURATION"
    | "UNEXPECTED_ERROR"
    | "NOT_FOUND"
    | "DUPLICATE_ENTITY"
    | "EMPTY_DECISION_LOGS"
    | "MISSING_REQUEST_ATTRIBUTE"
    | "FORBIDDEN_ACCESS"
    | "INVALID_PERMISSION_FORMAT"
    | "MISSING_PERMISSIONS"
    | "UNSUPPORTED_ATTRIBUTE_TYPE"
    | "MISSING_RESOURCE_ATTRIBUTE"
    | "MISMATCH_ATTRIBUTES_TYPES"
    | "INVALID_POLICY_REPO_STATUS"
    | "INVALID_SMTP_CONFIGURATION"
    | "MISMATCH_RESOURCE_INSTANCES_TENANTS"
    | "PAGINATION_SIZE_OVERREACHED"
    | "MISMATCH_RELATION_TYPE"
    | "CONCURRENT_OPERATION_DISALLOWED"
    | "UNAUTHORIZED"
  >();
});
