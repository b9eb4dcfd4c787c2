import type * as v from "valibot";
import { fromWire, list, number } from "../../core/codec.js";
import type { PageParts, PageResult } from "../../core/page.js";

/** Clerk's envelope around a list. */
export interface ClerkList<TItem> {
  readonly data: TItem[];
  readonly totalCount: number;
}

/** What a Clerk function that lists gives. */
export type ClerkListResult<TItem, TRequest, TError> = PageResult<TItem, TRequest, TError, ClerkList<TItem>>;

export const clerkList = <TItem>(item: v.GenericSchema<unknown, TItem>): v.GenericSchema<unknown, ClerkList<TItem>> =>
  fromWire({ data: list(item), totalCount: number });

/** Goes on behind this page while there is more. */
export function readClerkList<TItem, TRequest extends { offset?: number | undefined }>(
  { data, totalCount }: ClerkList<TItem>,
  request: TRequest,
): PageParts<TItem, TRequest> {
  const offset = (request.offset ?? 0) + data.length;
  const hasMore = data.length > 0 && offset < totalCount;
  return { items: data, total: totalCount, nextRequest: hasMore ? { ...request, offset } : undefined };
}
