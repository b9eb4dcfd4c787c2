import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type AnyError, categorize } from "orgkit";
import { createSandbox } from "orgkit/sandbox";
import { describe, expect, it } from "vitest";
import { functionPages, tagOf } from "./api.js";
import { root } from "./blocks.js";

/** Reads the rows of the table whose first heading is given. */
function tableOf(guide: string, heading: string): readonly (readonly string[])[] {
  const lines = readFileSync(join(root, "guides", guide), "utf8").split("\n");
  const start = lines.findIndex((line) => line.startsWith(`| ${heading} `));
  const length = lines.slice(start).findIndex((line) => !line.startsWith("|"));
  return lines.slice(start + 2, start + length).map((line) => line.split("|").slice(1, -1).map(plain));
}

const plain = (cell: string): string => cell.replaceAll("`", "").trim();

describe("the base URLs of the sandbox", () => {
  const rows = tableOf("testing.md", "core");

  it("are told for all four cores", () => {
    expect(rows.map(([core]) => core)).toEqual(["PolarCore", "OpenAICore", "ClerkCore", "PermitCore"]);
  });

  it.each(rows)("of %s lead to an operation", async (_core, baseUrl, own, path) => {
    const sandbox = createSandbox();
    await sandbox.fetch(`${baseUrl}${path}${path?.startsWith("/v1") ? "/" : ""}`);

    expect(sandbox.requests).toMatchObject([{ operation: expect.any(String) }]);
    const addresses = functionPages.map(
      ({ comment }) => /https:[^`]+?(?=\/?`)/.exec(tagOf(comment, "@operation"))?.[0],
    );
    expect(addresses).toContain(`${own}${path}`);
  });
});

describe("the table of categories", () => {
  const rows = tableOf("results-and-errors.md", "category").flatMap(([category = "", errors = ""]) => [
    ...(errors.match(/\w+Error\b/g) ?? [])
      .filter((name) => name !== "SessionNotFreshError")
      .map((name) => ({ category, error: { name } })),
    ...[...errors.replaceAll(/\d+ [A-Z]\w+/g, "").matchAll(/\b\d{3}\b/g)].flatMap(([status]) =>
      ["HttpError", "UnexpectedStatusError"].map((name) => ({ category, error: { name, status: Number(status) } })),
    ),
  ]);

  it.each(rows)("tells that $error is $category", ({ category, error }) => {
    expect(categorize(error as AnyError)).toBe(category);
  });

  it("tells of each error that has no status", () => {
    const names = rows.filter(({ error }) => !("status" in error)).map(({ error }) => error.name);

    expect(names.toSorted()).toEqual([
      "AbortError",
      "ConnectionError",
      "CredentialError",
      "RequestValidationError",
      "ResponseValidationError",
      "TimeoutError",
      "UnexpectedError",
    ]);
  });
});
