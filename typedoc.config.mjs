import { OptionDefaults } from "typedoc";

/** @type {Partial<import("typedoc").TypeDocOptions>} */
export default {
  name: "orgkit",
  entryPoints: [
    "src/index.ts",
    "src/funcs/polar/index.ts",
    "src/funcs/openai/index.ts",
    "src/funcs/clerk/index.ts",
    "src/funcs/permit/index.ts",
    "src/sandbox/index.ts",
  ],
  projectDocuments: ["guides/*.md"],
  plugin: ["./scripts/typedoc-plugin.mjs"],
  tsconfig: "tsconfig.build.json",
  out: "site",
  json: "build/api.json",
  readme: "README.md",
  customCss: "scripts/site.css",
  blockTags: [...OptionDefaults.blockTags, "@operation", "@credential", "@errors"],
  notRenderedTags: [...OptionDefaults.notRenderedTags, "@operation", "@credential"],
  sort: ["kind", "documents-first", "required-first", "source-order"],
  kindSortOrder: ["Document", "Project", "Module", "Class", "Function", "Interface", "TypeAlias"],
  excludeExternals: true,
  excludeInternal: true,
  excludePrivate: true,
  // A name such as Permit.io is no link.
  markdownItOptions: { html: true, linkify: false },
  disableSources: true,
  hideGenerator: true,
  treatWarningsAsErrors: true,
  validation: { notExported: false, invalidLink: true, rewrittenLink: true },
};
