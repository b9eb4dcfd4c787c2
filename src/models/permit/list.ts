import type { PageParts, PageResult } from "../../core/page.js";

/** What a Permit function that lists gives; Permit puts no envelope around a list. */
export type PermitListResult<TItem, TRequest, TError> = PageResult<TItem, TRequest, TError, TItem[]>;

/** Goes on after a full page: Permit does not tell which one is the last. */
export function readPermitList<TItem, TRequest extends { page?: number | undefined; perPage?: number | undefined }>(
  items: TItem[],
  request: TRequest,
): PageParts<TItem, TRequest> {
  const { page = 1, perPage = 30 } = request;
  return { items, nextRequest: items.length >= perPage ? { ...request, page: page + 1 } : undefined };
}
