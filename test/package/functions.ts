import { globSync } from "node:fs";
import { basename, dirname, resolve } from "node:path";

const root = resolve(import.meta.dirname, "../..");
const notFunctions = ["index", "core", "slim", "functions"];

/** The vendors, each with the name of its core. */
export const cores = { polar: "PolarCore", openai: "OpenAICore", clerk: "ClerkCore", permit: "PermitCore" } as const;

/** All functions of the package, read from the names of their files. */
export const functions = globSync("src/funcs/*/*.ts", { cwd: root })
  .map((file) => ({ vendor: basename(dirname(file)) as keyof typeof cores, name: basename(file, ".ts") }))
  .filter(({ name }) => !notFunctions.includes(name));

/** A user's module that needs a core and some functions of its vendor, from the vendor's entry or another. */
export const withCore = (vendor: keyof typeof cores, names: readonly string[], entry = `orgkit/${vendor}`): string =>
  `export { ${[cores[vendor], ...names].join(", ")} } from "${entry}";`;
