import type * as v from "valibot";
import { anything, either, freeForm, fromWire, list, nothing, nullish, number, oneOf, text } from "../../core/codec.js";

const PolarErrorSchema = <const TName extends string>(name: TName) => fromWire({ error: oneOf(name), detail: text });

const OAuthErrorSchema = <const TName extends string>(name: TName) =>
  fromWire({ error: oneOf(name), errorDescription: text });

/** No credential, one of a kind the operation does not take, or a token that is unknown, expired or deleted. */
export type Unauthorized = v.InferOutput<typeof UnauthorizedSchema>;
export const UnauthorizedSchema = either(PolarErrorSchema("Unauthorized"), OAuthErrorSchema("invalid_token"));

/** The credential lacks a scope, or its owner may not do this. */
export type Forbidden = v.InferOutput<typeof ForbiddenSchema>;
export const ForbiddenSchema = either(PolarErrorSchema("NotPermitted"), OAuthErrorSchema("insufficient_scope"));

/** As {@link Forbidden}, or the dashboard session is over an hour old. */
export type ForbiddenToWrite = v.InferOutput<typeof ForbiddenToWriteSchema>;
export const ForbiddenToWriteSchema = either(
  PolarErrorSchema("NotPermitted"),
  PolarErrorSchema("SessionNotFreshError"),
  OAuthErrorSchema("insufficient_scope"),
);

/** There is no such token, or it belongs to somebody else. */
export interface ResourceNotFound extends v.InferOutput<typeof ResourceNotFoundSchema> {}
export const ResourceNotFoundSchema = PolarErrorSchema("ResourceNotFound");

/** What is wrong with a request, all of it at once. */
export interface HTTPValidationError extends v.InferOutput<typeof HTTPValidationErrorSchema> {}
export const HTTPValidationErrorSchema = fromWire({
  /** `"RequestValidationError"` for the form of a request, `"PolarRequestValidationError"` for its meaning. */
  error: nullish(text),
  detail: nullish(
    list(
      fromWire({
        /** Where: `["body", "scopes", 0]`. */
        loc: list(either(text, number)),
        msg: text,
        type: text,
        input: anything,
        ctx: nullish(freeForm),
      }),
    ),
  ),
});

/** Too many requests; Polar says so without a body. */
export const RateLimitedSchema = nothing;

/** What Polar answers to every operation when it refuses. */
export const polarErrors = { 401: UnauthorizedSchema, 422: HTTPValidationErrorSchema, 429: RateLimitedSchema };
