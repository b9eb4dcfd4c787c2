// Compiles the sources. Of the declarations it writes what an entry leads to, with the derived types spelled out, so
// that no schema and no library is left in them.
import { globSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, relative, resolve } from "node:path";
import ts from "typescript";
import { isDerived, namesOf, spellOut } from "./spell-out.ts";

/** What is kept of one module. */
interface Kept {
  /** Its declarations by name: a new text, or none where tsc's own will do. */
  readonly declarations: Map<string, string | undefined>;
  /** What they take from other modules. */
  readonly imports: Set<ts.Symbol>;
  /** The modules that they take whole, by the names they give them. */
  readonly namespaces: Map<string, ts.Symbol>;
}

const { config } = ts.readConfigFile("tsconfig.build.json", ts.sys.readFile);
const { fileNames, options } = ts.parseJsonConfigFileContent(config, ts.sys, process.cwd());
const program = ts.createProgram(fileNames, options);
const problems = ts.getPreEmitDiagnostics(program);
if (problems[0]) fail(ts.formatDiagnosticsWithColorAndContext(problems, ts.createCompilerHost(options)));

const checker = program.getTypeChecker();
const entries = globSync(["src/index.ts", "src/{proxy,sandbox}/index.ts", "src/funcs/*/*.ts"]);
const published = new Set(entries.flatMap(exportsOf));
const names = namesOf(checker, published);
const modules = new Map<string, Kept>(entries.map((file) => [resolve(file), nothing()]));

for (const symbol of published) keep(symbol);
program.emit(undefined, (path, text, _mark, _onError, [source] = []) => {
  const isDeclaration = path.endsWith(".d.ts");
  const kept = modules.get(source?.fileName ?? "");
  if (isDeclaration && !kept) return;
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, isDeclaration && kept ? rewrite(text, source?.fileName ?? "", kept) : text);
});

function exportsOf(path: string): ts.Symbol[] {
  const file = program.getSourceFile(path) ?? fail(`${path} is not compiled.`);
  const symbol = checker.getSymbolAtLocation(file);
  return symbol ? checker.getExportsOfModule(symbol).map(original) : [];
}

function original(symbol: ts.Symbol): ts.Symbol {
  return symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
}

function homeOf(symbol: ts.Symbol): string {
  return symbol.declarations?.[0]?.getSourceFile().fileName ?? "";
}

function nothing(): Kept {
  return { declarations: new Map(), imports: new Set(), namespaces: new Map() };
}

function keptOf(path: string): Kept {
  const kept = modules.get(path) ?? nothing();
  modules.set(path, kept);
  return kept;
}

/** Keeps a declaration and what it refers to. */
function keep(symbol: ts.Symbol): void {
  const { declarations } = keptOf(homeOf(symbol));
  if (declarations.has(symbol.name)) return;
  declarations.set(symbol.name, undefined);
  const derived = symbol.declarations?.find(isDerived);
  if (derived) {
    const text = spellOut(checker, names, symbol, derived, (other) => refer(other, homeOf(symbol)));
    declarations.set(symbol.name, text);
  } else symbol.declarations?.forEach(keepReferences);
}

function keepReferences(node: ts.Node): void {
  // What runs is not declared.
  if (ts.isBlock(node) || ts.isInternalDeclaration(node)) return;
  const name =
    (ts.isTypeReferenceNode(node) && node.typeName) ||
    (ts.isExpressionWithTypeArguments(node) && node.expression) ||
    (ts.isTypeQueryNode(node) && node.exprName) ||
    (ts.isComputedPropertyName(node) && node.expression);
  const symbol = name ? checker.getSymbolAtLocation(ts.isQualifiedName(name) ? name.left : name) : undefined;
  if (symbol?.declarations?.some(ts.isNamespaceImport)) {
    keptOf(node.getSourceFile().fileName).namespaces.set(symbol.name, original(symbol));
  } else if (symbol) refer(original(symbol), node.getSourceFile().fileName);
  ts.forEachChild(node, keepReferences);
}

/** Notes that a module uses a name. */
function refer(symbol: ts.Symbol, user: string): void {
  const file = symbol.declarations?.[0]?.getSourceFile();
  const isEverywhere = !file || program.isSourceFileDefaultLibrary(file);
  if (isEverywhere || symbol.flags & ts.SymbolFlags.TypeParameter) return;
  if (!fileNames.includes(file.fileName))
    fail(`${relative("", user)} would publish a type of ${relative("", file.fileName)}.`);
  if (file.fileName !== user) keptOf(user).imports.add(symbol);
  keep(symbol);
}

/** Makes of tsc's declarations those to publish. */
function rewrite(text: string, path: string, { declarations, imports, namespaces }: Kept): string {
  const emitted = ts.createSourceFile(path, text, ts.ScriptTarget.Latest);
  const [first] = emitted.statements;
  const header = first && ts.isImportDeclaration(first) ? text.slice(0, first.getStart(emitted)) : "";
  const moduleOf = (symbol: ts.Symbol) =>
    relative(dirname(path), homeOf(symbol))
      .replace(/^(?!\.)/, "./")
      .replace(/\.ts$/, ".js");
  const imported = new Map<string, string[]>();
  for (const symbol of imports) {
    const module = moduleOf(symbol);
    imported.set(module, [...(imported.get(module) ?? []), symbol.name].sort());
  }
  const importing = [
    ...[...namespaces].map(([name, symbol]) => `import type * as ${name} from "${moduleOf(symbol)}";\n`),
    ...[...imported].sort().map(([module, names]) => `import type { ${names.join(", ")} } from "${module}";\n`),
  ];
  const kept = emitted.statements.map((statement) => {
    if (ts.isExportDeclaration(statement)) return statement.getFullText(emitted);
    const [variable] = ts.isVariableStatement(statement) ? statement.declarationList.declarations : [];
    const name = (variable ?? (statement as ts.DeclarationStatement)).name?.getText(emitted) ?? "";
    const comment = text.slice(statement.pos, statement.getStart(emitted));
    return declarations.has(name) ? comment + (declarations.get(name) ?? statement.getText(emitted)) : "";
  });
  return `${[header, ...importing, ...kept].join("").trimStart()}\n`;
}

function fail(reason: string): never {
  console.error(reason);
  process.exit(1);
}
