import { join, resolve } from "node:path";
import ts from "typescript";

export const root = resolve(import.meta.dirname, "../..");

/** What a careful user sets. */
const strict: ts.CompilerOptions = {
  strict: true,
  exactOptionalPropertyTypes: true,
  noEmit: true,
  skipLibCheck: true,
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  target: ts.ScriptTarget.ES2022,
  lib: ["lib.es2023.d.ts", "lib.dom.d.ts", "lib.dom.iterable.d.ts", "lib.dom.asynciterable.d.ts"],
  types: [],
};

/** Compiles modules of a user, given by name, in the root of the package. */
export function compile(modules: Readonly<Record<string, string>>, options?: ts.CompilerOptions): ts.Program {
  const all = { ...strict, ...options };
  const texts = new Map(Object.entries(modules).map(([name, text]) => [join(root, name), text]));
  const host = ts.createCompilerHost(all);
  const { readFile, fileExists } = host;
  host.readFile = (file) => texts.get(file) ?? readFile(file);
  host.fileExists = (file) => texts.has(file) || fileExists(file);
  return ts.createProgram([...texts.keys()], all, host);
}

/** Lists what the compiler says, beside the line that it is about. */
export const problemsOf = (program: ts.Program, name?: string): string[] =>
  ts
    .getPreEmitDiagnostics(program, name === undefined ? name : program.getSourceFile(join(root, name)))
    .map(({ file, start = 0, messageText }) => {
      const line = file?.text.slice(0, start).split("\n").length ?? 0;
      return `${file?.text.split("\n")[line - 1]}: ${ts.flattenDiagnosticMessageText(messageText, "\n")}`;
    });

/** An editor with one module of a user; `^` marks the place that is asked about. */
export function openEditor(head: string) {
  const path = join(root, "edited.ts");
  let text = head;
  let version = 0;
  const service = ts.createLanguageService({
    getCompilationSettings: () => strict,
    getScriptFileNames: () => [path],
    getScriptVersion: (file) => (file === path ? `${version}` : ""),
    getScriptSnapshot: (file) => {
      const content = file === path ? text : ts.sys.readFile(file);
      return content === undefined ? undefined : ts.ScriptSnapshot.fromString(content);
    },
    getCurrentDirectory: () => root,
    getDefaultLibFileName: ts.getDefaultLibFilePath,
    fileExists: (file) => file === path || ts.sys.fileExists(file),
    readFile: ts.sys.readFile,
  });
  const enter = (code: string): number => {
    text = head + code.replace("^", "");
    version += 1;
    return head.length + code.indexOf("^");
  };
  const sayOf = (parts: readonly ts.SymbolDisplayPart[] = []) => parts.map((part) => part.text).join("");
  return {
    /** What a hover over the marked name says. */
    hover(code: string): { type: string; comment: string } {
      const info = service.getQuickInfoAtPosition(path, enter(code));
      return { type: sayOf(info?.displayParts), comment: sayOf(info?.documentation) };
    },
    /** What can be completed at the mark. */
    completions(code: string): string[] {
      return service.getCompletionsAtPosition(path, enter(code), {})?.entries.map(({ name }) => name) ?? [];
    },
  };
}
