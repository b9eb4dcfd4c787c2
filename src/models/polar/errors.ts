import * as v from "valibot";
import { freeForm, fromWire } from "../../core/codec.js";

const PolarErrorSchema = <const TName extends string>(name: TName) =>
  fromWire({ error: v.literal(name), detail: v.string() });

const OAuthErrorSchema = <const TName extends string>(name: TName) =>
  fromWire({ error: v.literal(name), errorDescription: v.string() });

/** No credential, one of a kind the operation does not take, or a token that is unknown, expired or deleted. */
export type Unauthorized = v.InferOutput<typeof UnauthorizedSchema>;
export const UnauthorizedSchema = v.union([PolarErrorSchema("Unauthorized"), OAuthErrorSchema("invalid_token")]);

/** The credential lacks a scope, or its owner may not do this. */
export type Forbidden = v.InferOutput<typeof ForbiddenSchema>;
export const ForbiddenSchema = v.union([PolarErrorSchema("NotPermitted"), OAuthErrorSchema("insufficient_scope")]);

/** As {@link Forbidden}, or the dashboard session is over an hour old. */
export type ForbiddenToWrite = v.InferOutput<typeof ForbiddenToWriteSchema>;
export const ForbiddenToWriteSchema = v.union([
  PolarErrorSchema("NotPermitted"),
  PolarErrorSchema("SessionNotFreshError"),
  OAuthErrorSchema("insufficient_scope"),
]);

/** There is no such token, or it belongs to somebody else. */
export interface ResourceNotFound extends v.InferOutput<typeof ResourceNotFoundSchema> {}
export const ResourceNotFoundSchema = PolarErrorSchema("ResourceNotFound");

/** What is wrong with a request, all of it at once. */
export interface HTTPValidationError extends v.InferOutput<typeof HTTPValidationErrorSchema> {}
export const HTTPValidationErrorSchema = fromWire({
  /** `"RequestValidationError"` for the form of a request, `"PolarRequestValidationError"` for its meaning. */
  error: v.nullish(v.string()),
  detail: v.nullish(
    v.array(
      fromWire({
        /** Where: `["body", "scopes", 0]`. */
        loc: v.array(v.union([v.string(), v.number()])),
        msg: v.string(),
        type: v.string(),
        input: v.unknown(),
        ctx: v.nullish(freeForm),
      }),
    ),
  ),
});

/** Too many requests; Polar says so without a body. */
export const RateLimitedSchema = v.undefined();

/** What Polar answers to every operation when it refuses. */
export const polarErrors = { 401: UnauthorizedSchema, 422: HTTPValidationErrorSchema, 429: RateLimitedSchema };
