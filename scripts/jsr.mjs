// Puts what JSR gets into build/jsr. It is the built package, not the sources: their types follow from schemas, which
// JSR calls slow, while the declarations of the build spell them out.
import { cpSync, globSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";

const target = "build/jsr";
const { name, version, license, exports, dependencies } = JSON.parse(readFileSync("package.json", "utf8"));

/** The entry points without patterns, and without the sandbox, which needs Node. */
const entries = Object.entries(exports)
  .filter(([entry, paths]) => paths?.types && !entry.includes("*") && entry !== "./sandbox")
  .map(([entry, paths]) => [entry, paths.default]);
const slim = entries
  .filter(([entry]) => entry !== ".")
  .map(([entry, path]) => [`${entry}/slim`, path.replace(/index\.js$/, "slim.js")])
  .filter(([, path]) => globSync(path).length);
const published = Object.fromEntries([...entries, ...slim]);

rmSync(target, { recursive: true, force: true });
cpSync("dist", join(target, "dist"), { recursive: true, filter: (file) => !/sandbox|\.map$/.test(file) });
for (const file of ["README.md", "LICENSE", "CHANGELOG.md"]) cpSync(file, join(target, file));

for (const file of globSync(`${target}/**/*.d.ts`)) {
  // Deno takes specifiers at their word, and all declarations of a file for exported ones: no two may share a name.
  const text = readFileSync(file, "utf8")
    .replace(/(["'])(\.{1,2}\/[^"']+)\.js\1/g, "$1$2.d.ts$1")
    .replace(/\b(const|typeof) operation\b/g, `$1 ${basename(file, ".d.ts")}Operation`);
  writeFileSync(file, text);
}
for (const path of Object.values(published)) {
  const file = join(target, path);
  const types = `./${basename(path).replace(/\.js$/, ".d.ts")}`;
  writeFileSync(file, `/* @ts-self-types="${types}" */\n${readFileSync(file, "utf8")}`);
}
for (const file of globSync(`${target}/**/*.js`)) {
  writeFileSync(file, readFileSync(file, "utf8").replace(/\n\/\/# sourceMappingURL=.*\s*$/, "\n"));
}
// What git ignores, the build folder, is left out unless it is named.
const publish = { exclude: ["!dist", "!*.md", "!LICENSE"] };
const manifest = { name: `@${name}/${name}`, version, license, exports: published, publish };
writeFileSync(join(target, "jsr.json"), `${JSON.stringify(manifest, null, 2)}\n`);
writeFileSync(join(target, "package.json"), `${JSON.stringify({ type: "module", dependencies }, null, 2)}\n`);
