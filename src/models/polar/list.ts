import type * as v from "valibot";
import { fromWire, list, number } from "../../core/codec.js";
import type { PageParts, PageResult } from "../../core/page.js";

/** Polar's envelope around a list. */
export interface PolarList<TItem> {
  readonly items: TItem[];
  readonly pagination: { readonly totalCount: number; readonly maxPage: number };
}

/** What a Polar function that lists gives. */
export type PolarListResult<TItem, TRequest, TError> = PageResult<TItem, TRequest, TError, PolarList<TItem>>;

export const polarList = <TItem>(item: v.GenericSchema<unknown, TItem>): v.GenericSchema<unknown, PolarList<TItem>> =>
  fromWire({ items: list(item), pagination: fromWire({ totalCount: number, maxPage: number }) });

/** Goes on while there is a page with a higher number. */
export function readPolarList<TItem, TRequest extends { page?: number | undefined }>(
  { items, pagination: { totalCount, maxPage } }: PolarList<TItem>,
  request: TRequest,
): PageParts<TItem, TRequest> {
  const { page = 1 } = request;
  const hasMore = page < maxPage && items.length > 0;
  return { items, total: totalCount, ...(hasMore && { nextRequest: { ...request, page: page + 1 } }) };
}
