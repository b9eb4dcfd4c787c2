// Builds, tests and packs what a release consists of; publishes it with --publish, which only the release workflow does.
import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";

const isPublished = process.argv.includes("--publish");
const folder = "release";
const { name, version, repository } = JSON.parse(readFileSync("package.json", "utf8"));

function run(command, ...args) {
  const { status } = spawnSync(command, args, { stdio: "inherit" });
  if (status !== 0) refuse(`${[command, ...args].join(" ")} failed.`);
}
const read = (command, ...args) =>
  execFileSync(command, args, { encoding: "utf8", maxBuffer: 2 ** 26, stdio: ["ignore", "pipe", "inherit"] });

function refuse(reason) {
  console.error(`Not released: ${reason}`);
  process.exit(1);
}

if (!readFileSync("CHANGELOG.md", "utf8").includes(`\n## ${version}\n`))
  refuse(`CHANGELOG.md says nothing of ${version}.`);
if (isPublished && !repository) refuse("package.json names no repository, which npm compares with the provenance.");
if (isPublished && read("git", "status", "--porcelain").trim()) refuse("there are changes that are not committed.");

run("npm", "test");
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder);
run("npm", "pack", "--ignore-scripts", "--pack-destination", folder);
writeFileSync(`${folder}/${name}-${version}.cdx.json`, `${JSON.stringify(billOfMaterials(), null, 2)}\n`);

const tarball = `./${folder}/${name}-${version}.tgz`;
const mode = isPublished ? ["--provenance"] : ["--dry-run"];
run("npm", "publish", tarball, "--access", "public", "--ignore-scripts", ...mode);
if (!isPublished) console.log(`Nothing was published. What would have been is in ${folder}.`);

/** Lists what users get: the dependencies, and the packages whose code is inside the sandbox's bundle. */
function billOfMaterials() {
  const ask = (...args) =>
    JSON.parse(read("npm", "sbom", "--package-lock-only", "--sbom-format", "cyclonedx", ...args));
  const bill = ask("--omit", "dev");
  const notices = readFileSync("dist/sandbox/THIRD-PARTY-NOTICES.txt", "utf8");
  const bundled = notices.split("\n---\n\n").map((notice) => notice.slice(0, notice.indexOf("\n")).replace(" ", "@"));
  const { components } = ask();
  for (const ref of bundled) {
    const component = components.find((each) => each["bom-ref"] === ref);
    if (!component) refuse(`${ref} is bundled, and npm does not know it.`);
    bill.components.push({ ...component, scope: "required" });
    bill.dependencies.push({ ref, dependsOn: [] });
    bill.dependencies.find((each) => each.ref === `${name}@${version}`).dependsOn.push(ref);
  }
  // npm calls the package by the name of the folder it is in.
  bill.metadata.component.name = name;
  return bill;
}
