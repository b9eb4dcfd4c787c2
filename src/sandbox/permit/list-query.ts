import { invalid } from "./errors.js";
import type { Organization } from "./organization.js";
import { checkInteger, type Problem } from "./pydantic.js";
import { dashed } from "./read.js";

/** Holds what listOrganizations is asked for. */
export interface ListQuery {
  readonly page: number;
  readonly perPage: number;
  readonly search: string;
}

/** Reads the query of listOrganizations; throws the 422 that names all its problems. */
export function readListQuery(query: URLSearchParams): ListQuery {
  const problems: Problem[] = [];
  const integer = (name: string, usual: number, max: number): number => {
    const text = lastOf(query, name);
    if (text === undefined) return usual;
    const finding = checkInteger(text, 1, max);
    if (finding) problems.push({ loc: ["query", name], ...finding });
    return Number(text);
  };
  const page = integer("page", 1, Infinity);
  const perPage = integer("per_page", 30, 100);
  if (problems.length > 0) throw invalid(problems);
  return { page, perPage, search: lastOf(query, "search") ?? "" };
}

/** Tells whether a name, key or id holds the text, whatever its case. */
export function matchesSearch({ id, key, name }: Organization, search: string): boolean {
  const text = search.toLowerCase();
  return [name.toLowerCase(), key.toLowerCase(), id, dashed(id)].some((value) => value.includes(text));
}

function lastOf(query: URLSearchParams, name: string): string | undefined {
  return query.getAll(name).at(-1);
}
