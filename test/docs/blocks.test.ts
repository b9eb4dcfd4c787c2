import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { unwrap } from "orgkit";
import { ClerkCore, listOrganizations } from "orgkit/clerk";
import { listInvites, OpenAICore } from "orgkit/openai";
import { PermitCore } from "orgkit/permit";
import { organizationAccessTokensList, PolarCore } from "orgkit/polar";
import { createSandbox } from "orgkit/sandbox";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { functionPages, tagOf } from "./api.js";
import { readBlocks } from "./blocks.js";
import { check, run, toModule } from "./program.js";

const blocks = readBlocks().map((block) => ({ ...block, typescript: toModule(block) }));

const keys = {
  POLAR_ACCESS_TOKEN: "polar_oat_docs0001",
  OPENAI_ADMIN_KEY: "sk-admin-docs0001",
  CLERK_SECRET_KEY: "sk_test_docs0001",
  PERMIT_API_KEY: "permit_key_docs0001",
};

/** What a request of a block was and how it was answered. */
interface Exchange {
  readonly request: string;
  readonly status: number;
}

const home = process.cwd();
let folder = "";
let exchanges: Exchange[];

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "orgkit-docs-"));
  const png = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
  writeFileSync(join(folder, "logo.png"), Buffer.from(png, "base64"));
  process.chdir(folder);
});
afterAll(() => {
  process.chdir(home);
  rmSync(folder, { recursive: true });
});

beforeEach(() => {
  exchanges = [];
  for (const [name, value] of Object.entries(keys)) vi.stubEnv(name, value);
  for (const method of ["log", "info", "warn", "error", "debug"] as const) {
    vi.spyOn(console, method).mockImplementation(() => {});
  }
});

/** Runs a block in a world whose only network is a sandbox. */
async function perform({ typescript }: { readonly typescript: string }): Promise<void> {
  const sandbox = createSandbox({ seed: "demo" });
  const watched: typeof fetch = async (input, init) => {
    const { method, url } = new Request(input, init as RequestInit);
    const response = await sandbox.fetch(input, init);
    exchanges.push({ request: `${method} ${url}`, status: response.status });
    return response;
  };
  const cores = {
    polar: new PolarCore({ accessToken: keys.POLAR_ACCESS_TOKEN, fetch: watched }),
    openai: new OpenAICore({ accessToken: keys.OPENAI_ADMIN_KEY, fetch: watched }),
    clerk: new ClerkCore({ accessToken: keys.CLERK_SECRET_KEY, fetch: watched }),
    permit: new PermitCore({ accessToken: keys.PERMIT_API_KEY, fetch: watched }),
  };
  const [[token], invites, organizations] = await Promise.all([
    organizationAccessTokensList(cores.polar).then((result) => unwrap(result).items),
    listInvites(cores.openai).then((result) => unwrap(result).items),
    listOrganizations(cores.clerk).then((result) => unwrap(result).items),
  ]);
  const invite = invites.find(({ status }) => status === "pending");
  const organization = organizations.find(({ hasImage }) => hasImage);
  exchanges = [];
  vi.stubGlobal("fetch", watched);
  const exports = await run(typescript, { ...cores, token, invite, organization });
  const { default: handler } = exports as {
    default?: { fetch?: (request: Request, env: object) => Promise<Response> };
  };
  if (handler?.fetch) {
    const response = await handler.fetch(new Request("https://example.com/"), keys);
    expect(response.status).toBe(200);
  }
}

it("compiles under the rules of the house", { timeout: 60_000 }, () => {
  expect(blocks.length).toBeGreaterThan(35);
  expect(check(blocks.map(({ typescript }) => typescript))).toEqual([]);
});

describe.each(blocks)("$source", (block) => {
  it("runs, and is refused nothing but what it tells of", async () => {
    await perform(block);

    expect(exchanges.filter(({ status }) => status >= 300 && !block.code.includes(`${status}`))).toEqual([]);
  });
});

describe.each(functionPages)("the example of $module $name", ({ module, name, comment }) => {
  it("sends what the page says, and succeeds", async () => {
    const [example] = blocks.filter(({ source }) => source === `${module} ${name}`);
    if (!example) expect.unreachable("there is no example");
    await perform(example);

    const [, method = "", url = ""] = /^`(\w+) (\S+)`$/.exec(tagOf(comment, "@operation")) ?? [];
    const pattern = new RegExp(`^${method} ${url.replaceAll(".", "\\.").replace(/\{\w+\}/g, "[^/?]+")}(\\?|$)`);
    const succeeded = exchanges.filter(({ status }) => status >= 200 && status < 300);
    expect(succeeded.map(({ request }) => request)).toContainEqual(expect.stringMatching(pattern));
  });
});
