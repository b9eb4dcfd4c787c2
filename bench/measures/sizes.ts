import { join } from "node:path";
import { type Bundled, type Bundler, bundlers } from "../lib/bundlers.ts";
import { bytes, type Figure, type Progress, type Report, worst } from "../lib/report.ts";
import { type Vendor, vendors } from "../lib/vendors.ts";

const root = join(import.meta.dirname, "../..");
const peers = join(import.meta.dirname, "../peers");
const names = Object.keys(bundlers) as Bundler[];

/** Polar has no operation that gets one token. */
const operations: Readonly<Record<Vendor, { readonly list: string; readonly get?: string }>> = {
  polar: { list: "organizationAccessTokensList" },
  openai: { list: "listInvites", get: "retrieveInvite" },
  clerk: { list: "listOrganizations", get: "getOrganization" },
  permit: { list: "listOrganizations", get: "getOrganization" },
};

const peerSources: Readonly<Record<string, string>> = {
  "ky alone": 'export { default } from "ky";',
  "openapi-fetch alone": 'export { default } from "openapi-fetch";',
  openai: `import OpenAI from "openai";
    export const list = (adminAPIKey) => new OpenAI({ adminAPIKey }).admin.organization.invites.list();`,
  "@clerk/backend": `import { createClerkClient } from "@clerk/backend";
    export const list = (secretKey) => createClerkClient({ secretKey }).organizations.getOrganizationList();`,
  "@polar-sh/sdk 0.48.1": `export { PolarCore } from "@polar-sh/sdk/core.js";
    export { organizationAccessTokensList } from "@polar-sh/sdk/funcs/organizationAccessTokensList.js";`,
  "@polar-sh/sdk 1.0.1": `export { createPolarCore } from "@polar-sh/sdk-v1/2026-10";
    export { listWebhookEndpointsWebhooks } from "@polar-sh/sdk-v1/2026-10/services/webhooks";`,
  permitio: `import { Permit } from "permitio";
    export const list = (token) => new Permit({ token }).api.projects.list();`,
};

/** Measures what the bundle of a user holds: one list, one get, every further function. */
export async function sizes(progress: Progress): Promise<Report> {
  const slim = await ofEntries("/slim", progress);
  const withKy = await ofEntries("", progress);
  const others: Row[] = [];
  for (const [name, source] of Object.entries(peerSources)) {
    progress(`sizes: ${name}`);
    const platform = name === "permitio" ? "node" : "browser";
    others.push({ name, sizes: await sizesOf({ source, folder: peers, platform }) });
  }
  const kyBytes = others[0]?.sizes.esbuild ?? Number.NaN;
  const ofKind = (rows: readonly Row[], kind: Kind): Figure[] =>
    rows
      .filter((row) => row.kind === kind)
      .flatMap(({ name, sizes }) => names.map((bundler) => ({ value: sizes[bundler], at: `${name}, ${bundler}` })));
  return {
    title: "Sizes",
    about:
      "Bundles of a core and one function, minified, gzipped at level 9. A further function is the one that adds most to " +
      "the bundle of the list. Of the peers: a client and one list; permitio for Node, the others for browsers.",
    table: [
      ["bytes, gzipped", ...names, "times ky"],
      ...[...slim, ...withKy, ...others].map(({ name, sizes }) => [
        name,
        ...names.map((bundler) => bytes(sizes[bundler])),
        (sizes.esbuild / kyBytes).toFixed(2),
      ]),
    ],
    figures: {
      slimList: worst(ofKind(slim, "list")),
      slimGet: worst(ofKind(slim, "get")),
      slimFurther: worst(ofKind(slim, "further")),
      defaultList: worst(ofKind(withKy, "list")),
    },
  };
}

type Kind = "list" | "get" | "further";
type Sizes = Readonly<Record<Bundler, number>>;

interface Row {
  readonly name: string;
  readonly kind?: Kind;
  readonly sizes: Sizes;
}

async function ofEntries(entry: "" | "/slim", progress: Progress): Promise<Row[]> {
  const rows: Row[] = [];
  for (const vendor of vendors) {
    const module = `orgkit/${vendor}${entry}`;
    progress(`sizes: ${module}`);
    const exported = Object.keys(await import(module));
    const core = exported.filter((name) => name.endsWith("Core"));
    const bundle = (...functions: string[]): Promise<Sizes> => {
      const source = `export { ${[...core, ...functions].join(", ")} } from "${module}";`;
      return sizesOf({ source, folder: root, platform: "browser" });
    };
    const { list, get } = operations[vendor];
    const listSizes = await bundle(list);
    rows.push({ name: `${module}: ${list}`, kind: "list", sizes: listSizes });
    if (get) rows.push({ name: `${module}: ${get}`, kind: "get", sizes: await bundle(get) });
    if (!entry) continue; // The same modules are added with ky.
    let further: Row | undefined;
    for (const name of exported.filter((each) => each !== list && !core.includes(each))) {
      const both = await bundle(list, name);
      const added = mapSizes((bundler) => both[bundler] - listSizes[bundler]);
      if (!further || total(added) > total(further.sizes)) {
        further = { name: `${module}: and ${name}`, kind: "further", sizes: added };
      }
    }
    if (further) rows.push(further);
  }
  return rows;
}

async function sizesOf(bundled: Bundled): Promise<Sizes> {
  const found = new Map<Bundler, number>();
  for (const name of names) found.set(name, await bundlers[name](bundled));
  return mapSizes((name) => found.get(name) ?? Number.NaN);
}

const mapSizes = (size: (bundler: Bundler) => number): Sizes =>
  Object.fromEntries(names.map((name) => [name, size(name)])) as Sizes;

const total = (sizes: Sizes): number => names.reduce((sum, name) => sum + sizes[name], 0);
