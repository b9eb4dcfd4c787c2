import { expect, it } from "vitest";
import {
  boolean,
  filter,
  integer,
  list,
  nullish,
  oneOf,
  optional,
  pathId,
  text,
  toFreeForm,
  toWire,
} from "../../src/core/codec.js";
import { toIsoDate } from "../../src/core/dates.js";
import { outcome } from "./codec.js";

const schema = toWire({
  name: text,
  createdBy: nullish(text),
  maxAllowedMemberships: optional(integer(0)),
  publicMetadata: optional(toFreeForm),
  projects: optional(list(toWire({ projectId: text }))),
});

it.each<[string, object, object]>([
  ["renames its fields", { name: "a", createdBy: "u" }, { name: "a", created_by: "u" }],
  ["keeps null where it may be", { name: "a", createdBy: null }, { name: "a", created_by: null }],
  ["leaves out what is undefined", { name: "a", createdBy: undefined, publicMetadata: undefined }, { name: "a" }],
  [
    "keeps free-form maps",
    { name: "a", publicMetadata: { aB: { c_d: 1 } } },
    { name: "a", public_metadata: { aB: { c_d: 1 } } },
  ],
  ["renames in lists", { name: "a", projects: [{ projectId: "p" }] }, { name: "a", projects: [{ project_id: "p" }] }],
  ["keeps empty lists", { name: "a", projects: [] }, { name: "a", projects: [] }],
  ["keeps zero", { name: "", maxAllowedMemberships: 0 }, { name: "", max_allowed_memberships: 0 }],
  ["takes an object without a prototype", Object.assign(Object.create(null), { name: "a" }), { name: "a" }],
])("%s", (_, request, wire) => {
  expect(outcome(schema, request)).toEqual({ value: wire });
});

it.each<[string, unknown, string[]]>([
  ["a missing field", {}, ["name"]],
  ["a field of null that may only be left out", { name: "a", maxAllowedMemberships: null }, ["maxAllowedMemberships"]],
  ["an unknown field", { name: "a", slugg: "b" }, ["slugg"]],
  ["an unknown field that is undefined", { name: "a", slugg: undefined }, ["slugg"]],
  ["a field as the vendor spells it", { name: "a", created_by: "u" }, ["created_by"]],
  ["an inherited field", Object.create({ name: "a" }), ["name"]],
  ["an own __proto__", JSON.parse('{"name":"a","__proto__":{}}'), ["__proto__"]],
  ["a field of every object", { name: "a", toString: "b" }, ["toString"]],
  ["an entry of a list", { name: "a", projects: [{ projectId: "p" }, {}] }, ["projects.1.projectId"]],
  ["an unknown field in a list", { name: "a", projects: [{ projectId: "p", a: 1 }] }, ["projects.0.a"]],
  ["half a character", { name: "\ud800" }, ["name"]],
  ["a list", [], [""]],
  ["a function", () => {}, [""]],
])("names the place of %s", (_, request, paths) => {
  expect(outcome(schema, request)).toEqual(paths);
});

it("does not change the request itself", () => {
  const request = { name: "a", createdBy: undefined, publicMetadata: { a: 1 } };

  outcome(schema, request);

  expect(request).toEqual({ name: "a", createdBy: undefined, publicMetadata: { a: 1 } });
});

it.each<[unknown, boolean]>([
  [{}, true],
  [{ a: [null, 1.5, "x", true, { b: {} }] }, true],
  [JSON.parse('{"__proto__":{"a":1},"constructor":1}'), true],
  [{ a: undefined }, true],
  [[], false],
  [null, false],
  ["{}", false],
  [new Map(), false],
  [new Date(0), false],
  [{ a: 5n }, false],
  [{ toJSON: () => undefined }, false],
])("takes free-form maps that JSON can carry, case %#", (input, isTaken) => {
  expect(outcome(toFreeForm, input)).toEqual(isTaken ? { value: input } : [""]);
});

it.each<[number, boolean]>([
  [1, true],
  [100, true],
  [0, false],
  [101, false],
  [1.5, false],
  [-1, false],
  [Number.NaN, false],
  [Number.POSITIVE_INFINITY, false],
])("takes whole numbers within their bounds: %d", (input, isTaken) => {
  expect(outcome(integer(1, 100), input)).toEqual(isTaken ? { value: input } : [""]);
});

it.each<[unknown, boolean]>([
  ["a", true],
  ["b", true],
  ["A", false],
  [true, false],
  ["", false],
  ["true", false],
  [undefined, false],
])("takes the listed values alone: %j", (input, isTaken) => {
  expect(outcome(oneOf("a", "b"), input)).toEqual(isTaken ? { value: input } : [""]);
});

it.each<[unknown, string[] | "taken"]>([
  [["a"], "taken"],
  [["a", "a"], "taken"],
  [[], [""]],
  [new Array(2), ["0", "1"]],
  [["a", 5], ["1"]],
  ["a", [""]],
  [{ 0: "a", length: 1 }, [""]],
])("takes filters that are not empty, case %#", (input, expected) => {
  expect(outcome(filter(text), input)).toEqual(expected === "taken" ? { value: input } : expected);
});

it.each<[unknown, boolean]>([
  ["a", true],
  ["...", true],
  ["a/b", true],
  [" ", true],
  ["", false],
  [".", false],
  ["..", false],
  [5, false],
  [undefined, false],
  [Object("a"), false],
])("takes ids that stay in their place: %j", (input, isTaken) => {
  expect(outcome(pathId, input)).toEqual(isTaken ? { value: input } : [""]);
});

it.each([[true], [false]])("takes %j as it is", (input) => {
  expect(outcome(boolean, input)).toEqual({ value: input });
  expect(outcome(boolean, String(input))).toEqual([""]);
});

it.each<[unknown, string | undefined]>([
  [new Date("2026-01-01T00:00:00.123Z"), "2026-01-01T00:00:00.123Z"],
  [new Date(0), "1970-01-01T00:00:00.000Z"],
  [new Date(Number.NaN), undefined],
  [new Date(8.64e15), undefined],
  ["2026-01-01T00:00:00Z", undefined],
  [0, undefined],
  [null, undefined],
])("writes valid dates for the vendor, case %#", (input, wire) => {
  expect(outcome(toIsoDate, input)).toEqual(wire ? { value: wire } : [""]);
});
