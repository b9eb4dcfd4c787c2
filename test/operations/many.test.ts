import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { beforeEach, expect, it } from "vitest";
import { ClerkCore, listOrganizations, type Organization } from "../../src/funcs/clerk/index.js";
import { collect, items, unwrap } from "../../src/index.js";
import { createSandbox } from "../../src/sandbox/index.js";

const count = 10_000;
const limit = 250;
const sandbox = createSandbox({ clerk: { organizations: count } });
const clerk = new ClerkCore({ accessToken: "sk_test_any", fetch: sandbox.fetch });

setFlagsFromString("--expose-gc");
const collectGarbage: () => void = runInNewContext("gc");

/** Counts how many of the objects are still in memory. */
async function countLive(objects: readonly WeakRef<object>[]): Promise<number> {
  // What was looked at stays until the current task is over.
  await new Promise((resolve) => setImmediate(resolve));
  collectGarbage();
  return objects.filter((object) => object.deref()).length;
}

const queries = () => sandbox.requests.map(({ query }) => query);

beforeEach(() => sandbox.reset());

it("visits each of 10,000 organizations once, with one page in memory", { timeout: 30_000 }, async () => {
  const ids = new Set<string>();
  const refs: WeakRef<Organization>[] = [];

  for await (const result of items(listOrganizations(clerk, { limit }))) {
    ids.add(unwrap(result).id);
    refs.push(new WeakRef(unwrap(result)));
    const isWatched = [0, 1, limit - 1].includes(refs.length % (10 * limit));
    if (isWatched) expect(await countLive(refs)).toBeLessThanOrEqual(1 + ((refs.length - 1) % limit));
  }

  expect(refs).toHaveLength(count);
  expect(ids.size).toBe(count);
  const offsets = Array.from({ length: count / limit }, (_, page) => page * limit);
  expect(queries()).toEqual(offsets.map((offset) => `limit=${limit}${offset ? `&offset=${offset}` : ""}`));
  expect(await countLive(refs)).toBe(0);
});

it("holds on to all items that are collected", async () => {
  const { items: all } = unwrap(await collect(listOrganizations(clerk, { limit: 500 }), { maxPages: 3 }));
  const refs = all.map((item) => new WeakRef(item));

  expect(await countLive(refs)).toBe(1500);
  expect(all).toHaveLength(1500);
});

it.each([
  ["one", 1, ["limit=250"]],
  ["a page", 250, ["limit=250"]],
  ["one more than a page", 251, ["limit=250", "limit=250&offset=250"]],
])("asks for no more pages than %s of the items needs", async (_, wanted, expected) => {
  let seen = 0;
  for await (const result of items(listOrganizations(clerk, { limit }))) {
    expect(result.ok).toBe(true);
    if (++seen === wanted) break;
  }

  expect(queries()).toEqual(expected);
});

it.each([
  ["a page that is not full", 50],
  ["a full page", 250],
  ["nothing at all", 0],
])("ends at %s without another request", async (_, left) => {
  const seen = [];
  for await (const result of items(listOrganizations(clerk, { limit, offset: count - left }))) seen.push(result.ok);

  expect(seen).toEqual(Array.from({ length: left }, () => true));
  expect(queries()).toEqual([`limit=250&offset=${count - left}`]);
});
