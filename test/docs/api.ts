import { readFileSync } from "node:fs";
import type { JSONOutput } from "typedoc";

type Reflection = JSONOutput.DeclarationReflection;
export type Comment = JSONOutput.Comment;

/** What `npm run docs` has read off the code. */
export const project = JSON.parse(
  readFileSync(new URL("../../build/api.json", import.meta.url), "utf8"),
) as JSONOutput.ProjectReflection;

/** Lists the comments on a thing and on all that is in it. */
export function commentsOf(reflection: Reflection): readonly { readonly name: string; readonly comment: Comment }[] {
  const { name, comment, children = [], signatures = [] } = reflection;
  return [
    ...[comment, ...signatures.map((signature) => signature.comment)].flatMap((found) =>
      found ? [{ name, comment: found }] : [],
    ),
    ...(children as readonly Reflection[]).flatMap(commentsOf),
  ];
}

/** One function that speaks to a vendor, as its page tells of it. */
export interface FunctionPage {
  readonly module: string;
  readonly name: string;
  readonly comment: Comment;
  readonly parameters: readonly JSONOutput.ParameterReflection[];
  /** The fields of its request. */
  readonly fields: readonly Reflection[];
}

/** Lists the functions that carry out an operation of a vendor. */
export const functionPages: readonly FunctionPage[] = (project.children ?? []).flatMap(
  ({ name: module, children = [] }) =>
    (children as readonly Reflection[]).flatMap(({ name, signatures: [signature] = [] }) => {
      const { comment, parameters = [] } = signature ?? {};
      if (!comment || !["polar", "openai", "clerk", "permit"].some((vendor) => module === `orgkit/${vendor}`))
        return [];
      const requestName = `${name.charAt(0).toUpperCase()}${name.slice(1)}Request`;
      const request = (children as readonly Reflection[]).find((child) => child.name === requestName);
      return [{ module, name, comment, parameters, fields: fieldsOf(request) }];
    }),
);

/** Lists the fields of an object and of the objects in it. */
function fieldsOf(reflection: Reflection | undefined): readonly Reflection[] {
  const { children = [] } = reflection ?? {};
  return (children as readonly Reflection[]).flatMap((field) => {
    const { type } = field;
    return [field, ...(type?.type === "reflection" ? fieldsOf(type.declaration) : [])];
  });
}

/** Gives the words of a comment, or of one of its tags. */
export const words = (parts: readonly JSONOutput.CommentDisplayPart[] = []): string =>
  parts.map(({ text }) => text).join("");

export const tagOf = (comment: Comment, tag: string): string =>
  words(comment.blockTags?.find((found) => found.tag === tag)?.content);
