import { gunzipSync } from "node:zlib";
import { expect } from "vitest";
import type { Ending, Parsed, RawClient } from "./raw-client.js";

export const good = { id: "org_1", tags: ["a", { deep: "b" }] };
export const goodText = JSON.stringify(good);
export const half = goodText.slice(0, Math.ceil(goodText.length / 2));

/** What a raw client got for one request. The rest of this file are checks of it. */
export interface Seen {
  readonly client: RawClient;
  readonly text: string;
  readonly ending: Ending | "stays open";
  readonly answer: () => Parsed;
  readonly body: () => string;
  readonly json: () => unknown;
}

export const isGood = ({ ending, answer, json }: Seen) => {
  expect(ending).toBe("fin");
  expect(answer().status).toBe(200);
  expect(json()).toEqual(good);
};

export const goodWith = (name: string, value: string | undefined) => (seen: Seen) => {
  isGood(seen);
  expect(seen.answer().header(name)).toBe(value);
};

export const says = (text: string) => (seen: Seen) => {
  expect([seen.ending, seen.answer().status, seen.body()]).toEqual(["fin", 200, text]);
  expect(seen.answer().header("content-length")).toBe(String(Buffer.byteLength(text)));
};

export const breaksOff = (ending: Seen["ending"], stated: number, body: string) => (seen: Seen) => {
  expect([seen.ending, seen.body()]).toEqual([ending, body]);
  expect(seen.answer().header("content-length")).toBe(String(stated));
};

export const silent = (ending: Seen["ending"]) => (seen: Seen) =>
  expect([seen.ending, seen.text]).toEqual([ending, ""]);

export const endsWith =
  (text: string, ending: Ending = "fin") =>
  (seen: Seen) => {
    expect(seen.ending).toBe(ending);
    expect(seen.text.endsWith(text)).toBe(true);
    expect(seen.answer).toThrow("Broken chunks");
  };

export const header = (name: string, value: string | RegExp, status: number) => (seen: Seen) => {
  expect(seen.answer().status).toBe(status);
  expect(seen.answer().header(name)).toEqual(value instanceof RegExp ? expect.stringMatching(value) : value);
};

export const gzipFails = (message: string) => (seen: Seen) => {
  expect(seen.ending).toBe("fin");
  expect(seen.answer().header("content-encoding")).toBe("gzip");
  expect(() => gunzipSync(seen.answer().body)).toThrow(message);
};

export const inMs = (from: number, to: number) => (seen: Seen) => {
  const ms = Date.parse(seen.answer().header("retry-after") ?? "") - Date.now();
  expect(ms).toBeGreaterThan(from);
  expect(ms).toBeLessThan(to);
};

export const huge = (size: number, stated: string | undefined) => (seen: Seen) => {
  expect(seen.answer().header("content-length")).toBe(stated);
  expect(seen.answer().body.length).toBe(size);
  expect(seen.json()).toMatch(/^a+$/);
};

export const depth = (levels: number) => (seen: Seen) => {
  let value = seen.json();
  for (let level = 1; level < levels; level += 1) value = Object.values(value as object)[0];
  expect([[], { a: 1 }]).toContainEqual(value);
};

export const dripped = (first: RegExp, count: number) => (seen: Seen) => {
  isGood(seen);
  const { pieces } = seen.client;
  expect(pieces[0]?.bytes.toString()).toMatch(first);
  expect((pieces.at(-1)?.at ?? 0) - (pieces[0]?.at ?? 0)).toBeGreaterThanOrEqual(count - 2);
};
