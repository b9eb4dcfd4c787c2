import type { Operation } from "./call.js";
import type { AnyError } from "./errors.js";
import type { CallOptions } from "./options.js";
import type { CallMeta, Result } from "./result.js";
import { type Output, send } from "./send.js";
import { snapshot } from "./values.js";

/** One page of a list. Iterating over it gives results: this page first, then each following one. */
export interface Page<TItem, TRequest = unknown, TError = AnyError, TBody = unknown>
  extends AsyncIterable<PageResult<TItem, TRequest, TError, TBody>> {
  readonly items: readonly TItem[];
  /** How many items there are on all pages, where the vendor tells. */
  readonly total?: number;
  /** The whole answer. */
  readonly body: TBody;
  /** The request for the following page: plain data, good in another process too. Absent on the last page. */
  readonly nextRequest?: TRequest;
  /** Asks for the following page. Absent on the last page. */
  next?(): Promise<PageResult<TItem, TRequest, TError, TBody>>;
}

/** What a function that lists gives. */
export type PageResult<TItem, TRequest = unknown, TError = AnyError, TBody = unknown> = Result<
  Page<TItem, TRequest, TError, TBody>,
  TError
>;

/** What an envelope tells of its page. */
export interface PageParts<TItem, TRequest> {
  readonly items: readonly TItem[];
  readonly total?: number;
  readonly nextRequest?: TRequest | undefined;
}

/** Finds the parts of a page in the envelope; `seen` are the requests that led to it. What it throws fails the page. */
export type PageReader<TBody, TRequest, TItem> = (
  body: TBody,
  request: TRequest,
  seen: readonly TRequest[],
) => PageParts<TItem, TRequest>;

/** Runs an operation that lists and makes a {@link Page} of the answer. */
export function sendList<TOperation extends Operation, TRequest, TItem, TError>(
  core: unknown,
  operation: TOperation,
  read: PageReader<Output<TOperation>, TRequest, TItem>,
  request: TRequest,
  options?: CallOptions,
  seen: readonly TRequest[] = [],
): Promise<PageResult<TItem, TRequest, TError, Output<TOperation>>> {
  const given = snapshot(request);
  const toPage = (body: Output<TOperation>, meta: CallMeta) => {
    const { items, total, nextRequest } = read(body, given, seen);
    const page = {
      items: [...items],
      ...(total !== undefined && { total }),
      body,
      ...(nextRequest && { nextRequest }),
    };
    const next = () => sendList(core, operation, read, nextRequest as TRequest, options, [...seen, given]);
    // Hidden, so that a page prints and clones as its data alone.
    Object.defineProperty(page, "next", { value: nextRequest && next });
    return Object.defineProperty(page, Symbol.asyncIterator, {
      value: () => eachPage({ ok: true, value: page as never, meta }),
    });
  };
  return send(core, operation, given, options, toPage as never) as Promise<never>;
}

async function* eachPage<TItem, TRequest, TError, TBody>(
  first: PageResult<TItem, TRequest, TError, TBody>,
): AsyncGenerator<PageResult<TItem, TRequest, TError, TBody>, void, undefined> {
  let result: typeof first | undefined | false = first;
  while (result) {
    yield result;
    result = await (result.ok && result.value.next?.());
  }
}
