import type * as v from "valibot";
import { either, fromWire, list, nothing, nullish, number, oneOf, text } from "../../core/codec.js";

const PolarErrorSchema = <const TName extends string>(name: TName) => fromWire({ error: oneOf(name), detail: text });

const OAuthErrorSchema = <const TName extends string>(name: TName) =>
  fromWire({ error: oneOf(name), errorDescription: text });

/** No credential, one of a kind the operation does not take, or a token that is unknown, expired or deleted. */
export type Unauthorized =
  | { readonly error: "Unauthorized"; readonly detail: string }
  | { readonly error: "invalid_token"; readonly errorDescription: string };
export const UnauthorizedSchema: v.GenericSchema<unknown, Unauthorized> = either(
  PolarErrorSchema("Unauthorized"),
  OAuthErrorSchema("invalid_token"),
);

/** The credential lacks a scope, or its owner may not do this. */
export type Forbidden =
  | { readonly error: "NotPermitted"; readonly detail: string }
  | { readonly error: "insufficient_scope"; readonly errorDescription: string };
export const ForbiddenSchema: v.GenericSchema<unknown, Forbidden> = either(
  PolarErrorSchema("NotPermitted"),
  OAuthErrorSchema("insufficient_scope"),
);

/** As {@link Forbidden}, or the dashboard session is over an hour old. */
export type ForbiddenToWrite = Forbidden | { readonly error: "SessionNotFreshError"; readonly detail: string };
export const ForbiddenToWriteSchema: v.GenericSchema<unknown, ForbiddenToWrite> = either(
  PolarErrorSchema("NotPermitted"),
  PolarErrorSchema("SessionNotFreshError"),
  OAuthErrorSchema("insufficient_scope"),
);

/** There is no such token, or it belongs to somebody else. */
export interface ResourceNotFound extends v.InferOutput<typeof ResourceNotFoundSchema> {}
export const ResourceNotFoundSchema = PolarErrorSchema("ResourceNotFound");

/** What is wrong with a request, all of it at once. */
export interface HTTPValidationError {
  /** `"RequestValidationError"` for the form of a request, `"PolarRequestValidationError"` for its meaning. */
  readonly error?: string | null | undefined;
  readonly detail?: ValidationIssue[] | null | undefined;
}

/** One thing wrong with a request. */
export interface ValidationIssue {
  /** Where: `["body", "scopes", 0]`. */
  readonly loc: (string | number)[];
  readonly msg: string;
  readonly type: string;
  /** What was sent there. */
  readonly input?: unknown;
  readonly ctx?: unknown;
}

export const HTTPValidationErrorSchema: v.GenericSchema<unknown, HTTPValidationError> = fromWire({
  error: nullish(text),
  detail: nullish(list(fromWire({ loc: list(either(text, number)), msg: text, type: text }))),
});

/** Too many requests; Polar says so without a body. */
export const RateLimitedSchema = nothing;

/** What Polar answers to every operation when it refuses. */
export const polarErrors = { 401: UnauthorizedSchema, 422: HTTPValidationErrorSchema, 429: RateLimitedSchema };
