import type * as v from "valibot";
import { boolean, fromWire, list, matching, nullish, open, text } from "../../core/codec.js";
import type { PageParts, PageResult } from "../../core/page.js";

/** OpenAI's envelope around a list. */
export interface OpenAIList<TItem> {
  readonly object: "list" | (string & {});
  readonly data: TItem[];
  readonly firstId?: string | null | undefined;
  /** The cursor of the following page. */
  readonly lastId?: string | null | undefined;
  readonly hasMore: boolean;
}

/** What an OpenAI function that lists gives. */
export type OpenAIListResult<TItem, TRequest, TError> = PageResult<TItem, TRequest, TError, OpenAIList<TItem>>;

export const openaiList = <TItem>(item: v.GenericSchema<unknown, TItem>): v.GenericSchema<unknown, OpenAIList<TItem>> =>
  fromWire({
    object: open<"list">(),
    data: list(item),
    firstId: nullish(text),
    lastId: nullish(text),
    hasMore: boolean,
  });

/** Accepts the id to go on after; an empty one would start all over. */
export const cursor = matching<string>(/./s, "an id");

/** Goes on after the last item while OpenAI says that there is more. */
export function readOpenAIList<TItem extends { id: string }, TRequest extends { after?: string | undefined }>(
  { data, hasMore, lastId }: OpenAIList<TItem>,
  request: TRequest,
  seen: readonly TRequest[],
): PageParts<TItem, TRequest> {
  const last = data.at(-1);
  const after = hasMore === true && last && (lastId || last.id);
  if (after && [...seen, request].some((earlier) => earlier.after === after)) {
    throw new Error("leads back to a page already seen");
  }
  return { items: data, nextRequest: after ? { ...request, after } : undefined };
}
