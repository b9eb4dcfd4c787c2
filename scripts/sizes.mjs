import { readFileSync, writeFileSync } from "node:fs";
import { gzippedBundle } from "./bundle.mjs";

const { version } = JSON.parse(readFileSync("package.json", "utf8"));
const bundles = [
  ["`PolarCore` and `organizationAccessTokensDelete`", "PolarCore, organizationAccessTokensDelete", "orgkit/polar"],
  ["`PolarCore` and `organizationAccessTokensList`", "PolarCore, organizationAccessTokensList", "orgkit/polar"],
  ["the same from `orgkit/polar/slim`, without ky", "PolarCore, organizationAccessTokensList", "orgkit/polar/slim"],
  ["all of Clerk", "*", "orgkit/clerk"],
  ["all functions of all vendors", "*"],
  ["`createProxy`, on a server", "createProxy", "orgkit/proxy"],
  ["ky alone, for comparison", "default", "ky"],
];

function measure(names, from) {
  const vendors = from ? [from] : ["polar", "openai", "clerk", "permit"].map((vendor) => `orgkit/${vendor}`);
  const contents = vendors
    .map((module, index) =>
      from
        ? `export ${names === "*" ? "*" : `{ ${names} }`} from "${module}";`
        : `export * as v${index} from "${module}";`,
    )
    .join("\n");
  return gzippedBundle(contents);
}

const rows = await Promise.all(
  bundles.map(async ([label, names, from]) => `| ${label} | ${(await measure(names, from)).toLocaleString("en")} |`),
);
const table = [`| orgkit ${version}, bundled by esbuild | bytes, gzipped |`, "| --- | ---: |", ...rows].join("\n");
const readme = readFileSync("README.md", "utf8");
const updated = readme.replace(/(<!-- sizes -->\n)[\s\S]*?(<!-- \/sizes -->)/, `$1${table}\n$2`);

if (process.argv.includes("--check") && updated !== readme) {
  console.error("The sizes in README.md are out of date: run npm run sizes.");
  process.exitCode = 1;
} else {
  writeFileSync("README.md", updated);
}
