import type * as v from "valibot";
import { freeForm, fromWire, list, nullish, text } from "../../core/codec.js";

/** One reason for a refusal. Clerk may add codes at any time; its texts are for people. */
export interface ClerkError<TCode extends string = string> {
  readonly message: string;
  readonly longMessage: string;
  readonly code: TCode | (string & {});
  /** More about the reason; `param_name` is the field at fault, as Clerk spells it. */
  readonly meta?: Readonly<Record<string, unknown>> | null | undefined;
}

/** What Clerk says when it refuses or fails. */
export interface ClerkErrors<TCode extends string = string> {
  readonly errors: readonly ClerkError<TCode>[];
  readonly meta?: Readonly<Record<string, unknown>> | null | undefined;
  /** Clerk's name for the request; `meta.requestId` has it too. */
  readonly clerkTraceId?: string | null | undefined;
}

/** 400: the request cannot be read, or is at odds with something else. */
export interface BadRequest
  extends ClerkErrors<
    | "request_body_invalid"
    | "api_version_invalid"
    | "organization_creator_not_found"
    | "organization_member_limit_managed_by_billing"
    | "form_param_missing"
  > {}

/** 401: no secret key, or one that Clerk never issued. */
export interface AuthenticationInvalid
  extends ClerkErrors<"authorization_header_format_invalid" | "clerk_key_invalid"> {}

/** 402: the instance's plan does not cover this. */
export interface PaymentRequired extends ClerkErrors<"unsupported_subscription_plan_features"> {}

/** 403: the instance's settings or its limits forbid this. */
export interface AuthorizationInvalid
  extends ClerkErrors<
    | "organization_not_enabled_in_instance"
    | "organization_slugs_disabled"
    | "organization_quota_exceeded"
    | "org_creation_limit_exceeded"
    | "organization_membership_quota_exceeded"
    | "authorization_invalid"
  > {}

/** 404: there is no such organization, user or logo. */
export interface ResourceNotFound extends ClerkErrors<"resource_not_found" | "image_not_found"> {}

/** 409: somebody else is changing the organization. */
export interface ResourceLocked extends ClerkErrors<"resource_locked"> {}

/** 413: the body or the image is too large. */
export interface ContentTooLarge extends ClerkErrors<"image_too_large" | "request_body_too_large"> {}

/** 415: the body is not of the type that the operation takes. */
export interface UnsupportedContentType extends ClerkErrors<"unsupported_content_type"> {}

/** 422: a field or parameter is wrong. */
export interface UnprocessableEntity
  extends ClerkErrors<
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
  > {}

/** 429: too many requests. */
export interface TooManyRequests extends ClerkErrors<"too_many_requests"> {}

/** 500: Clerk failed. */
export interface InternalError extends ClerkErrors<"internal_clerk_error"> {}

/** 503: Clerk is not available. */
export interface ServiceUnavailable extends ClerkErrors<"service_unavailable"> {}

/** 504: Clerk did not answer in time. */
export interface GatewayTimeout extends ClerkErrors<"gateway_timeout"> {}

const ClerkErrorsSchema = fromWire({
  errors: list(fromWire({ message: text, longMessage: text, code: text, meta: nullish(freeForm) })),
  meta: nullish(freeForm),
  clerkTraceId: nullish(text),
});

/** All bodies have one form; what differs is the codes. */
const body = <TBody extends ClerkErrors>() => ClerkErrorsSchema as v.GenericSchema<unknown, TBody>;

export const ResourceNotFoundSchema = body<ResourceNotFound>();
export const UnprocessableEntitySchema = body<UnprocessableEntity>();

/** What Clerk answers to every operation when it refuses or fails. */
export const clerkErrors = {
  400: body<BadRequest>(),
  401: body<AuthenticationInvalid>(),
  403: body<AuthorizationInvalid>(),
  429: body<TooManyRequests>(),
  500: body<InternalError>(),
  503: body<ServiceUnavailable>(),
  504: body<GatewayTimeout>(),
};

/** What Clerk answers to an operation that changes or deletes. */
export const clerkChangeErrors = { ...clerkErrors, 404: ResourceNotFoundSchema, 409: body<ResourceLocked>() };

/** What Clerk answers beside that to an operation with a body. */
export const clerkBodyErrors = { 413: body<ContentTooLarge>(), 415: body<UnsupportedContentType>() };

/** What Clerk answers beside that to an operation that takes an organization's settings. */
export const clerkSettingsErrors = { 402: body<PaymentRequired>(), 422: UnprocessableEntitySchema };
