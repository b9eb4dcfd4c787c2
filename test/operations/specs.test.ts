import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { answering, type Operation } from "./operation.js";
import { pairsOf, type Schema } from "./schema.js";
import { operations } from "./table.js";

/** The folder with the vendors' documents lies beside the repository and is not part of it. */
const folder = new URL("../../../shared/specs/", import.meta.url);

interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, { readonly responses: Responses }>>>>;
}
type Responses = Readonly<Record<string, Answer & { readonly $ref?: string }>>;
interface Answer {
  readonly content?: { readonly "application/json"?: { readonly schema: Schema } };
}

const timeout = 30_000;

/** Reads what the vendor's document says of the answers of an operation. */
async function answersOf({ vendor, route, method }: Operation) {
  const text = await readFile(new URL(`${vendor}.openapi.json`, folder), "utf8");
  const document = JSON.parse(text) as Document;
  const resolve = (reference: string): unknown =>
    reference
      .split("/")
      .slice(1)
      .reduce<unknown>((value, key) => (value as Record<string, unknown>)[key], document);
  const { responses } = document.paths[route.replace(`${method} `, "")]?.[method.toLowerCase()] ?? {};
  return Object.entries(responses ?? {}).map(([status, response]) => {
    const { content } = response.$ref ? (resolve(response.$ref) as Answer) : response;
    const schema = content?.["application/json"]?.schema;
    return { status: Number(status), pairs: schema && pairsOf(schema, resolve) };
  });
}

describe.skipIf(!existsSync(folder))("the vendors' documents", () => {
  it.each(operations)("give $name no status that the table lacks", async (operation) => {
    const answers = await answersOf(operation);

    const known = Object.keys({ ...operation.successes, ...operation.refusals });
    expect(answers.length).toBeGreaterThan(1);
    expect(known).toEqual(expect.arrayContaining(answers.map(({ status }) => `${status}`)));
  });

  it.each(operations)("are what $name decodes, whatever they allow", { timeout }, async (operation) => {
    const answers = await answersOf(operation);

    for (const { status, pairs } of answers.filter(({ status }) => status < 300)) {
      // Where a document describes no body, there is none.
      const wires = pairs ?? fc.constant({ wire: undefined, value: undefined });
      const property = fc.asyncProperty(wires, async ({ wire, value }) => {
        const result = await operation.call({ fetch: answering(status, wire) });

        expect(result).toMatchObject({ ok: true });
        const decoded = result.ok ? result.value : undefined;
        const isPage = Symbol.asyncIterator in Object(decoded);
        expect(isPage ? (decoded as { body: unknown }).body : decoded).toStrictEqual(value);
      });
      await fc.assert(property, { numRuns: 500 });
    }
  });

  it.each(operations)("are what $name makes its refusals of", { timeout }, async (operation) => {
    const answers = await answersOf(operation);

    for (const { status, pairs } of answers.filter(({ status }) => status >= 400)) {
      // Where a document describes no body, the table alone tells what comes.
      if (!pairs) continue;
      const property = fc.asyncProperty(pairs, async ({ wire, value }) => {
        const result = await operation.call({ fetch: answering(status, wire) });

        expect(result).toMatchObject({ ok: false, error: { name: "HttpError", status } });
        expect(result.ok || { body: undefined, ...result.error }.body).toStrictEqual(value);
      });
      await fc.assert(property, { numRuns: 50 });
    }
  });
});
