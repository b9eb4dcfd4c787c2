import { describe, expect, it, vi } from "vitest";
import { base62, randomHex, randomText, randomUuid, shuffled } from "../../src/sandbox/random.js";

/** Lets the source of random numbers give these, over and over. */
function stubRandom(...numbers: number[]): void {
  let next = 0;
  vi.spyOn(crypto, "getRandomValues").mockImplementation((array) => {
    if (array instanceof Uint8Array || array instanceof Uint32Array) {
      for (let index = 0; index < array.length; index += 1) {
        array[index] = numbers[next % numbers.length] ?? 0;
        next += 1;
      }
    }
    return array;
  });
}

describe("random text", () => {
  it("takes each letter with the same chance, and so not every byte", () => {
    stubRandom(255, 248, 247, 61, 62, 0);
    expect(randomText(4, base62)).toBe("zz00");
  });

  it("takes every byte when the alphabet divides them evenly", () => {
    stubRandom(255, 0, 16, 17);
    expect(randomHex(4)).toBe("f001");
  });

  it.each([0, 1, 37, 300])("has %i letters", (length) => {
    expect(randomText(length, base62)).toMatch(new RegExp(`^[0-9A-Za-z]{${length}}$`));
  });
});

describe("a random UUID", () => {
  it("is one of version 4", () => {
    const uuids = new Set(Array.from({ length: 100 }, randomUuid));
    expect(uuids.size).toBe(100);
    for (const uuid of uuids) {
      expect(uuid).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    }
  });
});

describe("a shuffled list", () => {
  it("swaps each place with one at or before it", () => {
    const list = ["a", "b", "c", "d"];
    stubRandom(0);
    expect(shuffled(list)).toEqual(["b", "c", "d", "a"]);
    stubRandom(3, 2, 1);
    expect(shuffled(list)).toEqual(list);
    stubRandom(5, 4, 2);
    expect(shuffled(list)).toEqual(["c", "a", "d", "b"]);
    expect(list).toEqual(["a", "b", "c", "d"]);
  });

  it("may be empty", () => {
    expect(shuffled([])).toEqual([]);
  });
});
