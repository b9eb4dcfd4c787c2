/** What happened on the way to a result. */
export interface CallMeta {
  /** The vendor and its operation, such as `"polar.organizationAccessTokensList"`. */
  readonly operation: string;
  /** How many times the request was sent; 0 when nothing left the machine. */
  readonly attempts: number;
  /** The whole call in milliseconds, waits between attempts included. */
  readonly durationMs: number;
  /** The status of the answer that the result is made of; absent where no whole answer came. */
  readonly status?: number;
  /** The headers of that answer in lower case, without `set-cookie`. */
  readonly headers?: Readonly<Record<string, string>>;
  /** The vendor's name for this request; quote it to the vendor's support. */
  readonly requestId?: string;
  /** What is left of the vendor's limits, where the answer tells. */
  readonly rateLimit?: RateLimits;
  /** Where the answer differs from the vendor's document; only with `validate: "report"`. */
  readonly drift?: readonly Drift[];
}

/** The limits that an answer tells of. */
export interface RateLimits {
  /** How many requests may be made. */
  readonly requests?: RateLimit;
  /** How many tokens models may read and write. */
  readonly tokens?: RateLimit;
}

/** One limit: what a period allows, what is left of it and when it starts anew. */
export interface RateLimit {
  /** What a period allows. */
  readonly limit?: number;
  /** What is left of it. */
  readonly remaining?: number;
  /** Milliseconds until it starts anew. */
  readonly resetMs?: number;
}

/** One place where an answer differs from the vendor's document. */
export interface Drift {
  /** The place, such as `"items.0.createdAt"`. */
  readonly path: string;
  /** What the vendor documents. */
  readonly expected: string;
  /** What came instead. */
  readonly received: string;
  /** Both in words. */
  readonly message: string;
}

/** The good half of a {@link Result}. */
export interface Ok<TValue> {
  readonly ok: true;
  readonly value: TValue;
  readonly meta: CallMeta;
}

/** The bad half of a {@link Result}. */
export interface Err<TError> {
  readonly ok: false;
  readonly error: TError;
  readonly meta: CallMeta;
}

/** The outcome of a call: a value or an error, told apart by `ok`. */
export type Result<TValue, TError> = Ok<TValue> | Err<TError>;

/**
 * Returns the value of a result or throws its error: the one function that throws what a call came to.
 *
 * @example
 * ```ts
 * const page = unwrap(await organizationAccessTokensList(polar));
 * ```
 */
export function unwrap<TValue, TError>(result: Result<TValue, TError>): TValue {
  if (result.ok) return result.value;
  throw result.error;
}
