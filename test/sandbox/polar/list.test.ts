import { describe, expect, it } from "vitest";
import { createSandbox } from "../../../src/sandbox/index.js";
import { ask } from "../ask.js";
import { account, foreign, type ListJson, oat, pat, startPolar, tokens } from "./polar.js";

async function startWith(comments: readonly string[]) {
  const polar = startPolar();
  for (const comment of comments) await polar.create({ comment });
  return polar;
}

const commentsOf = ({ items }: ListJson) => items.map(({ comment }) => comment);
const numbered = (count: number) => Array.from({ length: count }, (_, index) => `t${index + 1}`);

describe("a list", () => {
  it("shows the eight fields of a token and nothing else", async () => {
    const { list, create } = startPolar();
    const { item } = await create({ scopes: ["orders:read", "metrics:read"], expires_in: "P30D" });
    const { items, pagination } = await list();
    expect(items).toEqual([
      {
        created_at: "2026-06-15T08:31:39.123000Z",
        modified_at: null,
        id: item.id,
        scopes: expect.arrayContaining(["metrics:read", "orders:read"]),
        expires_at: "2026-07-15T08:31:39.123000Z",
        comment: "CI deploy job",
        last_used_at: null,
        organization_id: account,
      },
    ]);
    expect(pagination).toEqual({ total_count: 1, max_page: 1 });
  });

  it("leaves the fraction of a second out when there is none", async () => {
    const { clock, create } = startPolar();
    clock.ms = Date.UTC(2026, 0, 2, 3, 4, 5);
    expect((await create()).item.created_at).toBe("2026-01-02T03:04:05Z");
  });

  it.each([
    ["", 12, 10, 2],
    ["page=2", 12, 2, 2],
    ["limit=5&page=3", 12, 2, 3],
    ["limit=6&page=2", 12, 6, 2],
    ["limit=6&page=3", 12, 0, 2],
    ["page=1000000", 12, 0, 2],
    ["page=1&page=2", 12, 2, 2],
    ["page=%201%20&limit=1_0", 12, 10, 2],
    ["limit=3.0", 12, 3, 4],
    ["", 0, 0, 0],
    ["limit=1000", 120, 100, 2],
    ["limit=1000&page=2", 120, 20, 2],
    ["nonsense=1&organization_id[]=x", 12, 10, 2],
  ])("with %j of %i tokens gives %i, and %i pages", async (query, count, given, maxPage) => {
    const { list } = await startWith(numbered(count));
    const { items, pagination } = await list(query);
    expect(items).toHaveLength(given);
    expect(pagination).toEqual({ total_count: count, max_page: maxPage });
  });

  it.each([
    ["", ["b", "a", "c"]],
    ["sorting=created_at", ["b", "a", "c"]],
    ["sorting=-created_at", ["c", "a", "b"]],
    ["sorting=comment", ["a", "b", "c"]],
    ["sorting=-comment", ["c", "b", "a"]],
    ["sorting=last_used_at", ["c", "b", "a"]],
    ["sorting=-last_used_at", ["a", "b", "c"]],
    ["sorting=organization_id&sorting=-comment", ["c", "b", "a"]],
    ["sorting=-organization_id&sorting=comment", ["a", "b", "c"]],
  ])("with %j comes in the order %j", async (query, order) => {
    const { list, sandbox, clock } = await startWith(["b", "a", "c"]);
    const { items } = await list();
    for (const index of [2, 0]) {
      clock.ms += 1000;
      sandbox.polar.recordUse(items[index]?.id ?? "");
    }
    expect(commentsOf(await list(query))).toEqual(order);
  });

  it.each(["comment", "-comment", "last_used_at", "-organization_id"])(
    "keeps the order of what %s finds equal",
    async (value) => {
      const { list, create } = startPolar();
      const ids = [];
      for (let count = 0; count < 12; count += 1) ids.push((await create({ comment: "same" })).item.id);
      expect((await list(`limit=20&sorting=${value}`)).items.map(({ id }) => id)).toEqual(ids);
    },
  );

  it("is oldest first even for tokens of one millisecond", async () => {
    const { list } = await startWith(numbered(3));
    const { items } = await list("sorting=-created_at");
    expect(items.map(({ comment, created_at }) => [comment, created_at])).toEqual([
      ["t3", "2026-06-15T08:31:39.123002Z"],
      ["t2", "2026-06-15T08:31:39.123001Z"],
      ["t1", "2026-06-15T08:31:39.123000Z"],
    ]);
  });

  it("has expired tokens, and no deleted ones", async () => {
    const { list, call, create } = startPolar();
    await create({ comment: "expired", expires_in: "-P1D" });
    const { item } = await create({ comment: "deleted" });
    await call("DELETE", `${tokens}${item.id}`, { token: oat });
    expect(commentsOf(await list())).toEqual(["expired"]);
  });

  it("shuffles the scopes and drops doubles", async () => {
    const { list, create } = startPolar();
    const scopes = ["openid", "profile", "email", "user:read", "user:write", "orders:read", "metrics:read"];
    await create({ scopes: [...scopes, "openid"] });
    const orders = new Set<string>();
    for (let call = 0; call < 20; call += 1) {
      const seen = (await list()).items[0]?.scopes ?? [];
      expect([...seen].sort()).toEqual([...scopes].sort());
      orders.add(seen.join(" "));
    }
    expect(orders.size).toBeGreaterThan(1);
  });

  it.each([
    [`organization_id=${account}`, 1],
    [`organization_id=${account.toUpperCase()}`, 1],
    [`organization_id=${account.replaceAll("-", "")}`, 1],
    [`organization_id=${foreign}`, 0],
    [`organization_id=${foreign}&organization_id=${account}`, 1],
  ])("filtered by %j has %i tokens", async (query, count) => {
    const { list } = await startWith(["a"]);
    expect((await list(query)).pagination.total_count).toBe(count);
  });

  it("shows an organization's token its own, and a user all that they manage", async () => {
    const { list, create } = startPolar({
      polar: { organizations: [account, foreign] },
      credentials: [
        { vendor: "polar", token: "polar_oat_foreign", organizationId: foreign },
        {
          vendor: "polar",
          token: "polar_pat_member",
          organizations: [
            { id: account, role: "member" },
            { id: foreign, role: "admin" },
          ],
        },
        { vendor: "polar", token: "polar_pat_nobody", organizations: [] },
      ],
    });
    await create({ comment: "ours" });
    await create({ comment: "theirs" }, "polar_oat_foreign");
    const seen = async (token: string) => commentsOf(await list("", token));
    expect(await seen(oat)).toEqual(["ours"]);
    expect(await seen("polar_oat_foreign")).toEqual(["theirs"]);
    expect(await seen(pat)).toEqual(["ours", "theirs"]);
    expect(await seen("polar_pat_member")).toEqual(["theirs"]);
    expect(await seen("polar_pat_nobody")).toEqual([]);
    expect(commentsOf(await list(`organization_id=${account}`, "polar_pat_member"))).toEqual([]);
  });
});

