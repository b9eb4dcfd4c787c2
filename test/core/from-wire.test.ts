import { describe, expect, it } from "vitest";
import {
  anything,
  camelCase,
  either,
  freeForm,
  fromWire,
  list,
  nullish,
  number,
  open,
  optional,
  run,
  snakeCase,
  text,
} from "../../src/core/codec.js";
import { outcome } from "./codec.js";

const schema = fromWire({
  id: text,
  hasImage: optional(number),
  publicMetadata: nullish(freeForm),
  members: optional(list(fromWire({ userId: text }))),
});

it.each<[string, object, object]>([
  ["renames its fields", { id: "a", has_image: 1 }, { id: "a", hasImage: 1 }],
  ["keeps unknown fields, renamed at their own level", { id: "a", new_field: 1 }, { id: "a", newField: 1 }],
  ["keeps the inside of unknown fields", { id: "a", new_one: { as_is: 1 } }, { id: "a", newOne: { as_is: 1 } }],
  [
    "keeps free-form maps",
    { id: "a", public_metadata: { a_b: { c_d: [] } } },
    { id: "a", publicMetadata: { a_b: { c_d: [] } } },
  ],
  ["keeps null where it may be", { id: "a", public_metadata: null }, { id: "a", publicMetadata: null }],
  ["leaves out what is absent", { id: "a" }, { id: "a" }],
  [
    "renames in lists",
    { id: "a", members: [{ user_id: "u", x_y: 1 }] },
    { id: "a", members: [{ userId: "u", xY: 1 }] },
  ],
  ["prefers a known field to an unknown one", { has_image: 1, hasImage: 2, id: "a" }, { hasImage: 1, id: "a" }],
  ["prefers it in any order", { hasImage: 2, has_image: 1, id: "a" }, { hasImage: 1, id: "a" }],
  ["drops an unknown field in the place of an absent one", { id: "a", hasImage: 2 }, { id: "a" }],
  ["keeps the last of two unknown ones", { id: "a", new_one: 1, newOne: 2 }, { id: "a", newOne: 2 }],
  ["keeps names that are special", { id: "a", constructor: 1, to_string: 2 }, { id: "a", constructor: 1, toString: 2 }],
])("%s", (_, wire, expected) => {
  expect(outcome(schema, wire)).toEqual({ value: expected });
});

it("changes no prototype", () => {
  const wire = JSON.parse('{"id":"a","__proto__":{"polluted":1},"public_metadata":{"__proto__":{"polluted":1}}}');

  const { value } = outcome(schema, wire) as { value: Record<string, unknown> };

  expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
  expect(value.polluted).toBeUndefined();
  expect(({} as { polluted?: number }).polluted).toBeUndefined();
});

it("does not change the answer itself", () => {
  const wire = { id: "a", has_image: 1, members: [{ user_id: "u" }] };

  outcome(schema, wire);

  expect(wire).toEqual({ id: "a", has_image: 1, members: [{ user_id: "u" }] });
});

it.each<[string, unknown, string[]]>([
  ["a missing field", {}, ["id"]],
  ["a field of null", { id: null }, ["id"]],
  ["a field of null that may only be absent", { id: "a", has_image: null }, ["hasImage"]],
  ["a list for a map", { id: "a", public_metadata: [] }, ["publicMetadata"]],
  [
    "an entry of a list",
    { id: "a", members: [{ user_id: "u" }, { user_id: 5 }, 5] },
    ["members.1.userId", "members.2"],
  ],
  ["several fields", { id: 5, has_image: "x" }, ["id", "hasImage"]],
  ["a list", [], [""]],
  ["null", null, [""]],
  ["a text", "{}", [""]],
])("names the place of %s", (_, wire, paths) => {
  expect(outcome(schema, wire)).toEqual(paths);
});

describe("either", () => {
  const byName = either(fromWire({ error: text, detail: text }), fromWire({ error: text, errorDescription: text }));

  it.each([
    ["the first", { error: "a", detail: "b" }, { error: "a", detail: "b" }],
    ["the second", { error: "a", error_description: "b" }, { error: "a", errorDescription: "b" }],
  ])("takes %s that fits", (_, wire, value) => {
    expect(outcome(byName, wire)).toEqual({ value });
  });

  it.each<[string, unknown, string[]]>([
    ["the first whose outermost shape fits", { error: "a" }, ["detail"]],
    ["the whole where none does", "x", [""]],
  ])("says why not: %s", (_, wire, paths) => {
    expect(outcome(byName, wire)).toEqual(paths);
  });

  it("takes a value as well as a list of them", () => {
    const schema = either(text, list(text));

    expect(outcome(schema, "a")).toEqual({ value: "a" });
    expect(outcome(schema, ["a"])).toEqual({ value: ["a"] });
    expect(outcome(schema, ["a", 5])).toEqual(["1"]);
    expect(outcome(schema, 5)).toEqual([""]);
  });
});

it("accepts values of an open set that nobody knows yet", () => {
  expect(outcome(open<"a" | "b">(), "c")).toEqual({ value: "c" });
  expect(outcome(open<"a" | "b">(), 5)).toEqual([""]);
});

it.each([[null], [undefined], [0], [{ a_b: 1 }], [[1]]])("accepts %j where anything goes, as it is", (value) => {
  expect(outcome(anything, value)).toEqual({ value });
});

it.each([
  ["created_at", "createdAt"],
  ["id", "id"],
  ["", ""],
  ["_", "_"],
  ["a__b", "a_B"],
  ["client_id_last_4", "clientIdLast_4"],
  ["x5t", "x5t"],
  ["_private", "Private"],
  ["trailing_", "trailing_"],
  ["missing_member_with_elevated_permissions", "missingMemberWithElevatedPermissions"],
])("spells %j as %j, and back", (wire, spelled) => {
  expect(camelCase(wire)).toBe(spelled);
  expect(snakeCase(spelled)).toBe(wire);
});

it("takes no field that every object inherits", () => {
  Object.defineProperty(Object.prototype, "polluted", {
    value: 1,
    writable: true,
    enumerable: true,
    configurable: true,
  });
  const { value } = run(fromWire({ id: text }), JSON.parse('{"id":"a","new_field":2}'));
  Reflect.deleteProperty(Object.prototype, "polluted");

  expect(value).toEqual({ id: "a", newField: 2 });
});
