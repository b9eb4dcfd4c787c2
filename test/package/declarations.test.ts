import { globSync, readFileSync } from "node:fs";
import { basename, join, relative } from "node:path";
import ts from "typescript";
import { expect, it } from "vitest";
import { compile, problemsOf, root } from "./consumer.js";

const vendors = ["polar", "openai", "clerk", "permit"];
/** Each entry and the module of the sources that it is made of. */
const entries: readonly (readonly [entry: string, source: string])[] = [
  ["orgkit", "./src/index.js"],
  ["orgkit/proxy", "./src/proxy/index.js"],
  ["orgkit/sandbox", "./src/sandbox/index.js"],
  ...vendors.map((vendor) => [`orgkit/${vendor}`, `./src/funcs/${vendor}/index.js`] as const),
  ...vendors.map((vendor) => [`orgkit/${vendor}/slim`, `./src/funcs/${vendor}/slim.js`] as const),
];
const files = globSync("dist/**/*.d.ts", { cwd: root });
const imports = (modules: readonly string[], prefix: string): string =>
  modules.map((module, index) => `import * as ${prefix}${index} from "${module}"; void ${prefix}${index};\n`).join("");

const consumer = compile(
  {
    "user.ts": imports(
      entries.map(([entry]) => entry),
      "d",
    ),
  },
  { skipLibCheck: false, skipDefaultLibCheck: true },
);

it("needs nothing but the types of the platform", { timeout: 60_000 }, () => {
  const loaded = consumer.getSourceFiles().filter((file) => !consumer.isSourceFileDefaultLibrary(file));

  expect(problemsOf(consumer)).toEqual([]);
  expect(loaded.map(({ fileName }) => relative(root, fileName)).sort()).toEqual([...files, "user.ts"].sort());
});

it("mentions no schema", () => {
  const mentions = /valibot|Schema|InferInput|InferOutput|typeof operation/;

  expect(files.filter((file) => mentions.test(readFileSync(join(root, file), "utf8")))).toEqual([]);
});

it("passes the type tests of the sources", { timeout: 60_000 }, () => {
  const tests = globSync("test/types/*.test-d.ts", { cwd: root }).map((file) => {
    const text = readFileSync(join(root, file), "utf8");
    const entryOf = (_: string, module: string) =>
      `"${entries.find(([, source]) => source === `./src/${module}`)?.[0]}"`;
    return [`published-${basename(file)}`, text.replace(/"\.\.\/\.\.\/src\/(.*)"/g, entryOf)];
  });
  const program = compile(Object.fromEntries(tests), { noUncheckedIndexedAccess: true });

  expect(tests.length).toBeGreaterThan(5);
  expect(problemsOf(program)).toEqual([]);
  expect(program.getSourceFiles().filter(({ fileName }) => fileName.startsWith(join(root, "src/")))).toEqual([]);
});

it("says what the sources say", { timeout: 60_000 }, () => {
  // The proxy's types are rules with parameters of their own, published as they stand.
  const isSpelledOut = (index: number) => entries[index]?.[0] !== "orgkit/proxy";
  const published = exportsOf(consumer, "user.ts", 0).map((types, index) => (isSpelledOut(index) ? types : []));
  const pairs = published.flatMap((types, index) =>
    types.map((type) => `same<${type.replace("$", `d${index}`)}, ${type.replace("$", `s${index}`)}>();\n`),
  );
  const built = imports(
    entries.map(([entry]) => entry),
    "d",
  );
  const sources = imports(
    entries.map(([, source]) => source),
    "s",
  );
  const program = compile({ "same.ts": [built, sources, sameness, ...pairs].join("") }, { types: ["node"] });

  const said = exportsOf(program, "same.ts", entries.length).map((types, index) => (isSpelledOut(index) ? types : []));
  expect(said).toEqual(published);
  expect(pairs.length).toBeGreaterThan(250);
  expect(problemsOf(program, "same.ts")).toEqual([]);
});

/** What some of the modules that a file imports export, such as `typeof $.unwrap` and `$.Result<unknown, unknown>`. */
function exportsOf(program: ts.Program, file: string, from: number): string[][] {
  const checker = program.getTypeChecker();
  const imported = program.getSourceFile(join(root, file))?.statements.filter(ts.isImportDeclaration) ?? [];
  const modules = imported.map(({ moduleSpecifier }) => checker.getSymbolAtLocation(moduleSpecifier) as ts.Symbol);
  const typeOf = (exported: ts.Symbol): string => {
    const symbol = exported.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(exported) : exported;
    if (!(symbol.flags & ts.SymbolFlags.Type)) return `typeof $.${exported.name}`;
    const [declaration] = symbol.declarations as ts.InterfaceDeclaration[];
    const parameters = declaration?.typeParameters ?? [];
    const given = parameters.map(({ constraint }) => constraint?.getText() ?? "{ id: string }").join(", ");
    return `$.${exported.name}${given && `<${given}>`}`;
  };
  return modules
    .slice(from, from + entries.length)
    .map((module) => checker.getExportsOfModule(module).map(typeOf).sort());
}

/** Compares types field by field, apart from what is readonly, and functions by what they take and give. */
const sameness = `
  type Whole = Date | Blob | URL | Headers | AbortSignal | ((...given: never[]) => unknown);
  type Writable<T> = unknown extends T ? T : T extends string | Whole ? T : { -readonly [K in keyof T]: Writable<T[K]> };
  type Alike<A, B> = (<T>() => T extends Writable<A> ? 1 : 0) extends <T>() => T extends Writable<B> ? 1 : 0 ? 1 : 0;
  type Same<A, B> = [A] extends [B] ? [B] extends [A] ? A extends (...given: never[]) => unknown ? 1 : Alike<A, B> : 0 : 0;
  declare function same<A, B>(...different: Same<A, B> extends 1 ? [] : [never]): void;
`;
