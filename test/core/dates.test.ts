import { expect, it } from "vitest";
import { isoDate, unixMillis, unixSeconds } from "../../src/core/dates.js";
import { outcome } from "./codec.js";

it.each([
  ["2026-06-15T08:31:39Z", "2026-06-15T08:31:39.000Z"],
  ["2026-06-15T08:31:39.123456Z", "2026-06-15T08:31:39.123Z"],
  ["2026-06-15T08:31:39.5Z", "2026-06-15T08:31:39.500Z"],
  ["2026-06-15T08:31:39+00:00", "2026-06-15T08:31:39.000Z"],
  ["2026-06-15T08:31:39.999+02:00", "2026-06-15T06:31:39.999Z"],
  ["2026-06-15T08:31:39-05:30", "2026-06-15T14:01:39.000Z"],
  ["1970-01-01T00:00:00Z", "1970-01-01T00:00:00.000Z"],
  ["1000-01-01T00:00:00Z", "1000-01-01T00:00:00.000Z"],
  ["0999-12-31T23:59:59Z", "0999-12-31T23:59:59.000Z"],
  ["0001-01-01T00:00:00+00:00", "0001-01-01T00:00:00.000Z"],
])("reads the timestamp %s", (wire, expected) => {
  expect(outcome(isoDate, wire)).toEqual({ value: new Date(expected) });
});

it.each([
  ["no offset", "2026-06-15T08:31:39"],
  ["no time", "2026-06-15"],
  ["no date", "08:31:39Z"],
  ["a month that is none", "2026-13-15T08:31:39Z"],
  ["an hour that is none", "2026-06-15T25:31:39Z"],
  ["words behind it", "2026-06-15T08:31:39.5Z (UTC)"],
  ["words", "yesterday"],
  ["nothing", ""],
  ["a number", 1_781_512_299],
  ["null", null],
  ["a list of one", ["2026-06-15T08:31:39Z"]],
  ["an object", { date: "2026-06-15T08:31:39Z" }],
])("refuses a timestamp with %s", (_, wire) => {
  expect(outcome(isoDate, wire)).toEqual([""]);
});

it.each([
  ["seconds", unixSeconds, 1_795_132_800, "2026-11-20T00:00:00.000Z"],
  ["seconds of the epoch", unixSeconds, 0, "1970-01-01T00:00:00.000Z"],
  ["seconds before the epoch", unixSeconds, -1, "1969-12-31T23:59:59.000Z"],
  ["parts of a second", unixSeconds, 1.5, "1970-01-01T00:00:01.500Z"],
  ["milliseconds", unixMillis, 1_767_225_600_123, "2026-01-01T00:00:00.123Z"],
  ["milliseconds of the epoch", unixMillis, 0, "1970-01-01T00:00:00.000Z"],
] as const)("reads %s", (_, schema, wire, expected) => {
  expect(outcome(schema, wire)).toEqual({ value: new Date(expected) });
});

it.each([["1795132800"], [null], [undefined], [1e20], [[0]], [true]])("refuses %j for a number of seconds", (wire) => {
  expect(outcome(unixSeconds, wire)).toEqual([""]);
  expect(outcome(unixMillis, wire)).toEqual([""]);
});

it.each([
  ["microseconds", (date: Date) => date.toISOString().replace("Z", "987Z")],
  ["an offset of zero", (date: Date) => date.toISOString().replace(/\.\d+Z/, "+00:00")],
  ["another offset", (date: Date) => date.toISOString().replace("Z", "-09:45")],
])("reads every day of a leap year, with %s, as the platform does", (_, write) => {
  for (let day = 0; day < 366; day++) {
    const wire = write(new Date(Date.UTC(2028, 0, 1 + day, day % 24, day % 60, (day * 7) % 60, (day * 31) % 1000)));

    expect(outcome(isoDate, wire)).toEqual({ value: new Date(wire) });
  }
});
