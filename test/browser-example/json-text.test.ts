import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mergePatch, objectText, parseObject } from "../../examples/browser/page/json-text.js";

describe("the text of an object", () => {
  it.each([
    ['{"plan": "pro"}', { plan: "pro" }],
    [" {} ", {}],
    ["", {}],
  ])("%j is read", (text, value) => {
    expect(parseObject(text)).toEqual({ ok: true, value });
  });

  it.each([
    ["{", /^This is not JSON: /],
    ["[]", /^This has to be an object/],
    ["null", /^This has to be an object/],
    ['"plan"', /^This has to be an object/],
  ])("%j is none, in words", (text, problem) => {
    expect(parseObject(text)).toEqual({ ok: false, problem: expect.stringMatching(problem) });
  });

  it("is read as it was written", () => {
    expect(parseObject(objectText({ plan: { seats: [1, 2] } }))).toEqual({
      ok: true,
      value: { plan: { seats: [1, 2] } },
    });
  });
});

describe("what to merge", () => {
  it.each([
    ["nothing for the same", { a: 1 }, { a: 1 }, {}],
    ["a new key", {}, { a: 1 }, { a: 1 }],
    ["null for a key that is gone", { a: 1, b: 2 }, { b: 2 }, { a: null }],
    ["only what differs inside", { a: { b: 1, c: 2 } }, { a: { b: 1 } }, { a: { c: null } }],
    ["a whole array", { a: [1, 2] }, { a: [1] }, { a: [1] }],
    ["an object in place of something else", { a: 1 }, { a: { b: 2 } }, { a: { b: 2 } }],
  ])("is %s", (_what, from, to, patch) => {
    expect(mergePatch(from, to)).toEqual(patch);
  });

  it("makes the one object the other, whatever they are", () => {
    const { value } = fc.letrec<{ value: unknown; object: Record<string, unknown> }>((tie) => ({
      object: fc.dictionary(fc.constantFrom("a", "b", "c"), tie("value"), { depthIdentifier: "object" }),
      value: fc.oneof({ depthSize: "small" }, fc.integer(), fc.array(fc.integer()), tie("object")),
    }));
    const object = fc.dictionary(fc.constantFrom("a", "b", "c"), value);
    fc.assert(
      fc.property(object, object, (from, to) => {
        expect(merged(from, mergePatch(from, to))).toEqual({ ...to });
      }),
    );
  });
});

/** Merges as RFC 7396 says. */
function merged(target: unknown, patch: unknown): unknown {
  if (typeof patch !== "object" || patch === null || Array.isArray(patch)) return patch;
  const result: Record<string, unknown> = typeof target === "object" && !Array.isArray(target) ? { ...target } : {};
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) delete result[key];
    else result[key] = merged(result[key], value);
  }
  return result;
}
