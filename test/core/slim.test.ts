import { afterEach, beforeEach, expect, it, vi } from "vitest";
import * as clerk from "../../src/funcs/clerk/slim.js";
import * as openai from "../../src/funcs/openai/slim.js";
import * as permit from "../../src/funcs/permit/slim.js";
import * as polar from "../../src/funcs/polar/slim.js";
import type { AnyError, Result } from "../../src/index.js";
import { breaks, emptyPage, hangs, inFakeTime, play, says } from "./exchange.js";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const calls: Record<string, (options: object) => Promise<Result<unknown, AnyError>>> = {
  polar: (options: object) => polar.organizationAccessTokensList(new polar.PolarCore(options)),
  openai: (options: object) => openai.listInvites(new openai.OpenAICore(options)),
  clerk: (options: object) => clerk.listOrganizations(new clerk.ClerkCore(options)),
  permit: (options: object) => permit.listOrganizations(new permit.PermitCore(options)),
};
const vendors = Object.entries(calls);
const accessToken = "token-0001";

it.each(vendors.flatMap(([name, call]) => [says(429), says(503), breaks()].map((step) => ({ name, call, step }))))(
  "$name calls once, whatever comes of it",
  async ({ call, step }) => {
    const { fetch, sent } = play(step);

    const result = await call({ accessToken, fetch, retries: 5 });

    expect(sent).toHaveLength(1);
    expect(result).toMatchObject({ ok: false, meta: { attempts: 1 } });
  },
);

it.each(vendors)("%s has the time limits of the other", async (_, call) => {
  const attempt = await inFakeTime(call({ accessToken, fetch: play(hangs).fetch, timeoutMs: 50 }));
  const deadline = await inFakeTime(call({ accessToken, fetch: play(hangs).fetch, deadlineMs: 40 }));

  expect(attempt).toMatchObject({ ok: false, error: { name: "TimeoutError", limit: "attempt" } });
  expect(deadline).toMatchObject({ ok: false, error: { name: "TimeoutError", limit: "deadline" } });
  expect(vi.getTimerCount()).toBe(0);
});

it.each(vendors)("%s refuses what the other refuses", async (_, call) => {
  const results = [
    await call({}),
    await call({ accessToken, baseUrl: "nonsense" }),
    await call({ accessToken, retries: -1 }),
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
  const result = await polar.organizationAccessTokensList(
    new polar.PolarCore({ accessToken, fetch: play(says(200, emptyPage)).fetch }),
  );

  expect(result).toMatchObject({ ok: true, value: { items: [], total: 0 }, meta: { attempts: 1, status: 200 } });
});
