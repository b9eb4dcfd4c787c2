import { beforeAll, describe, expect, it } from "vitest";
import { bundleWithEsbuild, bundleWithRollup, bundleWithWebpack, filesInBundle } from "./bundle.js";
import { functions, withCore } from "./functions.js";

const bundlers = { rollup: bundleWithRollup, esbuild: bundleWithEsbuild, webpack: bundleWithWebpack };

const used = "globalThis.call = (options) => organizationAccessTokensDelete(new PolarCore(options), { id: 'a' });";
const direct = `
  import { PolarCore } from "orgkit/polar/core";
  import { organizationAccessTokensDelete } from "orgkit/polar/organizationAccessTokensDelete";
  ${used}`;
const fromTheVendor = `import { PolarCore, organizationAccessTokensDelete } from "orgkit/polar"; ${used}`;
const besideEverything = `
  import { PolarCore, organizationAccessTokensDelete } from "orgkit/polar";
  import * as everything from "orgkit";
  import * as polar from "orgkit/polar";
  import * as openai from "orgkit/openai";
  import * as clerk from "orgkit/clerk";
  import * as permit from "orgkit/permit";
  ${used}`;

/** All there is but the short names and the declarations, which follow the order of the modules. */
const wordsOf = (bundled: string): string[] =>
  (bundled.match(/[\w$]{3,}/g) ?? []).filter((word) => !["const", "let", "var"].includes(word)).sort();

describe.each(Object.entries(bundlers))("%s", { timeout: 60_000 }, (_, bundle) => {
  it("adds no byte for the functions and models that are not used", async () => {
    const vendor = await bundle(fromTheVendor);

    expect(wordsOf(vendor)).toEqual(wordsOf(await bundle(direct)));
    expect((await bundle(besideEverything)).length).toBe(vendor.length);
  });

  it("drops the schemas that nobody uses from modules that are used", async () => {
    const bundled = await bundle(direct);

    // Of the models' errors, of the codec, and of the walk over lists.
    for (const words of ["SessionNotFreshError", "ISO 8601", "Unix", "valid Date", "a page already seen"]) {
      expect(bundled).not.toContain(words);
    }
    expect(bundled).toContain("insufficient_scope");
  });

  it("leaves nothing of an import without a use", async () => {
    const bundled = await bundle('import "orgkit"; import "orgkit/polar"; import "orgkit/clerk"; globalThis.a = 1;');

    expect(bundled.length).toBeLessThan(60);
  });
});

const bundles = functions.flatMap(({ vendor, name }) => [
  { vendor, name, entry: `orgkit/${vendor}`, core: "core", hasKy: true },
  { vendor, name, entry: `orgkit/${vendor}/slim`, core: "slim", hasKy: false },
]);

describe.each(bundles)("the bundle of $name from $entry", ({ vendor, name, entry, core, hasKy }) => {
  let files: readonly string[];
  beforeAll(async () => {
    files = await filesInBundle(withCore(vendor, [name], entry));
  });

  it("holds no other function, of this vendor or another", () => {
    const own = [`dist/funcs/${vendor}/${core}.js`, `dist/funcs/${vendor}/${name}.js`];

    expect(files.filter((file) => file.startsWith("dist/funcs/")).sort()).toEqual(own.sort());
  });

  it("holds models of no other vendor", () => {
    const models = files.filter((file) => file.startsWith("dist/models/"));

    expect(models).toContain(`dist/models/${vendor}/vendor.js`);
    expect(models.filter((file) => !file.startsWith(`dist/models/${vendor}/`))).toEqual([]);
  });

  it("holds the form encoder only if it uploads", () => {
    expect(files.includes("dist/core/multipart.js")).toBe(name === "uploadOrganizationLogo");
  });

  it("holds ky only if it is not slim", () => {
    expect(files.some((file) => file.includes("node_modules/ky/"))).toBe(hasKy);
  });
});
