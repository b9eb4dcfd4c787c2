import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";

/**
 * Ships the licences of the packages that end up inside the bundle, as they ask for.
 *
 * @returns {import("rollup").Plugin}
 */
export function thirdPartyNotices() {
  return {
    name: "third-party-notices",
    generateBundle(_options, bundle) {
      const modules = Object.values(bundle).flatMap((chunk) => Object.keys(chunk.modules ?? {}));
      const roots = new Set(modules.map((id) => /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+/.exec(id)?.[0]).filter(Boolean));
      const notices = [...roots].sort().map((root) => {
        const { name, version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
        const licence = readdirSync(root).find((file) => /^licen[cs]e/i.test(file));
        if (!licence) this.error(`${name} in ${dirname(root)} has no licence file`);
        return `${name} ${version}\n\n${readFileSync(join(root, licence), "utf8").trim()}\n`;
      });
      this.emitFile({ type: "asset", fileName: "THIRD-PARTY-NOTICES.txt", source: notices.join("\n---\n\n") });
    },
  };
}
