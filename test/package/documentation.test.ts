import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { compile, problemsOf, root } from "./consumer.js";

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
  const files = globSync(["src/index.ts", "src/*.ts", "src/core/*.ts", "src/funcs/*/*.ts", "src/sandbox/*.ts"], {
    cwd: root,
  });
  const examples = [...new Set(files)].flatMap(examplesOf).map(toModule);
  const program = compile(Object.fromEntries(examples.map((text, index) => [`example-${index}.ts`, text])), {
    types: ["node"],
  });

  expect(examples.length).toBeGreaterThan(25);
  expect(problemsOf(program)).toEqual([]);
});
