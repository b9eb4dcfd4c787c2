import { globSync, readFileSync } from "node:fs";
import { SourceMap } from "node:module";
import { dirname, join, relative, resolve } from "node:path";
import { expect, it } from "vitest";

const root = resolve(import.meta.dirname, "../..");
const read = (file: string) => readFileSync(join(root, file), "utf8");
const modules = globSync("dist/{*,core/*,funcs/**/*,models/**/*,proxy/*}.js", { cwd: root });
const withDeclarations = modules.filter((file) => /^(?:const|class|(?:async )?function)/m.test(read(file)));

it.each(modules)("the map of %s holds the sources that it leads to", (file) => {
  const { sources, sourcesContent } = JSON.parse(read(`${file}.map`));
  const paths = sources.map((source: string) => relative(root, resolve(root, dirname(file), source)));

  expect(read(file)).toContain(`//# sourceMappingURL=${file.split("/").at(-1)}.map`);
  expect(paths.filter((path: string) => !/^src\/.*\.ts$/.test(path))).toEqual([]);
  expect(sourcesContent).toEqual(paths.map(read));
});

it.each(withDeclarations)("the map of %s leads from each declaration to the same one in TypeScript", (file) => {
  const code = read(file);
  const map = new SourceMap(JSON.parse(read(`${file}.map`)));
  for (const { index, 0: text, 1: start = "", 2: name = "" } of code.matchAll(
    /^((?:const|class|(?:async )?function\*?) )(\w+)/gm,
  )) {
    const before = code.slice(0, index + start.length).split("\n");
    const entry = map.findEntry(before.length - 1, before.at(-1)?.length ?? 0);
    expect("originalSource" in entry, text).toBe(true);
    if (!("originalSource" in entry)) return;
    const source = read(relative(root, resolve(root, dirname(file), entry.originalSource)));
    const line = source.split("\n")[entry.originalLine] ?? "";

    expect(line.slice(entry.originalColumn), text).toMatch(new RegExp(`^${name}\\b`));
  }
});

it("a map leads through the wrapper of a pure initializer to the very column", () => {
  const place = (file: string) => {
    const lines = read(file).split("\n");
    const line = lines.findIndex((text) => text.includes("Schema =") && text.includes("fromWire({"));
    return { line, column: lines[line]?.indexOf("fromWire({") ?? -1 };
  };
  const file = "dist/models/polar/organizationAccessToken.js";
  const { line, column } = place(file);
  const entry = new SourceMap(JSON.parse(read(`${file}.map`))).findEntry(line, column);

  const source = place("src/models/polar/organizationAccessToken.ts");
  expect(entry).toMatchObject({ originalLine: source.line, originalColumn: source.column });
});
