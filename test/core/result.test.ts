import { expect, it } from "vitest";
import { unwrap } from "../../src/index.js";
import { ask, emptyPage, list, play, says } from "./exchange.js";

it("unwraps a value", async () => {
  const page = unwrap(await list({ fetch: play(says(200, emptyPage)).fetch }));

  expect(page.items).toEqual([]);
});

it("unwraps nothing where there is nothing", async () => {
  expect(unwrap(await ask.DELETE({ fetch: play(says(204)).fetch }))).toBeUndefined();
});

it("throws the very error of a failure", async () => {
  const result = await list({ accessToken: "" });

  expect(() => unwrap(result)).toThrow(result.ok ? "" : result.error);
});

it("tells how a call went", async () => {
  const { fetch } = play(says(503), says(200, emptyPage, { "X-A": "b", "content-type": "application/json" }));

  const result = await list({ fetch, retries: { baseDelayMs: 0 } });

  expect(result.meta).toEqual({
    operation: "polar.organizationAccessTokensList",
    attempts: 2,
    durationMs: expect.any(Number),
    status: 200,
    headers: { "content-type": "application/json", "x-a": "b" },
  });
});

it("gives a result that can be stored and sent", async () => {
  const result = await list({ fetch: play(says(200, emptyPage)).fetch });

  expect(JSON.parse(JSON.stringify(result))).toMatchObject({ ok: true, value: { items: [], total: 0 } });
  expect(structuredClone(result)).toMatchObject({ ok: true, value: { items: [], total: 0 } });
});