describe("the demo", () => {
  it("fills several pages over two organizations", async () => {
    const { fetch, polar } = createSandbox({ seed: "demo" });
    const list = async (token: string, query: string) =>
      (await ask<ListJson>(fetch, "GET", `https://api.polar.sh${tokens}?${query}`, { token })).body;
    const all = await list(pat, "limit=100");
    expect(all.items).toHaveLength(36);
    expect(polar.organizationId).toBe(account);
    expect(new Set(all.items.map(({ id }) => id)).size).toBe(36);
    expect((await list(oat, "")).pagination).toEqual({ total_count: 18, max_page: 2 });
    expect((await list(pat, `organization_id=${polar.organizationId}`)).pagination.total_count).toBe(18);
    expect(all.items.some(({ comment }) => comment === "")).toBe(true);
    expect(all.items.some(({ expires_at }) => expires_at === null)).toBe(true);
    expect(all.items.some(({ expires_at }) => expires_at !== null && Date.parse(expires_at) < Date.now())).toBe(true);
    expect(all.items.some(({ last_used_at }) => last_used_at !== null)).toBe(true);
  });

  it("has the organizations one wants", async () => {
    const { list } = startPolar({ seed: "demo", polar: { organizations: [foreign] } });
    expect((await list()).pagination.total_count).toBe(36);
  });
});
