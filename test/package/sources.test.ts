import { globSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { expect, it } from "vitest";
import { functions } from "./functions.js";

const root = resolve(import.meta.dirname, "../..");
const read = (file: string) => readFileSync(resolve(root, file), "utf8").trimEnd();
const operations = functions.map(({ vendor, name }) => `src/funcs/${vendor}/${name}.ts`);

/** Lines that are neither blank, comment nor import. */
const codeLines = (source: string): string[] =>
  source
    .replace(/^import[\s\S]*?;$/gm, "")
    .replace(/\/\*\*[\s\S]*?\*\//g, "")
    .replace(/^\s*\/\/.*$/gm, "")
    .split("\n")
    .filter((line) => line.trim());

it.each(operations)("%s stays within 25 lines of code and 70 lines in all", (file) => {
  expect(codeLines(read(file)).length).toBeLessThanOrEqual(25);
  expect(read(file).split("\n").length).toBeLessThanOrEqual(70);
});

it.each(globSync("src/core/*.ts", { cwd: root }))("%s stays within 250 lines", (file) => {
  expect(read(file).split("\n").length).toBeLessThanOrEqual(250);
});

it.each(operations)("%s documents its function", (file) => {
  const [, comment = ""] = /\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\nexport function/.exec(read(file)) ?? [];

  for (const part of ["@param core", "@param request", "@param options", "@returns", "@example", "@see"]) {
    expect(comment, file).toContain(part);
  }
  expect(comment, "a first sentence that begins with a verb").toMatch(/^\s+\* [A-Z][a-z]+s /);
});

it.each(functions)("the example of $vendor $name imports it and looks at what came of it", ({ vendor, name }) => {
  const [, example = ""] = /@example\n([\s\S]*?)\n \* @/.exec(read(`src/funcs/${vendor}/${name}.ts`)) ?? [];

  expect(example).toContain(`import { ${name} } from "orgkit/${vendor}";`);
  expect(example).toMatch(/\bresult\.ok\b/);
});

it("finds the operations", () => {
  expect(operations).toHaveLength(23);
});
