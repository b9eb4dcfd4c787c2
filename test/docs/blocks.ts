import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { marked, type Tokens } from "marked";
import { commentsOf, project } from "./api.js";

export const root = join(import.meta.dirname, "../..");

/** One block of code from the documentation. */
export interface Block {
  /** Where it stands, such as `guides/uploads.md:12` or `orgkit/clerk listOrganizations`. */
  readonly source: string;
  readonly code: string;
  /** The module whose page it stands on; it may name functions without importing them first. */
  readonly module?: string;
}

/** Reads the blocks of all pages: the README, the guides and the comments in the code. */
export const readBlocks = (): readonly Block[] => [
  ...globSync(["README.md", "CONTRIBUTING.md", "guides/*.md"], { cwd: root }).sort().flatMap(blocksOf),
  ...(project.children ?? []).flatMap((module) =>
    commentsOf(module).flatMap(({ name, comment }) =>
      (comment.blockTags ?? [])
        .filter(({ tag }) => tag === "@example")
        .flatMap(({ content }) => blocksIn(content.map(({ text }) => text).join("")))
        .map(({ text }) => ({ source: `${module.name} ${name}`, code: text, module: module.name })),
    ),
  ),
];

function blocksOf(file: string): readonly Block[] {
  const source = readFileSync(join(root, file), "utf8");
  let end = 0;
  return blocksIn(source).map(({ raw, text }) => {
    const start = source.indexOf(raw, end);
    end = start + raw.length;
    return { source: `${file}:${source.slice(0, start).split("\n").length}`, code: text };
  });
}

function blocksIn(markdown: string): readonly Tokens.Code[] {
  const found: Tokens.Code[] = [];
  marked.walkTokens(marked.lexer(markdown), (token) => {
    if (token.type === "code" && token.lang === "ts") found.push(token as Tokens.Code);
  });
  return found;
}
