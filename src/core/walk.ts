import { type AnyError, RequestValidationError } from "./errors.js";
import type { Page, PageResult } from "./page.js";
import type { Err, Ok, Result } from "./result.js";

/**
 * Walks over every item of a list, page after page, with one page in memory. A failed page is the last result.
 *
 * @param list - What a function that lists returned; awaiting it first is not needed.
 * @example
 * ```ts
 * for await (const result of items(organizationAccessTokensList(polar))) {
 *   if (!result.ok) break;
 *   console.log(result.value.comment);
 * }
 * ```
 */
export async function* items<TItem, TError>(
  list: Listing<TItem, unknown, TError>,
): AsyncGenerator<Result<TItem, TError>, void, undefined> {
  let result: PageResult<TItem, unknown, TError> | undefined = await list;
  // The argument would keep the first page in memory for the whole walk.
  list = undefined as never;
  while (result?.ok) {
    const { value: page, meta }: { value: Page<TItem, unknown, TError>; meta: Ok<TItem>["meta"] } = result;
    for (const value of page.items) yield { ok: true, value, meta };
    result = await page.next?.();
  }
  if (result) yield result;
}

/** What a function that lists returns, awaited or not. */
export type Listing<TItem, TRequest, TError> =
  | PageResult<TItem, TRequest, TError>
  | PromiseLike<PageResult<TItem, TRequest, TError>>;

/** The items of several pages, and the request that goes on from there when some are left. */
export interface Collected<TItem, TRequest> {
  readonly items: readonly TItem[];
  readonly nextRequest?: TRequest;
}

/**
 * What {@link collect} gives. A failure comes with what was gathered before it and the request that failed; where that
 * was the first one, it is the request that the list was asked for, and not repeated here.
 */
export type CollectResult<TItem, TRequest = unknown, TError = AnyError> =
  | Ok<Collected<TItem, TRequest>>
  | (Err<TError | RequestValidationError> & { readonly partial: Collected<TItem, TRequest> });

/**
 * Gathers the items of a list in one array.
 *
 * @param list - What a function that lists returned; awaiting it first is not needed.
 * @param limits - `maxPages`: how many pages to read, from 1. Default: all.
 * @example
 * ```ts
 * const all = await collect(organizationAccessTokensList(polar), { maxPages: 20 });
 * console.log(all.ok ? all.value.items : all.partial.items);
 * ```
 */
export async function collect<TItem, TRequest, TError>(
  list: Listing<TItem, TRequest, TError>,
  limits: { readonly maxPages?: number | undefined } = {},
): Promise<CollectResult<TItem, TRequest, TError>> {
  const gathered: TItem[] = [];
  let result = await list;
  let nextRequest: TRequest | undefined;
  const { maxPages = Infinity } = Object(limits);
  if (result.ok && (typeof maxPages !== "number" || !(maxPages >= 1))) {
    return { ok: false, error: wrongLimit(result.meta.operation), meta: result.meta, partial: { items: [] } };
  }
  for (let pages = 1; result.ok; pages++) {
    const page: Page<TItem, TRequest, TError> = result.value;
    for (const item of page.items) gathered.push(item);
    nextRequest = page.nextRequest;
    if (!page.next || pages >= maxPages) {
      return { ok: true, value: withNext(gathered, nextRequest), meta: result.meta };
    }
    result = await page.next();
  }
  return { ...result, partial: withNext(gathered, nextRequest) };
}

function withNext<TItem, TRequest>(items: TItem[], nextRequest: TRequest | undefined): Collected<TItem, TRequest> {
  return nextRequest === undefined ? { items } : { items, nextRequest };
}

function wrongLimit(operation: string): RequestValidationError {
  const [vendor = ""] = operation.split(".");
  const [path, message] = ["options.maxPages", "expected a number from 1"];
  const facts = { vendor, operation, mayHaveTakenEffect: false, issues: [{ path, message }] };
  return new RequestValidationError(`${operation} was not collected. ${path}: ${message}.`, facts);
}
