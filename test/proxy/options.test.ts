import { expect, it } from "vitest";
import { ClerkCore, listOrganizations } from "../../src/funcs/clerk/index.js";
import { ClerkCore as SlimClerkCore } from "../../src/funcs/clerk/slim.js";
import { unwrap, withBudget } from "../../src/index.js";
import { createProxy } from "../../src/proxy/index.js";
import { createSandbox } from "../../src/sandbox/index.js";
import { browser, proxyTo } from "./proxied.js";

const core = new ClerkCore({ accessToken: "sk_test_server0001" });
const good = { core, allow: ["listOrganizations"], authorize: () => true };

it.each([
  ["no core", { core: undefined }, "core is not a core of orgkit"],
  ["something else as a core", { core: { vendor: "clerk" } }, "core is not a core of orgkit"],
  [
    "a core that is not right itself",
    { core: new ClerkCore({ baseUrl: "nonsense" }) },
    "core.baseUrl: expected an http(s) URL without password, query or hash, received string",
  ],
  ["no list of operations", { allow: undefined }, "allow is not a list of operations"],
  ["a name in place of a list", { allow: "listOrganizations" }, "allow is not a list of operations"],
  ["an operation of another vendor", { allow: ["inviteUser"] }, "clerk has no inviteUser to allow"],
  ["a full name", { allow: ["clerk.listOrganizations"] }, "clerk has no clerk.listOrganizations to allow"],
  ["an inherited name", { allow: ["toString"] }, "clerk has no toString to allow"],
  ["no authorize", { authorize: undefined }, "authorize is not a function"],
  ["a path without a beginning", { basePath: "api/clerk" }, "basePath is not a path such as /api/clerk"],
  ["a path with an end", { basePath: "/api/clerk/" }, "basePath is not a path such as /api/clerk"],
  ["a path with patterns", { basePath: "/api/(.*)" }, "basePath is not a path such as /api/clerk"],
  ["an address", { basePath: "https://app.example/api/clerk" }, "basePath is not a path such as /api/clerk"],
  ["no limit", { maxRequestBytes: 0 }, "maxRequestBytes is not a number of bytes"],
  ["a limit that is no number", { maxRequestBytes: Number.NaN }, "maxRequestBytes is not a number of bytes"],
])("refuses %s at the start", (_, wrong, message) => {
  expect(() => createProxy({ ...good, ...wrong } as never)).toThrow(new TypeError(`createProxy: ${message}`));
});

const sandbox = createSandbox();
const listThrough = async (basePath: string, baseUrl: string) => {
  const proxy = proxyTo("clerk", { fetch: sandbox.fetch }, { basePath });
  return unwrap(await listOrganizations(new ClerkCore({ ...browser("clerk", proxy), baseUrl }))).total;
};

it.each([
  ["", "https://clerk.app.example"],
  ["/a.b/~c", "https://app.example/a.b/~c"],
])("may be mounted at %j", async (basePath, baseUrl) => {
  expect(await listThrough(basePath, baseUrl)).toBe(0);
});

it("takes the dot of a path for a dot", async () => {
  await expect(listThrough("/a.b", "https://app.example/a_b")).rejects.toMatchObject({ status: 404 });
});

it.each([
  ["a slim core", () => new SlimClerkCore({ accessToken: "sk_test_server0001", fetch: sandbox.fetch })],
  [
    "a core with a budget",
    () => withBudget(new ClerkCore({ accessToken: "sk_test_server0001", fetch: sandbox.fetch }), { deadlineMs: 5_000 }),
  ],
])("works with %s", async (_, make) => {
  const proxy = createProxy({ core: make(), allow: ["listOrganizations"], authorize: () => true });

  expect(await listOrganizations(new ClerkCore(browser("clerk", proxy)))).toMatchObject({ ok: true });
});

it("gives a call no more time than the budget of its core", async () => {
  const core = new ClerkCore({ accessToken: "sk_test_server0001", fetch: () => new Promise(() => {}) });
  const budgeted = withBudget(core, { deadlineMs: 1 });
  const proxy = createProxy({ core: budgeted, allow: ["listOrganizations"], authorize: () => true });

  expect((await proxy(new Request("https://app.example/api/clerk/organizations"))).status).toBe(504);
});
