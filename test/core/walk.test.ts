import { describe, expect, it } from "vitest";
import { collect, items } from "../../src/index.js";
import { list, play, type Step, says, wireToken } from "./exchange.js";

const refused = says(401, { error: "Unauthorized", detail: "No" });

/** Pages of two tokens each, then whatever follows; `false` stands for a refusal. */
function serve(pages: number, failsAt = 0) {
  const steps = Array.from({ length: pages }, (_, index): Step => {
    const ids = [2 * index + 1, 2 * index + 2].map((number) => `t${number}`);
    const body = {
      items: ids.map((id) => ({ ...wireToken, id })),
      pagination: { total_count: 2 * pages, max_page: pages },
    };
    return index + 1 === failsAt ? refused : says(200, body);
  });
  return play(...steps);
}

async function idsOf(list: Parameters<typeof items<{ id: string }, Error>>[0]): Promise<string[]> {
  const ids = [];
  for await (const result of items(list)) ids.push(result.ok ? result.value.id : result.error.name);
  return ids;
}

describe("items", () => {
  it("gives each item of all pages", async () => {
    const { fetch, sent } = serve(3);

    expect(await idsOf(list({ fetch }))).toEqual(["t1", "t2", "t3", "t4", "t5", "t6"]);
    expect(sent).toHaveLength(3);
  });

  it("takes a list that has been awaited", async () => {
    expect(await idsOf(await list({ fetch: serve(2).fetch }))).toEqual(["t1", "t2", "t3", "t4"]);
  });

  it("gives nothing for an empty list", async () => {
    const empty = says(200, { items: [], pagination: { total_count: 0, max_page: 0 } });

    expect(await idsOf(list({ fetch: play(empty).fetch }))).toEqual([]);
  });

  it.each([
    [1, ["HttpError"]],
    [2, ["t1", "t2", "HttpError"]],
    [3, ["t1", "t2", "t3", "t4", "HttpError"]],
  ])("ends with the error of page %i", async (failsAt, expected) => {
    expect(await idsOf(list({ fetch: serve(3, failsAt).fetch }))).toEqual(expected);
  });

  it("asks for the next page only when its items are wanted", async () => {
    const { fetch, sent } = serve(3);
    const walk = items(list({ fetch }));

    await walk.next();
    await walk.next();
    expect(sent).toHaveLength(1);
    await walk.next();

    expect(sent).toHaveLength(2);
  });

  it("stops asking when its reader stops", async () => {
    const { fetch, sent } = serve(3);

    for await (const result of items(list({ fetch }))) if (result.ok && result.value.id === "t3") break;

    expect(sent).toHaveLength(2);
  });

  it("tells of the call that brought an item", async () => {
    const statuses = [];
    for await (const { meta } of items(list({ fetch: serve(2).fetch }))) statuses.push(meta.status);

    expect(statuses).toEqual([200, 200, 200, 200]);
  });
});

describe("collect", () => {
  const ids = (collected: { items: readonly { id: string }[] }) => collected.items.map(({ id }) => id);

  it("gathers all items", async () => {
    const result = await collect(list({ fetch: serve(3).fetch }));

    expect(result.ok && ids(result.value)).toEqual(["t1", "t2", "t3", "t4", "t5", "t6"]);
    expect(result.ok && result.value).not.toHaveProperty("nextRequest");
    expect(result.meta).toMatchObject({ operation: "polar.organizationAccessTokensList", status: 200 });
  });

  it("takes a list that has been awaited", async () => {
    const result = await collect(await list({ fetch: serve(1).fetch }));

    expect(result.ok && ids(result.value)).toEqual(["t1", "t2"]);
  });

  it.each([
    [1, ["t1", "t2"], { page: 2 }],
    [2, ["t1", "t2", "t3", "t4"], { page: 3 }],
    [3, ["t1", "t2", "t3", "t4", "t5", "t6"], undefined],
    [9, ["t1", "t2", "t3", "t4", "t5", "t6"], undefined],
    [undefined, ["t1", "t2", "t3", "t4", "t5", "t6"], undefined],
  ])("stops after %s pages and says where it stopped", async (maxPages, expected, nextRequest) => {
    const { fetch, sent } = serve(3);

    const result = await collect(list({ fetch }), { maxPages });

    expect(result.ok && ids(result.value)).toEqual(expected);
    expect(result.ok && result.value.nextRequest).toEqual(nextRequest);
    expect(sent).toHaveLength(Math.min(maxPages ?? 3, 3));
  });

  it("goes on from where it stopped", async () => {
    const { fetch } = serve(3);
    const result = await collect(list({ fetch }), { maxPages: 1 });

    const rest = await collect(list({ fetch }, {}, result.ok ? result.value.nextRequest : {}));

    expect(rest.ok && ids(rest.value)).toEqual(["t3", "t4", "t5", "t6"]);
  });

  it.each([
    [1, [], undefined],
    [2, ["t1", "t2"], { page: 2 }],
    [3, ["t1", "t2", "t3", "t4"], { page: 3 }],
  ])("gives the error of page %i beside what it had", async (failsAt, expected, nextRequest) => {
    const result = await collect(list({ fetch: serve(3, failsAt).fetch }));

    expect(result).toMatchObject({ ok: false, error: { name: "HttpError", status: 401 }, meta: { status: 401 } });
    expect(!result.ok && ids(result.partial)).toEqual(expected);
    expect(!result.ok && result.partial.nextRequest).toEqual(nextRequest);
  });

  it.each([[0], [-1], [Number.NaN], ["two"], [null], [{}]])("refuses the limit %s", async (maxPages) => {
    const result = await collect(list({ fetch: serve(3).fetch }), { maxPages: maxPages as number });

    expect(result).toMatchObject({
      ok: false,
      error: {
        name: "RequestValidationError",
        vendor: "polar",
        operation: "polar.organizationAccessTokensList",
        issues: [{ path: "options.maxPages" }],
      },
      partial: { items: [] },
    });
  });

  it("gives the error of the list rather than that of a wrong limit", async () => {
    const result = await collect(list({ fetch: serve(1, 1).fetch }), { maxPages: 0 });

    expect(result).toMatchObject({ ok: false, error: { name: "HttpError", status: 401 } });
  });

  it("does not throw for limits that are nonsense", async () => {
    const wrong = await collect(list({ fetch: serve(1).fetch }), { maxPages: Symbol("all") } as never);
    const none = await collect(list({ fetch: serve(1).fetch }), null as never);

    expect(wrong).toMatchObject({ ok: false, error: { name: "RequestValidationError" } });
    expect(none.meta).toMatchObject({ operation: "polar.organizationAccessTokensList" });
  });
});
