import { existsSync, globSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import chromium from "@sparticuz/chromium";
import { parse } from "node-html-parser";
import { type Browser, chromium as playwright } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { functionPages, tagOf, words } from "./api.js";
import { root } from "./blocks.js";

const site = join(root, "site");

it("has a page for each of the 23 functions", () => {
  const pages = functionPages.map(({ module, name }) => `functions/${module.replace("/", "_")}.${name}.html`);

  expect(pages).toHaveLength(23);
  expect(globSync("functions/orgkit_{polar,openai,clerk,permit}.*.html", { cwd: site }).sort()).toEqual(pages.sort());
});

describe.each(functionPages)("the page of $module $name", ({ module, name, comment, parameters, fields }) => {
  const statuses = (text: string) => [...text.matchAll(/\b[45]\d\d\b/g)].map(([status]) => Number(status));
  const file = join(site, `functions/${module.replace("/", "_")}.${name}.html`);

  it("begins with what it does", () => {
    expect(words(comment.summary)).toMatch(/^[A-Z][a-z]+s /);
  });

  it("names the vendor's operation", () => {
    expect(tagOf(comment, "@operation")).toMatch(/^`(GET|POST|PUT|PATCH|DELETE) https:\/\/api\.[\w.]+\/\S+`$/);
  });

  it("names the credential", () => {
    expect(tagOf(comment, "@credential")).toMatch(/^(A|An|Any) .*(key|token).*\.$/);
  });

  it("describes its parameters", () => {
    expect(parameters.map((parameter) => parameter.name)).toEqual(["core", "request", "options"]);
    for (const parameter of parameters) expect(words(parameter.comment?.summary)).toMatch(/^[A-Z].*\.$/);
  });

  it.each(fields)("describes the field $name", ({ comment: told, type, flags }) => {
    const text = words(told?.summary);
    if (type?.type !== "reflection") expect(text).toMatch(/^[A-Z].*\.$/s);
    if (type?.type === "intrinsic" && type.name === "number") expect(text).toMatch(/from \d/i);
    if (name.startsWith("list") && flags.isOptional) expect(text).toMatch(/Default|Only |Adds /);
  });

  it("tells each status once, with what it means, in the order of the prose", () => {
    const rows = tagOf(comment, "@errors").match(/^\| `HttpError` \d+ \|.*$/gm) ?? [];

    expect(rows.flatMap((row) => statuses(row.slice(0, 22)))).toEqual(statuses(tagOf(comment, "@returns")));
    for (const row of rows) expect(row).toMatch(/^\| `HttpError` \d{3} \| \w+ \| .+\. \|$/);
  });

  it("has an example", () => {
    expect(tagOf(comment, "@example")).toMatch(new RegExp(`^\`\`\`ts\n[^]*\\b${name}\\([^]*\n\`\`\`$`));
  });

  it("leads to the vendor's page", () => {
    const vendor = { polar: "polar.sh", openai: "openai.com", clerk: "clerk.com", permit: "permit.io" }[
      module.replace("orgkit/", "")
    ];
    const [{ target = "" } = {}] = (comment.blockTags?.find(({ tag }) => tag === "@see")?.content ?? []).flatMap(
      (part) => (part.kind === "inline-tag" ? [{ target: String(part.target) }] : []),
    );

    expect(new URL(target).hostname).toMatch(new RegExp(`(^|\\.)${vendor}$`));
  });

  it("shows all of that to a reader", () => {
    const text = parse(readFileSync(file, "utf8")).querySelector(".col-content")?.text ?? "";

    for (const heading of ["Vendor operation", "Credential", "Parameters", "Returns", "Errors", "Example", "See"]) {
      expect(text).toContain(heading);
    }
    for (const field of fields) expect(text).toContain(field.name);
  });
});

describe("a page of a type", () => {
  const pages = globSync("{interfaces,types}/*.html", { cwd: site }).map((page) => {
    const content = parse(readFileSync(join(site, page), "utf8")).querySelector(".col-content");
    return { page, text: content?.text ?? "", fields: content?.querySelectorAll(".tsd-member .tsd-signature") ?? [] };
  });

  it("spells the type out instead of naming the schema behind it", () => {
    expect(pages.length).toBeGreaterThan(150);
    expect(pages.filter(({ text }) => /\bInfer(Input|Output)\b/.test(text)).map(({ page }) => page)).toEqual([]);
  });

  it("gives no field a default: what a schema holds is none", () => {
    const initialized = pages.filter(({ fields }) => fields.some(({ text }) => text.includes(" = ")));

    expect(initialized.map(({ page }) => page)).toEqual([]);
  });
});

describe("in a browser", { timeout: 60_000 }, () => {
  const pages = globSync("**/*.html", { cwd: site }).map((page) => {
    const body = parse(readFileSync(join(site, page), "utf8")).querySelector("body");
    return { page, html: body?.innerHTML ?? "" };
  });
  let browser: Browser;
  beforeAll(async () => {
    browser = await playwright.launch({ executablePath: await chromium.executablePath() });
  }, 60_000);
  afterAll(() => browser.close());

  /** Lists the pages that hold something wider than its place, in a window of this width. */
  async function overflowing(selector: string, width: number): Promise<readonly string[]> {
    const tab = await browser.newPage({ viewport: { width, height: 800 } });
    await tab.goto(`${pathToFileURL(join(site, "modules.html"))}`);
    // All pages have one style, so the bodies take turns in one page: loading each would take ten times as long.
    const found = await tab.evaluate(
      ({ pages, selector }) =>
        pages.filter(({ html }) => {
          document.body.innerHTML = html;
          const elements = [...document.querySelectorAll(selector)];
          return elements.some(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth);
        }),
      { pages, selector },
    );
    return found.map(({ page }) => page);
  }

  it.each([390, 1280])("each page is within a window of %i px, and its title within its column", async (width) => {
    expect(pages.length).toBeGreaterThan(200);
    expect(await overflowing(":root, h1", width)).toEqual([]);
  });

  it.each([390, 1280])("the tables of the functions show all columns in a window of %i px", async (width) => {
    expect(await overflowing("table", width)).not.toContain("documents/Functions.html");
  });
});

it("leads from the list of functions to the page of each", () => {
  const list = parse(readFileSync(join(site, "documents/Functions.html"), "utf8"));
  const links = list.querySelectorAll(".col-content td a").map((link) => link.getAttribute("href"));

  expect(links.sort()).toEqual(
    functionPages.map(({ module, name }) => `../functions/${module.replace("/", "_")}.${name}.html`).sort(),
  );
});

it("has the files that the examples on it import", () => {
  const missing = globSync("media/*.ts", { cwd: site }).flatMap((file) =>
    [...readFileSync(join(site, file), "utf8").matchAll(/from "(\.[^"]+)"/g)]
      .map(([, path = ""]) => join(dirname(file), path))
      .filter((path) => !existsSync(join(site, path)))
      .map((path) => `${file}: ${path}`),
  );

  expect(missing).toEqual([]);
});

describe("links", () => {
  const pages = new Map(
    globSync("**/*.{html,svg}", { cwd: site }).map((page) => {
      const html = parse(readFileSync(join(site, page), "utf8"));
      const ids = new Set(html.querySelectorAll("[id]").map(({ id }) => id));
      const links = html
        .querySelectorAll("[href], [src]")
        .map((element) => element.getAttribute("href") ?? element.getAttribute("src") ?? "");
      return [page, { ids, links }];
    }),
  );
  const files = new Set(globSync("**/*", { cwd: site }));

  it("lead to a file and a place that are there", () => {
    const broken = [...pages].flatMap(([page, { links }]) =>
      links
        .filter((link) => !/^(https?|mailto|data):/.test(link))
        .filter((link) => {
          const [path = "", hash = ""] = decodeURI(link).split("#");
          const target = path === "" ? page : relative(site, resolve(site, dirname(page), path));
          const isThere = files.has(target) && (hash === "" || pages.get(target)?.ids.has(hash));
          return !isThere && link !== "#";
        })
        .map((link) => `${page}: ${link}`),
    );

    expect(pages.size).toBeGreaterThan(100);
    expect(broken).toEqual([]);
  });

  it("lead outside by TLS alone", () => {
    const outside = new Set([...pages.values()].flatMap(({ links }) => links.filter((link) => /^\w+:/.test(link))));

    expect([...outside].filter((link) => !/^(https:|data:image\/)/.test(link))).toEqual([]);
  });
});
