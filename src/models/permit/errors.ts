import type * as v from "valibot";
import { anything, either, freeForm, fromWire, list, nullish, number, open, text } from "../../core/codec.js";

/** What went wrong. Others may appear at any time. */
export type ErrorCode =
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
  | "UNAUTHORIZED";

/** What Permit says when it refuses or fails. */
export interface ErrorDetails extends v.InferOutput<typeof ErrorDetailsSchema> {}
export const ErrorDetailsSchema = fromWire({
  /** The id of the request; quote it to Permit's support. Also in `meta.requestId`. */
  id: text,
  title: text,
  errorCode: open<ErrorCode>(),
  message: nullish(text),
  supportLink: nullish(text),
  /** Anything at all; its keys stay as Permit spells them. */
  additionalInfo: nullish(anything),
});

/** What is wrong with a request, all of it at once. */
export interface HTTPValidationError extends v.InferOutput<typeof HTTPValidationErrorSchema> {}
export const HTTPValidationErrorSchema = fromWire({
  detail: nullish(
    list(
      fromWire({
        /** Where: `["body", "key"]`. */
        loc: list(either(text, number)),
        msg: text,
        type: text,
        ctx: nullish(freeForm),
      }),
    ),
  ),
});

/** Too many requests. Permit documents no body, so it may be words, or nothing, too. */
export type RateLimited =
  | string
  | { readonly error?: string | null | undefined; readonly message?: string | null | undefined }
  | null
  | undefined;
export const RateLimitedSchema: v.GenericSchema<unknown, RateLimited> = nullish(
  either(fromWire({ error: nullish(text), message: nullish(text) }), text),
);

/** What Permit answers to every operation when it refuses or fails. */
export const permitErrors = {
  400: ErrorDetailsSchema,
  401: ErrorDetailsSchema,
  403: ErrorDetailsSchema,
  422: HTTPValidationErrorSchema,
  429: RateLimitedSchema,
  500: ErrorDetailsSchema,
  502: ErrorDetailsSchema,
  503: ErrorDetailsSchema,
  504: ErrorDetailsSchema,
};
