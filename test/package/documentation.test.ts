import { globSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import ts from "typescript";
import { expect, it } from "vitest";

const root = resolve(import.meta.dirname, "../..");
const vendors = { polar: "PolarCore", openai: "OpenAICore", clerk: "ClerkCore", permit: "PermitCore" } as const;

interface Example {
  readonly file: string;
  readonly code: string;
}

const examplesOf = (file: string): Example[] => {
  const source = readFileSync(join(root, file), "utf8");
  return [...source.matchAll(/@example\n((?:\s*\*.*\n)*?)\s*\* ```\n/g)].map(([, block = ""]) => ({
    file,
    code: block.replace(/^\s*\* ?/gm, "").replace("```ts\n", ""),
  }));
};

/** Puts an example where a reader would: below the imports and with a core at hand. */
function toModule({ file, code }: Example): string {
  const [, vendor = "polar"] = /funcs\/(\w+)\//.exec(file) ?? [];
  const own = code.match(/^import .*$/gm) ?? [];
  const names = (module: string) => {
    const text = readFileSync(join(root, module), "utf8");
    return [...text.matchAll(/export (?:async )?function\*? (\w+)/g)].map(([, name]) => name);
  };
  const functions = globSync(`src/funcs/${vendor}/*.ts`, { cwd: root }).flatMap(names);
  const shared = ["src/core/result.ts", "src/core/walk.ts", "src/core/budget.ts", "src/categorize.ts"].flatMap(names);
  const cores = Object.entries(vendors).map(([name, core]) => {
    const declared = new RegExp(`const ${name} =`).test(code)
      ? ""
      : `declare const ${name}: import("orgkit/${name}").${core};`;
    return declared;
  });
  const used = (name: string | undefined) => new RegExp(`\\b${name}\\b`).test(code) && !own.join().includes(`${name}`);
  return [
    ...own,
    `import { ${[vendors[vendor as keyof typeof vendors], ...functions].filter(used).join(", ")} } from "orgkit/${vendor}";`,
    `import { ${shared.filter(used).join(", ")} } from "orgkit";`,
    'import { readFile } from "node:fs/promises";',
    ...cores,
    "declare const result: Awaited<ReturnType<typeof import('orgkit/polar').organizationAccessTokensList>>;",
    `export async function example() { void readFile; ${code.replace(/^import .*$/gm, "")} }`,
  ].join("\n");
}

it("compiles every example of the documentation under strict", { timeout: 60_000 }, () => {
  const files = globSync(
    ["src/index.ts", "src/*.ts", "src/core/*.ts", "src/funcs/*/*.ts", "src/proxy/*.ts", "src/sandbox/*.ts"],
    {
      cwd: root,
    },
  );
  const examples = new Map(
    [...new Set(files)]
      .flatMap(examplesOf)
      .map((example, index) => [join(root, `example-${index}.ts`), toModule(example)]),
  );
  const options: ts.CompilerOptions = {
    strict: true,
    exactOptionalPropertyTypes: true,
    noEmit: true,
    skipLibCheck: true,
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    target: ts.ScriptTarget.ES2022,
    lib: ["lib.es2023.d.ts", "lib.dom.d.ts", "lib.dom.iterable.d.ts", "lib.dom.asynciterable.d.ts"],
    types: ["node"],
  };
  const host = ts.createCompilerHost(options);
  const { readFile, fileExists } = host;
  host.readFile = (file) => examples.get(file) ?? readFile(file);
  host.fileExists = (file) => examples.has(file) || fileExists(file);

  const program = ts.createProgram([...examples.keys()], options, host);

  expect(examples.size).toBeGreaterThan(25);
  const found = ts.getPreEmitDiagnostics(program).map(({ file, start = 0, messageText }) => {
    const line = file?.text.slice(0, start).split("\n").length ?? 0;
    return `${file?.text.split("\n")[line - 1]}: ${ts.flattenDiagnosticMessageText(messageText, "\n")}`;
  });
  expect(found).toEqual([]);
});
