import { globSync } from "node:fs";
import { basename, dirname, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { bundleWithEsbuild, gzipBytes } from "./bundle.js";

const root = resolve(import.meta.dirname, "../..");
const cores = { polar: "PolarCore", openai: "OpenAICore", clerk: "ClerkCore", permit: "PermitCore" } as const;
const notFunctions = ["index", "core", "slim", "functions"];

const functions = globSync("src/funcs/*/*.ts", { cwd: root })
  .map((file) => ({ vendor: basename(dirname(file)) as keyof typeof cores, name: basename(file, ".ts") }))
  .filter(({ name }) => !notFunctions.includes(name));

const sizeOf = async (source: string): Promise<number> => gzipBytes(await bundleWithEsbuild(source));
const withCore = (vendor: keyof typeof cores, ...names: string[]): string =>
  `export { ${[cores[vendor], ...names].join(", ")} } from "orgkit/${vendor}";`;

describe("gzipped bundles", () => {
  it("finds all functions", () => {
    expect(functions).toHaveLength(23);
  });

  it.each(functions)("hold $vendor $name in 13,800 bytes", async ({ vendor, name }) => {
    expect(await sizeOf(withCore(vendor, name))).toBeLessThanOrEqual(13_800);
  });

  it("grow by at most 450 bytes with the second function of a vendor", async () => {
    const one = await sizeOf(withCore("polar", "organizationAccessTokensList"));
    const two = await sizeOf(withCore("polar", "organizationAccessTokensList", "organizationAccessTokensCreate"));

    expect(two - one).toBeLessThanOrEqual(450);
  });

  it("hold all functions of all vendors in 22,500 bytes", async () => {
    const everything = Object.keys(cores).map((vendor) => `export * as ${vendor} from "orgkit/${vendor}";`);

    expect(await sizeOf(everything.join("\n"))).toBeLessThanOrEqual(22_500);
  });

  it("spend at most 7,400 bytes on ky", async () => {
    expect(await sizeOf('export { default } from "ky";')).toBeLessThanOrEqual(7_400);
  });
});
