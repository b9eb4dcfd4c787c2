import type { Operation } from "./call.js";
import { type AnyError, ResponseValidationError } from "./errors.js";
import type { CallOptions } from "./options.js";
import type { CallMeta, Err, Result } from "./result.js";
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
  const result = (await send(core, operation, request, options)) as Result<Output<TOperation>, TError>;
  if (!result.ok) return result;
  const { value: body, meta } = result;
  const parts = readParts(() => read(body, request));
  if (!parts) return refuse(meta, "body", "holds no list of items") as Err<never>;
  const { items, total, nextRequest } = parts;
  const position = visit(trail, request);
  const page = { items, ...(total !== undefined && { total }), body, ...(nextRequest && { nextRequest }) };
  const self = { ok: true, value: page, meta } as PageResult<TItem, TRequest, TError, Output<TOperation>>;
  // Hidden, so that a page prints and clones as its data alone.
  Object.defineProperty(page, Symbol.asyncIterator, { value: () => eachPage(self) });
  if (nextRequest) {
    const next = async () =>
      visit(trail, nextRequest) > position
        ? sendList(core, operation, read, nextRequest, options, trail)
        : (refuse(meta, "nextRequest", "leads back to a page already seen") as Err<never>);
    Object.defineProperty(page, "next", { value: next });
  }
  return self;
}

/** Gives a request's place on the way, the next one where it is new. */
function visit(trail: Map<string, number>, request: unknown): number {
  const key = JSON.stringify(request);
  const position = trail.get(key) ?? trail.size;
  trail.set(key, position);
  return position;
}

function refuse(meta: CallMeta, path: string, message: string): Err<ResponseValidationError> {
  const { operation } = meta;
  const [vendor = ""] = operation.split(".");
  const facts = { vendor, operation, mayHaveTakenEffect: false, issues: [{ path, message }], body: undefined };
  return { ok: false, error: new ResponseValidationError(`${operation} got a page that ${message}.`, facts), meta };
}

/** Only an answer that was not held to the document (`validate`) can fail here. */
function readParts<TItem, TRequest>(read: () => PageParts<TItem, TRequest>): PageParts<TItem, TRequest> | undefined {
  try {
    const parts = read();
    return Array.isArray(parts.items) ? parts : undefined;
  } catch {
    return undefined;
  }
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
