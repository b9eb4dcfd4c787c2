import { describe, expect, it } from "vitest";
import { bundleWithEsbuild, bundleWithRollup, bundleWithWebpack } from "./bundle.js";

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

  it("keeps the form encoder for those who upload", async () => {
    const updates = 'import { ClerkCore, updateOrganization as f } from "orgkit/clerk"; globalThis.a = [ClerkCore, f];';
    const uploads =
      'import { ClerkCore, uploadOrganizationLogo as f } from "orgkit/clerk"; globalThis.a = [ClerkCore, f];';
    const encoder = /\.append\(\w+,\w+\)/;

    expect(await bundle(updates)).not.toContain("image/webp");
    expect(await bundle(uploads)).toContain("image/webp");
    expect((await bundle(uploads)).match(new RegExp(encoder, "g"))?.length).toBe(
      ((await bundle(updates)).match(new RegExp(encoder, "g"))?.length ?? 0) + 1,
    );
  });
});

const words = {
  polar: /polar_oat|organization-access-tokens/,
  openai: /sk-admin|organization\/invites/,
  clerk: /sk_\(live|clerk-api-version/,
  permit: /permit_key|v2\/orgs/,
};

it.each(Object.keys(words))("keeps the other vendors out of %s's bundle", async (vendor) => {
  const bundled = await bundleWithEsbuild(`export * from "orgkit/${vendor}";`);

  const found = Object.entries(words).filter(([, pattern]) => pattern.test(bundled));
  expect(found.map(([name]) => name)).toEqual([vendor]);
});

it("keeps ky out of the slim entries", async () => {
  expect(await bundleWithEsbuild('export * from "orgkit/polar";')).toContain("prefixUrl");
  expect(await bundleWithEsbuild('export * from "orgkit/polar/slim";')).not.toContain("prefixUrl");
});
