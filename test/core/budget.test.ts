import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import {
  organizationAccessTokensDelete,
  organizationAccessTokensList,
  PolarCore,
} from "../../src/funcs/polar/index.js";
import { PolarCore as SlimPolarCore } from "../../src/funcs/polar/slim.js";
import { collect, items, withBudget } from "../../src/index.js";
import { hangs, id, inFakeTime, play, polarWith, says, wireToken } from "./exchange.js";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const pages = says(200, { items: [wireToken], pagination: { total_count: 99, max_page: 99 } });
const now = { baseDelayMs: 0 };

describe("a stock of retries", () => {
  it("is shared by all calls", async () => {
    const { fetch, sent } = play(says(503));
    const core = withBudget(polarWith({ fetch, retries: { limit: 2, ...now } }), { retries: 3 });

    const results = [];
    for (let calls = 0; calls < 4; calls++) results.push(await inFakeTime(organizationAccessTokensList(core)));

    expect(results.map(({ meta }) => meta.attempts)).toEqual([3, 2, 1, 1]);
    expect(sent).toHaveLength(7);
  });

  it("is shared by calls at the same time", async () => {
    const { fetch, sent } = play(says(503));
    const core = withBudget(polarWith({ fetch, retries: { limit: 5, ...now } }), { retries: 4 });

    await inFakeTime(Promise.all([1, 2, 3].map(() => organizationAccessTokensList(core))));

    expect(sent).toHaveLength(3 + 4);
  });

  it("is shared by the pages of a list", async () => {
    const { fetch, sent } = play(says(503), pages, says(503), pages, says(503));
    const core = withBudget(polarWith({ fetch, retries: { limit: 5, ...now } }), { retries: 2 });

    const result = await inFakeTime(collect(organizationAccessTokensList(core)));

    expect(result).toMatchObject({ ok: false, error: { status: 503 }, partial: { items: [{}, {}] } });
    expect(sent).toHaveLength(5);
  });

  it("is not touched by what is not repeated", async () => {
    const { fetch } = play(says(404), says(503), says(503), says(204));
    const core = withBudget(polarWith({ fetch, retries: now }), { retries: 2 });

    await inFakeTime(organizationAccessTokensDelete(core, { id }));
    const result = await inFakeTime(organizationAccessTokensDelete(core, { id }));

    expect(result).toMatchObject({ ok: true, meta: { attempts: 3 } });
  });

  it("is not touched by a wait that the deadline ends", async () => {
    vi.spyOn(Math, "random").mockReturnValue(1);
    const retries = { limit: 1, baseDelayMs: 500 };
    const core = withBudget(polarWith({ fetch: play(says(503)).fetch, retries }), { retries: 1 });

    const first = await inFakeTime(organizationAccessTokensList(core, {}, { deadlineMs: 100 }));
    const second = await inFakeTime(organizationAccessTokensList(core));

    expect(first).toMatchObject({ error: { name: "TimeoutError" }, meta: { attempts: 1 } });
    expect(second.meta.attempts).toBe(2);
  });

  it("that is empty ends a call at once, however near its deadline is", async () => {
    vi.spyOn(Math, "random").mockReturnValue(1);
    const core = withBudget(polarWith({ fetch: play(says(503)).fetch }), { retries: 0 });

    const result = await inFakeTime(organizationAccessTokensList(core, {}, { deadlineMs: 100 }));

    expect(result).toMatchObject({ error: { status: 503 } });
  });

  it.each([
    ["none", { retries: 0 }, 1],
    ["no limit", {}, 3],
    ["no limit for undefined", { retries: undefined, deadlineMs: undefined }, 3],
  ])("may be %s", async (_, budget, attempts) => {
    const core = withBudget(polarWith({ fetch: play(says(503)).fetch, retries: now }), budget);

    expect((await inFakeTime(organizationAccessTokensList(core))).meta.attempts).toBe(attempts);
  });

  it("leaves the limit of a call in place", async () => {
    const core = withBudget(polarWith({ fetch: play(says(503)).fetch }), { retries: 9 });

    const result = await inFakeTime(organizationAccessTokensList(core, {}, { retries: { limit: 1, ...now } }));

    expect(result.meta.attempts).toBe(2);
  });
});

