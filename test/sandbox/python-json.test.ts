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
  ['{"a":[1,{"b":"\\u00e9\\n"}],"c":[],"d":{} x}', "Expecting ',' delimiter", 40],
  ['[true,false,null,-1.5e+10,"a\\\\",{"k":[9,99]} 1]', "Expecting ',' delimiter", 45],
  ['{"a":{"b":[]},"c":1,}', "Illegal trailing comma before end of object", 19],
  ['[[],[[]],{"x":{}}}', "Expecting ',' delimiter", 17],
  ['["\\u1234x]', "Unterminated string starting at", 1],
  ['["\\u12', "Invalid \\uXXXX escape", 3],
  ['[" ",\u0001]', "Expecting value", 5],
  ["[-0.5,1.5E-9,90 9]", "Expecting ',' delimiter", 16],
])("says of %j: %s at %i", (text, message, offset) => {
  expect(parsePythonJson(text)).toEqual({ ok: false, message, offset });
});
