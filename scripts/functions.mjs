// Writes FUNCTIONS.md from the API reference (build/api.json) and from bundles of what is built.
import { readFileSync, writeFileSync } from "node:fs";
import { gzippedBundle } from "./bundle.mjs";

const cores = { polar: "PolarCore", openai: "OpenAICore", clerk: "ClerkCore", permit: "PermitCore" };
const titles = { polar: "Polar", openai: "OpenAI", clerk: "Clerk", permit: "Permit.io" };
const pageStyles = { after: "cursor", offset: "offset", page: "number" };

const { children: modules } = JSON.parse(readFileSync("build/api.json", "utf8"));

const words = (parts) => parts.map(({ text }) => text).join("");

async function rowOf(vendor, functionName, { comment }, children) {
  const tag = (name) => words(comment.blockTags.find(({ tag }) => tag === name).content);
  const requestName = `${functionName[0].toUpperCase()}${functionName.slice(1)}Request`;
  const { children: fields = [] } = children.find(({ name }) => name === requestName);
  const style = Object.keys(pageStyles).find((key) => fields.some(({ name }) => name === key));
  const size = (entry) =>
    gzippedBundle(`export { ${cores[vendor]}, ${functionName} } from "orgkit/${vendor}${entry}";`);
  const sizes = [await size("/slim"), await size("")].map((bytes) => bytes.toLocaleString("en"));
  const [, method, url] = /^`(\w+) (.+)`$/.exec(tag("@operation"));
  const path = new URL(url).pathname.replaceAll("%7B", "{").replaceAll("%7D", "}");
  const lines = [
    `[\`${functionName}\`](src/funcs/${vendor}/${functionName}.ts)`,
    `\`${method} ${path}\``,
    tag("@credential") + (style ? ` Pages by ${pageStyles[style]}.` : ""),
  ];
  return `| ${[lines.join("<br>"), ...sizes].join(" | ")} |`;
}

async function tableOf(vendor) {
  const { children } = modules.find(({ name }) => name === `orgkit/${vendor}`);
  const rows = [];
  for (const { name, signatures: [signature] = [] } of children) {
    if (signature?.comment?.blockTags?.some(({ tag }) => tag === "@operation")) {
      rows.push(await rowOf(vendor, name, signature, children));
    }
  }
  return `## ${titles[vendor]}

| Function | Slim | Default |
| --- | ---: | ---: |
${rows.join("\n")}
`;
}

const tables = [];
for (const vendor of Object.keys(cores)) tables.push(await tableOf(vendor));

const page = `---
title: Functions
---

# Functions

Each function with its method and path, the key or scope that it takes and, where it lists, what its pages go by. The sizes
are the bytes of a bundle that holds the function and its core, minified by esbuild and gzipped: slim without ky and
retries, default with both. Written by \`npm run functions\`.

${tables.join("\n")}`;

if (!process.argv.includes("--check")) {
  writeFileSync("FUNCTIONS.md", page);
} else if (readFileSync("FUNCTIONS.md", "utf8") !== page) {
  console.error("FUNCTIONS.md is out of date: run npm run functions.");
  process.exitCode = 1;
}
