import type * as v from "valibot";
import { either, fromWire, nullable, number, text } from "../../core/codec.js";

/** A refusal in OpenAI's usual form. Its texts are for people; others than the known types and codes may come. */
export interface ErrorResponse<TType extends string = never, TCode extends string = never> {
  readonly error: {
    readonly message: string;
    readonly type: TType | (string & {});
    /** The field at fault. */
    readonly param: string | null;
    readonly code: TCode | (string & {}) | null;
  };
}

/** A refusal in OpenAI's short form; it may come with any status. */
export interface FlatError {
  /** The status. */
  readonly code: number;
  readonly message: string;
}

/** 400: the request is wrong, or at odds with what is there: the user has been invited, the invite accepted. */
export type BadRequest = ErrorResponse<"invalid_request_error"> | FlatError;

/** 401: no key, one that OpenAI does not know, or one of another organization or project than the core names. */
export type Unauthorized =
  | ErrorResponse<"invalid_request_error", "invalid_api_key" | "mismatched_organization" | "mismatched_project">
  | FlatError;

/** 403: the key is no admin key, or lacks the scopes that a plain `error` names. */
export type Forbidden = ErrorResponse | { readonly error: string } | FlatError;

/** 404: there is no such invite. */
export type NotFound = ErrorResponse<"invalid_request_error"> | FlatError;

/** 429: too many requests, or no quota is left, which waiting does not cure. */
export type TooManyRequests =
  | ErrorResponse<"requests" | "tokens" | "insufficient_quota", "rate_limit_exceeded">
  | FlatError;

/** 500: OpenAI failed. */
export type ServerError = ErrorResponse | FlatError;

const ErrorSchema = fromWire({ message: text, type: text, param: nullable(text), code: nullable(text) });

const FlatErrorSchema = fromWire({ code: number, message: text });

const orFlat = (error: v.GenericSchema<unknown, unknown>): v.GenericSchema<unknown, unknown> =>
  either(fromWire({ error }), FlatErrorSchema);

const RefusalSchema = orFlat(ErrorSchema);

// The bodies differ by status in types and codes alone, and on 403.
export const NotFoundSchema = RefusalSchema as v.GenericSchema<unknown, NotFound>;
export const ServerErrorSchema = RefusalSchema as v.GenericSchema<unknown, ServerError>;

/** What OpenAI answers to every operation when it refuses. */
export const openaiErrors = {
  400: RefusalSchema as v.GenericSchema<unknown, BadRequest>,
  401: RefusalSchema as v.GenericSchema<unknown, Unauthorized>,
  403: orFlat(either(ErrorSchema, text)) as v.GenericSchema<unknown, Forbidden>,
  429: RefusalSchema as v.GenericSchema<unknown, TooManyRequests>,
};
