import { expect, it } from "vitest";
import { parsePythonJson } from "../../src/sandbox/python-json.js";

it.each([
  ['{"a":[1,-2.5e3,"\\u00e9\\n",null,true]}', { a: [1, -2500, "é\n", null, true] }],
  [" 3 ", 3],
])("reads %s", (text, value) => {
  expect(parsePythonJson(text)).toEqual({ ok: true, value });
});

it.each([
  ["", "Expecting value", 0],
  ["  ", "Expecting value", 2],
  ["nul", "Expecting value", 0],
  ["-", "Expecting value", 0],
  ["[", "Expecting value", 1],
  ["[1", "Expecting ',' delimiter", 2],
  ["[1,]", "Illegal trailing comma before end of array", 2],
  ["[1, , 2]", "Expecting value", 4],
  ["{", "Expecting property name enclosed in double quotes", 1],
  ["{a:1}", "Expecting property name enclosed in double quotes", 1],
  ['{"a"}', "Expecting ':' delimiter", 4],
  ['{"a":}', "Expecting value", 5],
  ['{"a":1 "b":2}', "Expecting ',' delimiter", 7],
  ['{"a":1 , }', "Illegal trailing comma before end of object", 7],
  ["01", "Extra data", 1],
  ["{} x", "Extra data", 3],
  ['"abc', "Unterminated string starting at", 0],
  ['"\\', "Unterminated string starting at", 0],
  ['"a\tb"', "Invalid control character at", 2],
  ['"\\x"', "Invalid \\escape", 1],
  ['"\\u12"', "Invalid \\uXXXX escape", 2],
  ['"😀" 1', "Extra data", 4],
])("says of %j: %s at %i", (text, message, offset) => {
  expect(parsePythonJson(text)).toEqual({ ok: false, message, offset });
});
