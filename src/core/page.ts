import type { Operation } from "./call.js";
import { type AnyError, ResponseValidationError } from "./errors.js";
import type { CallOptions } from "./options.js";
import type { Err, Result } from "./result.js";
import { type Output, send } from "./send.js";

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

/** Runs an operation that lists and makes a {@link Page} of the answer; `read` finds the parts in the envelope. */
export async function sendList<TOperation extends Operation, TRequest, TItem, TError>(
  core: unknown,
  operation: TOperation,
  read: (body: Output<TOperation>, request: TRequest) => PageParts<TItem, TRequest>,
  request: TRequest,
  options?: CallOptions,
  trail = new Map<string, number>(),
): Promise<PageResult<TItem, TRequest, TError, Output<TOperation>>> {
  type Outcome = PageResult<TItem, TRequest, TError, Output<TOperation>>;
  const result = (await send(core, operation, request, options)) as Result<Output<TOperation>, TError>;
  if (!result.ok) return result;
  const { value: body, meta } = result;
  const refuse = (path: string, message: string): Err<never> => {
    const [vendor = ""] = operation.name.split(".");
    const facts = { vendor, operation: operation.name, mayHaveTakenEffect: false, issues: [{ path, message }], body };
    return {
      ok: false,
      error: new ResponseValidationError(`${operation.name} got a page that ${message}.`, facts) as never,
      meta,
    };
  };
  try {
    const { items, total, nextRequest } = read(body, request);
    const position = visit(trail, request);
    const page = {
      items: [...items],
      ...(total !== undefined && { total }),
      body,
      ...(nextRequest && { nextRequest }),
    };
    const self = { ok: true, value: page, meta } as unknown as Outcome;
    // Hidden, so that a page prints and clones as its data alone.
    Object.defineProperty(page, Symbol.asyncIterator, { value: () => eachPage(self) });
    if (nextRequest) {
      const next = async (): Promise<Outcome> =>
        visit(trail, nextRequest) > position
          ? sendList(core, operation, read, nextRequest, options, trail)
          : refuse("nextRequest", "leads back to one already seen");
      Object.defineProperty(page, "next", { value: next });
    }
    return self;
  } catch {
    // Possible only where `validate` let an answer pass that is no list.
    return refuse("body", "holds no list");
  }
}

/** Gives a request's place on the way: the next one, where it is new. */
function visit(trail: Map<string, number>, request: unknown): number {
  const key = JSON.stringify(request);
  const position = trail.get(key) ?? trail.size;
  trail.set(key, position);
  return position;
}

async function* eachPage<TItem, TRequest, TError, TBody>(
  first: PageResult<TItem, TRequest, TError, TBody>,
): AsyncGenerator<PageResult<TItem, TRequest, TError, TBody>, void, undefined> {
  for (let result = first; ; ) {
    yield result;
    if (!result.ok || !result.value.next) return;
    result = await result.value.next();
  }
}