describe("a deadline", () => {
  it("is shared by all calls, from the moment it is set", async () => {
    const core = withBudget(polarWith({ fetch: play(hangs).fetch, timeoutMs: 400, retries: false }), {
      deadlineMs: 1000,
    });
    await vi.advanceTimersByTimeAsync(300);

    const results = [];
    for (let calls = 0; calls < 3; calls++) results.push(await inFakeTime(organizationAccessTokensList(core)));

    expect(results.map(({ meta }) => Math.round(meta.durationMs))).toEqual([400, 300, 0]);
    expect(results).toMatchObject([
      { error: { limit: "attempt" } },
      { error: { limit: "deadline" } },
      { error: { limit: "deadline" }, meta: { attempts: 0 } },
    ]);
  });

  it("ends the walk over a list", async () => {
    const { fetch } = play((init) => new Promise((resolve) => setTimeout(() => resolve(pages(init)), 100)));
    const core = withBudget(polarWith({ fetch }), { deadlineMs: 350 });
    const walk = async () => {
      const seen = [];
      for await (const result of items(organizationAccessTokensList(core))) seen.push(result.ok || result.error.name);
      return seen;
    };

    expect(await inFakeTime(walk())).toEqual([true, true, true, "TimeoutError"]);
  });

  it.each([
    ["the call's own", 100, 1000],
    ["the budget's", 1000, 100],
  ])("leaves the earlier one in place: %s", async (_, deadlineMs, budgetMs) => {
    const core = withBudget(polarWith({ fetch: play(hangs).fetch, deadlineMs }), { deadlineMs: budgetMs });

    const result = await inFakeTime(organizationAccessTokensList(core));

    expect(result).toMatchObject({ ok: false, error: { name: "TimeoutError", limit: "deadline" } });
    expect(result.meta.durationMs).toBeCloseTo(100, 0);
  });

  it("holds for a slim core, too", async () => {
    const core = new SlimPolarCore({ accessToken: "polar_oat_1", fetch: play(hangs).fetch });

    const result = await inFakeTime(organizationAccessTokensList(withBudget(core, { deadlineMs: 50 })));

    expect(result).toMatchObject({ ok: false, error: { name: "TimeoutError", limit: "deadline" } });
  });
});

describe("a budget within a budget", () => {
  it.each([
    ["the inner stock", 9, 1, 2],
    ["the outer stock", 1, 9, 2],
  ])("holds to both: %s", async (_, outer, inner, attempts) => {
    const core = polarWith({ fetch: play(says(503)).fetch, retries: { limit: 5, ...now } });

    const result = await inFakeTime(
      organizationAccessTokensList(withBudget(withBudget(core, { retries: outer }), { retries: inner })),
    );

    expect(result.meta.attempts).toBe(attempts);
  });

  it.each([
    ["the inner deadline", 900, 100],
    ["the outer deadline", 100, 900],
  ])("holds to both: %s", async (_, outer, inner) => {
    const core = withBudget(withBudget(polarWith({ fetch: play(hangs).fetch }), { deadlineMs: outer }), {
      deadlineMs: inner,
    });

    expect((await inFakeTime(organizationAccessTokensList(core))).meta.durationMs).toBeCloseTo(100, 0);
  });
});

it("leaves the core it was made of alone", async () => {
  const core = polarWith({ fetch: play(says(503)).fetch, retries: { limit: 1, ...now } });

  const budgeted = withBudget(core, { retries: 0 });

  expect(budgeted).toBeInstanceOf(PolarCore);
  expect(budgeted).not.toBe(core);
  expect((await inFakeTime(organizationAccessTokensList(core))).meta.attempts).toBe(2);
});
