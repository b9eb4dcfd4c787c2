import { describe, expect, it } from "vitest";
import { createSandbox } from "../../../src/sandbox/index.js";
import { ask } from "../ask.js";
import { failed, invites, key, type ListJson, outcome, startOpenAI } from "./openai.js";

async function startWith(count: number, options: Parameters<typeof startOpenAI>[0] = {}) {
  const openai = startOpenAI(options);
  const ids = [];
  for (let index = 1; index <= count; index += 1) ids.push((await openai.invite(`p${index}@example.com`)).id);
  const list = async (query = "") => (await openai.call<ListJson>("GET", `${invites}?${query}`)).body;
  return { ...openai, ids, list };
}

const idsOf = ({ data }: ListJson) => data.map(({ id }) => id);

describe("a list", () => {
  it("without invites has no ids", async () => {
    const { list } = await startWith(0);
    expect(await list()).toEqual({ object: "list", data: [], first_id: null, last_id: null, has_more: false });
  });

  it("has the newest first, of whatever status, or the oldest when told to", async () => {
    const { list, ids, sandbox, call } = await startWith(3);
    sandbox.openai.accept(ids[0] ?? "");
    sandbox.openai.expire(ids[1] ?? "");
    const page = await list();
    expect(page.data.map(({ id, status }) => [id, status])).toEqual([
      [ids[2], "pending"],
      [ids[1], "expired"],
      [ids[0], "accepted"],
    ]);
    expect([page.first_id, page.last_id, page.has_more]).toEqual([ids[2], ids[0], false]);
    expect(page.data[0]).toEqual((await call("GET", `${invites}/${ids[2]}`)).body);

    const other = await startWith(3, { openai: { order: "oldestFirst" } });
    expect(idsOf(await other.list())).toEqual(other.ids);
  });

  it.each([
    ["", 20, 20, false],
    ["", 21, 20, true],
    ["limit=1", 1, 1, false],
    ["limit=1", 2, 1, true],
    ["limit=100", 101, 100, true],
    ["limit=100", 100, 100, false],
  ])("with %j of %i invites gives %i, has_more %s", async (query, count, given, hasMore) => {
    const { list } = await startWith(count);
    const page = await list(query);
    expect([page.data.length, page.has_more]).toEqual([given, hasMore]);
  });

  it("is walked by its last_id", async () => {
    const { list, ids } = await startWith(5);
    const walked = [];
    let page = await list("limit=2");
    walked.push(idsOf(page));
    while (page.has_more) {
      page = await list(`limit=2&after=${page.last_id}`);
      walked.push(idsOf(page));
    }
    const [a, b, c, d, e] = [...ids].reverse();
    expect(walked).toEqual([[a, b], [c, d], [e]]);
    expect(await list(`after=${e}`)).toMatchObject({ data: [], has_more: false });
  });

  it.each(["0", "101", "-1", "1.5", "abc", "", "1e1", "%2B5"])("refuses the limit %j", async (limit) => {
    const { call } = startOpenAI();
    expect(await outcome(call("GET", `${invites}?limit=${limit}`))).toEqual(
      failed(400, "Invalid 'limit': expected an integer from 1 to 100.", { param: "limit" }),
    );
  });

  it("does not know a cursor that is no invite, or no longer one", async () => {
    const { call, ids } = await startWith(2);
    const unknown = (id: string) => failed(404, `No invite with id '${id}'.`, { param: "after" });
    expect(await outcome(call("GET", `${invites}?after=x`))).toEqual(unknown("x"));
    expect(await outcome(call("GET", `${invites}?after=`))).toEqual(unknown(""));
    await call("DELETE", `${invites}/${ids[0]}`);
    expect(await outcome(call("GET", `${invites}?after=${ids[0]}`))).toEqual(unknown(ids[0] ?? ""));
  });
});

describe("the demo", () => {
  it("fills several pages with invites of every status", async () => {
    const { fetch } = createSandbox({ seed: "demo" });
    const { body } = await ask<ListJson>(fetch, "GET", `https://api.openai.com/v1${invites}?limit=100`, { token: key });
    expect(body.data).toHaveLength(47);
    expect(new Set(idsOf(body)).size).toBe(47);
    expect(new Set(body.data.map(({ status }) => status))).toEqual(new Set(["pending", "accepted", "expired"]));
    const created = body.data.map(({ created_at }) => created_at);
    expect(created).toEqual([...created].sort((a, b) => b - a));
    for (const { status, created_at, accepted_at } of body.data) {
      expect(accepted_at).toBe(status === "accepted" ? created_at + 3600 : null);
    }
  });
});
