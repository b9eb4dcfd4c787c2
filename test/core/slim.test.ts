import { afterEach, beforeEach, expect, it, vi } from "vitest";
import * as clerk from "../../src/funcs/clerk/slim.js";
import * as openai from "../../src/funcs/openai/slim.js";
import * as permit from "../../src/funcs/permit/slim.js";
import * as polar from "../../src/funcs/polar/slim.js";
import { breaks, emptyPage, hangs, inFakeTime, play, says } from "./exchange.js";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const calls = {
  polar: (options: object) => polar.organizationAccessTokensList(new polar.PolarCore(options)),
  openai: (options: object) => openai.listInvites(new openai.OpenAICore(options)),
  clerk: (options: object) => clerk.listOrganizations(new clerk.ClerkCore(options)),
  permit: (options: object) => permit.listOrganizations(new permit.PermitCore(options)),
};
const names = Object.keys(calls) as (keyof typeof calls)[];
const accessToken = "token-0001";

it.each(names.flatMap((name) => [says(429), says(503), breaks()].map((step) => ({ name, step }))))(
  "$name calls once, whatever comes of it",
  async ({ name, step }) => {
    const { fetch, sent } = play(step);

    const result = await calls[name]({ accessToken, fetch, retries: 5 });

    expect(sent).toHaveLength(1);
    expect(result).toMatchObject({ ok: false, meta: { attempts: 1 } });
  },
);

it.each(names)("%s has the time limits of the other", async (name) => {
  const attempt = await inFakeTime(calls[name]({ accessToken, fetch: play(hangs).fetch, timeoutMs: 50 }));
  const deadline = await inFakeTime(calls[name]({ accessToken, fetch: play(hangs).fetch, deadlineMs: 40 }));

  expect(attempt).toMatchObject({ ok: false, error: { name: "TimeoutError", limit: "attempt" } });
  expect(deadline).toMatchObject({ ok: false, error: { name: "TimeoutError", limit: "deadline" } });
  expect(vi.getTimerCount()).toBe(0);
});

it.each(names)("%s refuses what the other refuses", async (name) => {
  const results = [
    await calls[name]({}),
    await calls[name]({ accessToken, baseUrl: "nonsense" }),
    await calls[name]({ accessToken, retries: -1 }),
  ];

  expect(results.map((result) => !result.ok && result.error.name)).toEqual([
    "CredentialError",
    "RequestValidationError",
    "RequestValidationError",
  ]);
});

it("ends with the signal", async () => {
  const controller = new AbortController();
  setTimeout(() => controller.abort(), 30);

  const core = new polar.PolarCore({ accessToken, fetch: play(hangs).fetch });
  const result = await inFakeTime(polar.organizationAccessTokensList(core, {}, { signal: controller.signal }));

  expect(result).toMatchObject({ ok: false, error: { name: "AbortError" } });
});

it("gives the same value", async () => {
  const result = await calls.polar({ accessToken, fetch: play(says(200, emptyPage)).fetch });

  expect(result).toMatchObject({ ok: true, value: { items: [], total: 0 }, meta: { attempts: 1, status: 200 } });
});
