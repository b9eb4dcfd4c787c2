import type { AnyError, CoreOptions, HttpError, Result } from "../../src/index.js";
import type { SandboxOperation, SandboxVendor } from "../../src/sandbox/index.js";

/** The statuses that an error type documents. */
export type StatusOf<TError> = Extract<TError, HttpError>["status"];

/** What an error type documents as the body of a status. */
type BodyOf<TError, TStatus extends number> = Extract<TError, HttpError<TStatus>>["body"];

/** A body as the vendor sends it, and what comes of it. Text is sent as it is, `undefined` as no body at all. */
export interface Example<TValue = unknown> {
  readonly title: string;
  readonly wire: unknown;
  readonly value: TValue;
}

/** A page without the functions it has beside its data. */
type Plain<TValue> =
  TValue extends AsyncIterable<unknown> ? Omit<TValue, "next" | typeof Symbol.asyncIterator> : TValue;

/** What an operation makes of a 2xx whose body is none of the vendor's. */
interface Leniency {
  readonly empty: "refused" | "accepted";
  readonly html: "refused" | "accepted";
}

interface Shared {
  /** The vendor and the operation. */
  readonly name: Extract<SandboxOperation, `${SandboxVendor}.${string}`>;
  /** Method and path as the vendor's document spells them. */
  readonly route: `${"GET" | "POST" | "PUT" | "PATCH" | "DELETE"} /${string}`;
  /** The answer holds a secret, so errors leave out a body that is not the vendor's. */
  readonly returnsSecret?: boolean;
  readonly leniency?: Leniency;
  /** Fields without which an answer is refused, in the vendor's spelling; they have to be in the first success. */
  readonly required: readonly string[];
  /** Those of the required fields that may be null. */
  readonly nullable?: readonly string[];
  /** Fields that may be left out or null, and are checked where they are there. */
  readonly optional: readonly string[];
}

interface Definition<TCore, TRequest, TValue, TError extends AnyError> extends Shared {
  readonly run: (core: TCore, request: TRequest) => Promise<Result<TValue, TError>>;
  readonly request: NoInfer<TRequest>;
  /** What every success status carries. */
  readonly successes: Readonly<Record<number, readonly Example<Plain<TValue>>[]>>;
  /** What every refusal carries; a status that the error type does not have, or lacks here, does not compile. */
  readonly refusals: { readonly [TStatus in StatusOf<TError>]: readonly Example<BodyOf<TError, TStatus>>[] };
  /** Prepares an empty sandbox; gives the request to make then and what the value has to show. */
  readonly live: (core: TCore) => Promise<{ readonly request: NoInfer<TRequest>; readonly shows: unknown }>;
}

/** One operation, ready to be called whatever its types. */
export interface Operation extends Required<Shared> {
  readonly vendor: SandboxVendor;
  readonly method: string;
  readonly successes: Readonly<Record<number, readonly Example[]>>;
  readonly refusals: Readonly<Record<number, readonly Example[]>>;
  /** Makes the good request with a good core, changed by the options. */
  readonly call: (options: CoreOptions) => Promise<Result<unknown, AnyError>>;
  /** Prepares a sandbox and makes the request there. */
  readonly live: (
    options: CoreOptions,
  ) => Promise<{ readonly result: Result<unknown, AnyError>; readonly shows: unknown }>;
}

/** Makes the function that takes up the operations of one vendor. */
export const definer =
  <TCore>(vendor: SandboxVendor, coreWith: (options: CoreOptions) => TCore) =>
  <TRequest, TValue, TError extends AnyError>({
    run,
    request,
    live,
    ...facts
  }: Definition<TCore, TRequest, TValue, TError>): Operation => ({
    returnsSecret: false,
    leniency: { empty: "refused", html: "refused" },
    nullable: [],
    ...facts,
    vendor,
    method: facts.route.replace(/ .*/, ""),
    call: (options) => run(coreWith(options), request),
    async live(options) {
      const core = coreWith(options);
      const prepared = await live(core);
      return { result: await run(core, prepared.request), shows: prepared.shows };
    },
  });

/** A field that no document knows yet, and what comes of it. */
export const wireLater = { added_later: { as_is: [1, { Key: null }] } };
export const later = { addedLater: { as_is: [1, { Key: null }] } };

/** Puts a path before each field. */
export const under = (path: string, fields: readonly string[]): string[] => fields.map((field) => `${path}.${field}`);

/** Answers every request alike. */
export const answering =
  (status: number, body: unknown, headers: Record<string, string> = {}): typeof fetch =>
  async () => {
    const isText = body === undefined || typeof body === "string";
    const type = isText ? "text/html" : "application/json";
    const text = isText ? (body ?? null) : JSON.stringify(body);
    return new Response(text, { status, headers: { "content-type": type, ...headers } });
  };
