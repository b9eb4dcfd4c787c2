import { expectTypeOf, it } from "vitest";
import {
  type OrganizationAccessToken,
  type OrganizationAccessTokensListError,
  type OrganizationAccessTokensListRequest,
  organizationAccessTokensDelete,
  organizationAccessTokensList,
  PolarCore,
  type PolarList,
} from "../../src/funcs/polar/index.js";
import {
  type CallMeta,
  type CollectResult,
  collect,
  type Drift,
  type Err,
  items,
  type Ok,
  type Page,
  type PageResult,
  type Result,
  unwrap,
} from "../../src/index.js";

const polar = new PolarCore();
type Token = OrganizationAccessToken;
type ListError = OrganizationAccessTokensListError;
type ListRequest = OrganizationAccessTokensListRequest;
type TokenPage = Page<Token, ListRequest, ListError, PolarList<Token>>;

it("is an Ok or an Err", () => {
  expectTypeOf<Result<string, Error>>().toEqualTypeOf<Ok<string> | Err<Error>>();
  expectTypeOf<Result<string, Error>["ok"]>().toEqualTypeOf<boolean>();
  expectTypeOf<Result<string, Error>["meta"]>().toEqualTypeOf<CallMeta>();
});

it("is a Result<void> where there is nothing to give", () => {
  const deleted = organizationAccessTokensDelete(polar, { id: "x" });

  expectTypeOf(deleted).toExtend<Promise<Result<void, Error>>>();
  expectTypeOf(deleted.then(unwrap)).toEqualTypeOf<Promise<void>>();
});

it("unwraps to its value", async () => {
  expectTypeOf(unwrap<string, Error>).returns.toEqualTypeOf<string>();
  expectTypeOf(unwrap(await organizationAccessTokensList(polar))).toEqualTypeOf<TokenPage>();
});

it("holds a page that is typed throughout", async () => {
  const result = await organizationAccessTokensList(polar);
  if (!result.ok) return;

  const page = result.value;
  expectTypeOf(result).toExtend<PageResult<Token, ListRequest, ListError, PolarList<Token>>>();
  expectTypeOf(page.items).toEqualTypeOf<readonly Token[]>();
  expectTypeOf(page.total).toEqualTypeOf<number | undefined>();
  expectTypeOf(page.body.pagination.maxPage).toEqualTypeOf<number>();
  expectTypeOf(page.nextRequest).toEqualTypeOf<ListRequest | undefined>();
  expectTypeOf(page.next).toEqualTypeOf<(() => Promise<typeof result | Err<ListError>>) | undefined>();
  for await (const each of page) expectTypeOf(each).toExtend<PageResult<Token, ListRequest, ListError>>();
  // @ts-expect-error: items are read, not changed
  page.items.push(page.items[0]);
});

it("takes the next request where it took the first", async () => {
  const result = await organizationAccessTokensList(polar);

  if (result.ok) organizationAccessTokensList(polar, result.value.nextRequest);
});

it("walks over items", async () => {
  for await (const item of items(organizationAccessTokensList(polar))) {
    if (item.ok) expectTypeOf(item.value).toEqualTypeOf<Token>();
    else expectTypeOf(item.error).toEqualTypeOf<ListError>();
  }
  // @ts-expect-error: what is no list has no items
  items(organizationAccessTokensDelete(polar, { id: "x" }));
});

it("collects items, and says what it had where it fails", async () => {
  const all = await collect(organizationAccessTokensList(polar), { maxPages: undefined });

  expectTypeOf(all).toEqualTypeOf<CollectResult<Token, ListRequest, ListError>>();
  if (all.ok) {
    expectTypeOf(all.value.items).toEqualTypeOf<readonly Token[]>();
    expectTypeOf(all.value.nextRequest).toEqualTypeOf<ListRequest | undefined>();
    expectTypeOf(all).not.toHaveProperty("partial");
  } else {
    expectTypeOf(all.partial.items).toEqualTypeOf<readonly Token[]>();
    expectTypeOf(all.partial.nextRequest).toEqualTypeOf<ListRequest | undefined>();
    expectTypeOf(all.error).toEqualTypeOf<ListError>();
  }
  // @ts-expect-error: misspelt
  collect(organizationAccessTokensList(polar), { pages: 1 });
});

it("tells how the call went", () => {
  expectTypeOf<CallMeta["status"]>().toEqualTypeOf<number | undefined>();
  expectTypeOf<CallMeta["headers"]>().toEqualTypeOf<Readonly<Record<string, string>> | undefined>();
  expectTypeOf<CallMeta["drift"]>().toEqualTypeOf<readonly Drift[] | undefined>();
  expectTypeOf<CallMeta["attempts"]>().toEqualTypeOf<number>();
});
