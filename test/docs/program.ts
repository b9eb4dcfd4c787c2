import { readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { type Block, root } from "./blocks.js";

/** The entries of the package that have names of their own; a slim one has those of its vendor. */
const entries = Object.keys(JSON.parse(readFileSync(join(root, "package.json"), "utf8")).exports)
  .filter((entry) => /^\.(\/\w+)?$/.test(entry))
  .map((entry) => `orgkit${entry.slice(1)}`);
const modules: Readonly<Record<string, object>> = Object.fromEntries(
  await Promise.all(entries.map(async (entry) => [entry, await import(entry)] as const)),
);

/** What a block may name without saying where it comes from: cores, and something of each vendor to work on. */
const ambient = {
  polar: 'import("orgkit/polar").PolarCore',
  openai: 'import("orgkit/openai").OpenAICore',
  clerk: 'import("orgkit/clerk").ClerkCore',
  permit: 'import("orgkit/permit").PermitCore',
  token: 'import("orgkit/polar").OrganizationAccessToken',
  invite: 'import("orgkit/openai").Invite',
  organization: 'import("orgkit/clerk").Organization',
} as const;

/**
 * Turns a block into a module, with the ambient names that it does not declare. An example in a comment need not import
 * the functions of its own page; a block of a guide imports what it uses.
 */
export function toModule({ code, module }: Block): string {
  const free = freeNames(code);
  const names = Object.entries(modules).flatMap(([from, exports]) =>
    Object.keys(exports).map((name) => ({ name, from })),
  );
  const isUnique = (name: string) => names.filter((other) => other.name === name).length === 1;
  const imports = names
    .filter(({ name, from }) => module && free.has(name) && (from === module || isUnique(name)))
    .map(({ name, from }) => `import { ${name} } from "${from}";`);
  const declarations = Object.entries(ambient)
    .filter(([name]) => free.has(name))
    .map(([name, type]) => `declare const ${name}: ${type};`);
  return [...imports, ...declarations, code, "export {};"].join("\n");
}

/** Finds the names that a block uses and does not declare. */
function freeNames(code: string): ReadonlySet<string> {
  const used = new Set<string>();
  const declared = new Set<string>();
  const visit = (node: ts.Node): void => {
    const { name, propertyName } = node as { name?: ts.Node; propertyName?: ts.Node };
    const isMember = ts.isPropertyAccessExpression(node) || ts.isPropertyAssignment(node);
    ts.forEachChild(node, (child) => {
      if (!ts.isIdentifier(child)) return visit(child);
      if (child === propertyName || (child === name && isMember)) return;
      const isDeclared = child === name && !ts.isShorthandPropertyAssignment(node);
      (isDeclared ? declared : used).add(child.text);
    });
  };
  visit(ts.createSourceFile("block.ts", code, ts.ScriptTarget.Latest));
  return new Set([...used].filter((name) => !declared.has(name)));
}

/** Checks modules with the compiler, all at once; gives what is wrong with each line. */
export function check(sources: readonly string[]): readonly string[] {
  const files = new Map(sources.map((source, index) => [join(root, `block-${index}.ts`), source]));
  const { config } = ts.readConfigFile(join(root, "tsconfig.json"), ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent({ ...config, files: [...files.keys()] }, ts.sys, root);
  const host = ts.createCompilerHost(options);
  const { readFile, fileExists } = host;
  host.getCurrentDirectory = () => root;
  host.readFile = (file) => files.get(file) ?? readFile(file);
  host.fileExists = (file) => files.has(file) || fileExists(file);
  const program = ts.createProgram([...files.keys()], options, host);
  return ts.getPreEmitDiagnostics(program).map(({ file, start = 0, messageText }) => {
    const line = file?.text.slice(0, start).split("\n").length ?? 0;
    return `${file?.text.split("\n")[line - 1]}: ${ts.flattenDiagnosticMessageText(messageText, "\n")}`;
  });
}

const AsyncFunction = Object.getPrototypeOf(async () => {}).constructor as new (
  ...parameters: string[]
) => (...values: unknown[]) => Promise<void>;

/** Runs a module with the ambient values at hand and gives its exports. */
export async function run(
  source: string,
  values: Record<keyof typeof ambient, unknown>,
): Promise<Record<string, unknown>> {
  const { outputText } = ts.transpileModule(source, {
    compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022, esModuleInterop: true },
  });
  const wanted = [...outputText.matchAll(/require\("([^"]+)"\)/g)].map(([, from = ""]) => from);
  const loaded = new Map<string, unknown>();
  for (const from of wanted) loaded.set(from, { __esModule: true, ...(modules[from] ?? (await import(from))) });
  const exports: Record<string, unknown> = {};
  // The braces let a block declare a name of its own in place of an ambient one.
  await new AsyncFunction("require", "exports", ...Object.keys(values), `{${outputText}\n}`)(
    (from: string) => loaded.get(from),
    exports,
    ...Object.values(values),
  );
  return exports;
}
