import { basename, dirname } from "node:path";
import ts from "typescript";

type Derived = ts.InterfaceDeclaration | ts.TypeAliasDeclaration;
type Names = ReadonlyMap<ts.Type, ts.Symbol>;

/** Tells whether a type is made of a value, such as a schema. One with parameters stays a rule: it has no one form. */
export function isDerived(node: ts.Node): node is Derived {
  const derives = (part: ts.Node): boolean => ts.isTypeQueryNode(part) || !!ts.forEachChild(part, derives);
  if (ts.isInterfaceDeclaration(node)) return !!node.heritageClauses?.some(derives);
  return ts.isTypeAliasDeclaration(node) && !node.typeParameters && derives(node.type);
}

/** Finds the names of types. That of a derived interface stands for what it is derived from, too. */
export function namesOf(checker: ts.TypeChecker, symbols: Iterable<ts.Symbol>): Names {
  const names = new Map<ts.Type, ts.Symbol>();
  for (const symbol of symbols) {
    if (!(symbol.flags & ts.SymbolFlags.Type)) continue;
    const type = checker.getDeclaredTypeOfSymbol(symbol);
    const bases = symbol.declarations?.some(isDerived) && type.isClassOrInterface() ? checker.getBaseTypes(type) : [];
    for (const each of [type, ...bases]) names.set(each, symbol);
  }
  return names;
}

/** Writes a derived type as a person would have, with the comments of its fields; `refer` is told of each name used. */
export function spellOut(
  checker: ts.TypeChecker,
  names: Names,
  symbol: ts.Symbol,
  declaration: Derived,
  refer: (symbol: ts.Symbol) => void,
): string {
  const type = checker.getDeclaredTypeOfSymbol(symbol);
  if (ts.isInterfaceDeclaration(declaration)) return `export interface ${symbol.name} ${object(type, "")}`;
  return `export type ${symbol.name} = ${type.isUnion() ? union(type, "") : spell(type, "")};`;

  function spell(type: ts.Type, indent: string): string {
    const known = names.get(type);
    if (known) return nameOf(known);
    if (type.isUnion()) return union(type, indent);
    if (checker.isArrayType(type)) return array(type as ts.TypeReference, indent);
    if (type.symbol && type.symbol.flags & (ts.SymbolFlags.Class | ts.SymbolFlags.Interface)) {
      const { target, typeArguments = [] } = type as ts.TypeReference;
      const given = typeArguments.slice(0, target?.typeParameters?.length).map((each) => spell(each, indent));
      return nameOf(type.symbol) + (given[0] ? `<${given.join(", ")}>` : "");
    }
    if (type.flags & ts.TypeFlags.Object) return object(type, indent);
    return checker.typeToString(type, undefined, ts.TypeFormatFlags.NoTruncation);
  }

  function nameOf(symbol: ts.Symbol): string {
    refer(symbol);
    return symbol.name;
  }

  function array(type: ts.TypeReference, indent: string): string {
    const [item = type] = checker.getTypeArguments(type);
    const text = spell(item, indent);
    const isOneWord = !(item.isUnion() || item.isIntersection()) || /^\w+$/.test(text);
    return `${type.symbol.name === "ReadonlyArray" ? "readonly " : ""}${isOneWord ? text : `(${text})`}[]`;
  }

  /** Writes members that make up a named union as its name. */
  function union(type: ts.UnionType, indent: string): string {
    const left = new Set(type.types);
    const parts: string[] = [];
    for (const [known, name] of names) {
      if (name === symbol || !isNear(name) || !known.isUnion() || !known.types.every((each) => left.has(each)))
        continue;
      for (const each of known.types) left.delete(each);
      parts.push(nameOf(name));
    }
    for (const each of left) parts.push(each.isIntersection() ? `(${spell(each, indent)})` : spell(each, indent));
    const rank = (part: string) => ["(string & {})", "null", "undefined"].indexOf(part);
    const status = (part: string) => Number(/^HttpError<(\d+)/.exec(part)?.[1] ?? 0);
    return parts
      .sort((a, b) => rank(a) - rank(b) || status(a) - status(b))
      .join(" | ")
      .replace("false | true", "boolean");
  }

  /** Names of other vendors fit by chance alone. */
  function isNear(name: ts.Symbol): boolean {
    const folder = basename(dirname(name.declarations?.[0]?.getSourceFile().fileName ?? ""));
    return folder === "core" || folder === basename(dirname(declaration.getSourceFile().fileName));
  }

  function object(type: ts.Type, indent: string): string {
    const index = checker.getIndexInfosOfType(type)[0];
    if (index) return `Record<${spell(index.keyType, indent)}, ${spell(index.type, indent)}>`;
    const groups = new Map<unknown, ts.Symbol[]>();
    for (const property of checker.getPropertiesOfType(type)) {
      const parent = property.declarations?.[0]?.parent;
      groups.set(parent, [...(groups.get(parent) ?? []), property]);
    }
    // What an object spreads last comes first in its type.
    const fields = [...groups.values()].reverse().flat();
    return `{\n${fields.map((property) => field(property, `${indent}    `)).join("")}${indent}}`;
  }

  function field(property: ts.Symbol, indent: string): string {
    const comment = property.declarations?.flatMap((each) => ts.getJSDocCommentsAndTags(each)).find(ts.isJSDoc);
    const lines = comment ? `${indent}${comment.getText().replace(/\n\s*/g, `\n${indent} `)}\n` : "";
    const name = /^\w+$/.test(property.name) ? property.name : JSON.stringify(property.name);
    const mark = property.flags & ts.SymbolFlags.Optional ? "?" : "";
    return `${lines}${indent}readonly ${name}${mark}: ${spell(checker.getTypeOfSymbol(property), indent)};\n`;
  }
}
