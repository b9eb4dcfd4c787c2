import { describe, expect, it } from "vitest";
import { ask, emptyPage, list, play, says, streams, writes } from "./exchange.js";

const html = "<!doctype html><title>Bad gateway</title>";

describe("a 2xx that is not what the vendor documents", () => {
  it.each<[string, string, unknown]>([
    ["HTML", html, html],
    ["nothing", "", undefined],
    ["half of JSON", '{"items":', '{"items":'],
    ["null", "null", null],
    ["a number", "5", 5],
    ["a string", '"ok"', "ok"],
    ["true", "true", true],
    ["a list", "[]", []],
  ])("is a ResponseValidationError for %s", async (_, text, body) => {
    const { fetch, sent } = play(writes(text));

    const result = await list({ fetch });

    expect(sent).toHaveLength(1);
    expect(result).toMatchObject({
      ok: false,
      error: { name: "ResponseValidationError", issues: [{ path: "body" }], mayHaveTakenEffect: false },
      meta: { status: 200 },
    });
    expect(!result.ok && result.error.name === "ResponseValidationError" && result.error.body).toEqual(body);
  });

  it("says what was expected, and quotes nothing", async () => {
    const wrong = { items: [{ id: 5 }], pagination: { total_count: "secret-text", max_page: null } };

    const result = await list({ fetch: play(says(200, wrong)).fetch });

    expect(!result.ok && result.error.message).toMatch(/items\.0\.id: expected string, received 5;/);
    expect(!result.ok && result.error.message).not.toContain("secret-text");
  });

  it.each([204, 205])("is a ResponseValidationError for an empty %i", async (status) => {
    const result = await list({ fetch: play(says(status)).fetch });

    expect(result).toMatchObject({ ok: false, error: { name: "ResponseValidationError" }, meta: { status } });
  });
});

describe("a good answer", () => {
  it.each([200, 201, 202, 206, 299])("may have the status %i", async (status) => {
    const result = await list({ fetch: play(says(status, emptyPage)).fetch });

    expect(result).toMatchObject({ ok: true, meta: { status } });
  });

  it("may have another content type", async () => {
    const result = await list({ fetch: play(writes(JSON.stringify(emptyPage))).fetch });

    expect(result.ok).toBe(true);
  });

  it("may come byte by byte, characters in parts", async () => {
    const bytes = [...new TextEncoder().encode(JSON.stringify({ ...emptyPage, note: "Zürich, 東京 👩‍🚀" }))];
    const dripping = streams((controller) => {
      const byte = bytes.shift();
      if (byte === undefined) controller.close();
      else controller.enqueue(Uint8Array.of(byte));
    });

    expect(await list({ fetch: play(dripping).fetch })).toMatchObject({
      ok: true,
      value: { body: { note: "Zürich, 東京 👩‍🚀" } },
    });
  });

  it("may begin with a byte order mark", async () => {
    const result = await list({ fetch: play(writes(`\ufeff${JSON.stringify(emptyPage)}`)).fetch });

    expect(result.ok).toBe(true);
  });

  it.each(["", "null", "{}"])("may carry anything in JSON where nothing is of interest: %j", async (text) => {
    const result = await ask.DELETE({ fetch: play(writes(text)).fetch });

    expect(result).toMatchObject({ ok: true });
    expect(result.ok && result.value).toBeUndefined();
  });
});

it.each([html, '"deleted"'])("a text is no confirmation that something is gone: %j", async (text) => {
  const result = await ask.DELETE({ fetch: play(writes(text)).fetch });

  expect(result).toMatchObject({ error: { name: "ResponseValidationError", issues: [{ path: "body" }] } });
  expect(result).toMatchObject({ error: { mayHaveTakenEffect: true } });
});

describe("any other status", () => {
  it.each([300, 301, 302, 304, 307, 400, 405, 409, 411, 418, 451, 500, 501, 502, 599])(
    "is an UnexpectedStatusError for %i",
    async (status) => {
      const body = status === 304 ? undefined : { detail: "Not this." };

      const result = await list({ fetch: play(says(status, body)).fetch, retries: false });

      expect(result).toMatchObject({
        ok: false,
        error: { name: "UnexpectedStatusError", status },
        meta: { status, attempts: 1 },
      });
      expect(!result.ok && result.error.name === "UnexpectedStatusError" && result.error.body).toEqual(body);
    },
  );

  it.each([
    ["HTML", html, html],
    ["nothing", "", undefined],
    ["half of JSON", "{", "{"],
    ["null", "null", null],
    ["another error", '{"error":{"code":1}}', { error: { code: 1 } }],
    ["a list", "[1]", [1]],
  ])("is an UnexpectedStatusError for a documented one with %s", async (_, text, body) => {
    const result = await list({ fetch: play(writes(text, 401)).fetch });

    expect(result).toMatchObject({ ok: false, error: { name: "UnexpectedStatusError", status: 401 } });
    expect(!result.ok && result.error.name === "UnexpectedStatusError" && result.error.body).toEqual(body);
  });
});

describe("a large answer", () => {
  const ofBytes = (size: number) => writes(JSON.stringify(emptyPage).padEnd(size));

  it.each([
    ["is read up to the limit", 1000, true],
    ["is not read past it", 1001, false],
  ])("%s", async (_, size, ok) => {
    const result = await list({ fetch: play(ofBytes(size)).fetch, maxResponseBytes: 1000 });

    expect(result.ok).toBe(ok);
  });

  it("is a ConnectionError", async () => {
    const result = await list({ fetch: play(ofBytes(1001)).fetch, maxResponseBytes: 1000 });

    expect(result).toMatchObject({ ok: false, error: { name: "ConnectionError", cause: { name: "RangeError" } } });
    expect(!result.ok && result.error.message).toContain("over 1000 bytes");
  });

  it("is not read on, however long it goes on", async () => {
    let chunks = 0;
    const endless = streams((controller) => {
      chunks++;
      controller.enqueue(new Uint8Array(1_000_000));
    });

    const result = await list({ fetch: play(endless).fetch });

    expect(result).toMatchObject({ ok: false, error: { name: "ConnectionError" } });
    expect(chunks).toBeLessThan(20);
  });

  it("is refused too where the platform has no streams", async () => {
    const text = JSON.stringify(emptyPage).padEnd(1001);
    const fetch = async () => ({ status: 200, headers: new Headers(), text: async () => text });

    const result = await list({ fetch, maxResponseBytes: 1000 });

    expect(result).toMatchObject({ error: { name: "ConnectionError", cause: { name: "RangeError" } } });
    expect(result.meta.attempts).toBe(1);
  });

  it("may have 10 MiB by default", async () => {
    expect((await list({ fetch: play(ofBytes(10_485_760)).fetch })).ok).toBe(true);
    expect((await list({ fetch: play(ofBytes(10_485_761)).fetch })).ok).toBe(false);
  });
});
