import MagicString from "magic-string";

/**
 * Wraps each top-level initializer that runs code in a pure function call, so that every bundler can drop it when it
 * is unused. Bundlers trust such a mark at the place of the call only, and a schema is many calls inside one another:
 * one mark around the whole does for all. It must happen before Rollup shakes this package itself, since what Rollup
 * leaves of an unused initializer nobody can drop any more.
 *
 * @returns {import("rollup").Plugin}
 */
export function pureInitializers() {
  return {
    name: "pure-initializers",
    transform(code) {
      const marks = this.parse(code)
        .body.map((statement) => statement.declaration ?? statement)
        .filter((statement) => statement?.type === "VariableDeclaration")
        .flatMap((statement) => statement.declarations)
        .filter(({ init }) => init && runsCode(init))
        .map(({ init }) => init);
      const wrapped = new MagicString(code);
      for (const { start, end } of marks) {
        wrapped.appendRight(start, "/* @__PURE__ */ (() => (").appendLeft(end, "))()");
      }
      return { code: wrapped.toString(), map: wrapped.generateMap({ hires: "boundary" }) };
    },
  };
}

const harmless = new Set(["ArrowFunctionExpression", "FunctionExpression", "Literal", "Identifier"]);
const running = new Set([
  "CallExpression",
  "NewExpression",
  "MemberExpression",
  "SpreadElement",
  "TaggedTemplateExpression",
  "AwaitExpression",
]);

function runsCode(node) {
  if (harmless.has(node.type)) return false;
  if (running.has(node.type)) return true;
  return Object.values(node)
    .flat()
    .some((child) => typeof child?.type === "string" && runsCode(child));
}
