import { afterEach, describe, expect, it, vi } from "vitest";
import {
  ClerkCore,
  createOrganization,
  getOrganization,
  listOrganizations,
  updateOrganization,
} from "../../src/funcs/clerk/index.js";
import { organizationAccessTokensList, PolarCore } from "../../src/funcs/polar/index.js";
import { type CoreOptions, categorize } from "../../src/index.js";
import type { AnyOperation } from "../../src/proxy/authorize.js";
import { createSandbox } from "../../src/sandbox/index.js";
import { answering } from "../operations/operation.js";
import { browser, type Given, operationsOf, proxyTo } from "./proxied.js";

type Authorize = NonNullable<Given["authorize"]>;

const sandbox = createSandbox();
afterEach(() => sandbox.reset());

const inBrowser = (authorize: Authorize, core: CoreOptions = {}) =>
  new ClerkCore(browser("clerk", proxyTo("clerk", { fetch: sandbox.fetch, ...core }, { authorize })));
const refused = { ok: false, error: { name: "UnexpectedStatusError", status: 403, body: { code: "not_authorized" } } };

describe("authorize", () => {
  it("sees the request of the browser and the operation", async () => {
    const seen: unknown[] = [];
    const proxy = proxyTo(
      "clerk",
      { fetch: sandbox.fetch },
      {
        authorize(request, { name, input }) {
          seen.push(request.headers.get("cookie"), name, input);
          return false;
        },
      },
    );

    await proxy(new Request("https://app.example/api/clerk/organizations/org_1", { headers: { cookie: "session=1" } }));

    expect(seen).toEqual(["session=1", "getOrganization", { organizationId: "org_1" }]);
  });

  it.each([true, Promise.resolve(true)])("allows with %o", async (decision) => {
    expect(await listOrganizations(inBrowser(() => decision))).toMatchObject({ ok: true });
  });

  it.each([
    ["false", () => false],
    ["a promise of false", async () => false],
    ["undefined", () => undefined],
    ["null", () => null],
    ["1", () => 1],
    ['"true"', () => "true"],
    ["an empty object", () => ({})],
    ["a session", () => ({ userId: "user_1" })],
    ["a Boolean object", () => Object(true)],
    ["a Response", () => new Response(null, { status: 200 })],
    ["what looks like a decision", () => Object.freeze({})],
    ["the operation", (_, operation) => operation],
    ["the function with", (_, operation) => operation.with],
    ["an exception", () => Promise.reject(new Error("no session"))],
    [
      "an exception at once",
      () => {
        throw "no session";
      },
    ],
    [
      "a value that cannot be read",
      () => {
        throw Object.create(null, {
          message: {
            get() {
              throw new Error("no");
            },
          },
        });
      },
    ],
  ] satisfies [string, Authorize][])("refuses with %s", async (_, authorize) => {
    const result = await listOrganizations(inBrowser(authorize));

    expect(result).toMatchObject(refused);
    expect(!result.ok && categorize(result.error)).toBe("permission");
    expect(sandbox.requests).toHaveLength(0);
  });

  it("refuses when it takes longer than the core's timeoutMs", async () => {
    const result = await listOrganizations(inBrowser(() => new Promise(() => {}), { timeoutMs: 1 }));

    expect(result).toMatchObject(refused);
    expect(sandbox.requests).toHaveLength(0);
  });

  it("refuses with what another call was given", async () => {
    let kept: unknown;
    const core = inBrowser((_, operation) => {
      kept ??= operation.with({ organizationId: "org_1" });
      return kept;
    });

    await getOrganization(core, { organizationId: "org_1" });
    const second = await getOrganization(core, { organizationId: "org_2" });

    expect(second).toMatchObject(refused);
    expect(sandbox.requests).toHaveLength(1);
  });

  it("tells the browser nothing of an exception, and the core's log everything but keys", async () => {
    const logger = { error: vi.fn(), warn: vi.fn(), info: vi.fn(), debug: vi.fn() };
    const fails = () => Promise.reject(new Error("no session for sk_live_abc in redis://10.0.0.7"));

    const result = await listOrganizations(inBrowser(fails, { logger, logLevel: "error" }));

    expect(JSON.stringify(result)).not.toMatch(/redis|sk_live/);
    expect(logger.error.mock.calls).toEqual([
      ["orgkit: clerk.listOrganizations has a failing authorize: no session for [redacted] in redis://10.0.0.7."],
    ]);
  });

  it("tells the log no credential of the browser's", async () => {
    const logger = { error: vi.fn(), warn: vi.fn(), info: vi.fn(), debug: vi.fn() };
    const quotes = ({ headers }: Request) =>
      Promise.reject(new Error(`invalid ${headers.get("cookie")}, ${headers.get("authorization")}`));
    const proxy = proxyTo("clerk", { logger, logLevel: "error" }, { authorize: quotes });
    const headers = { cookie: "session=b1946ac92492", authorization: "Bearer eyJhbGciOi.user.jwt" };

    await proxy(new Request("https://app.example/api/clerk/organizations", { headers }));

    expect(logger.error.mock.calls).toEqual([
      ["orgkit: clerk.listOrganizations has a failing authorize: invalid [redacted], [redacted]."],
    ]);
  });

  it("is not logged unless the core says so", async () => {
    const error = vi.spyOn(console, "error");

    await listOrganizations(inBrowser(() => Promise.reject(new Error("no session"))));

    expect(error).not.toHaveBeenCalled();
  });

  it("leaves no timer behind", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    try {
      await listOrganizations(inBrowser(() => true, { fetch: answering(200, { data: [], total_count: 0 }) }));
      expect(vi.getTimerCount()).toBe(0);
    } finally {
      vi.useRealTimers();
    }
  });

  it("refuses where the log fails as well", async () => {
    const fail = () => Promise.reject(new Error("disk full"));
    const logger = { error: fail, warn: fail, info: fail, debug: fail };

    expect(await listOrganizations(inBrowser(fail, { logger, logLevel: "debug" }))).toMatchObject(refused);
  });

  it("says that a refused write has not taken effect", async () => {
    const result = await createOrganization(
      inBrowser(() => false),
      { name: "Acme" },
    );

    expect(result).toMatchObject({ error: { mayHaveTakenEffect: false } });
  });
});

it("shows authorize what is sent, where JSON can be read in two ways", async () => {
  let seen: unknown;
  const authorize: Authorize = (_, { input }) => {
    seen = input;
    return true;
  };
  const body = '{"name":"Eve","name":"Acme","max_allowed_memberships":-1e999,"public_metadata":{"a":1,"__proto__":2}}';
  const headers = { "content-type": "application/json" };

  await proxyTo(
    "clerk",
    { fetch: sandbox.fetch },
    { authorize },
  )(new Request("https://app.example/api/clerk/organizations", { method: "POST", headers, body }));

  const publicMetadata = JSON.parse('{"a":1,"__proto__":2}');
  expect(seen).toEqual({ name: "Acme", maxAllowedMemberships: null, publicMetadata });
  expect(sandbox.requests[0]?.json).toEqual({
    name: "Acme",
    max_allowed_memberships: null,
    public_metadata: publicMetadata,
  });
});

describe("operation.with", () => {
  const sent = () => sandbox.requests.at(-1);
  const withFields =
    (fields: object): Authorize =>
    (_, operation) =>
      operation.with(fields);

  it("adds a parameter", async () => {
    await listOrganizations(inBrowser(withFields({ userId: ["user_ada"] })), { limit: 3 });

    expect(sent()?.query).toBe("limit=3&user_id=user_ada");
  });

  it("takes the place of all values of a parameter", async () => {
    await listOrganizations(inBrowser(withFields({ userId: ["user_ada"] })), { userId: ["user_1", "user_2"] });

    expect(sent()?.query).toBe("user_id=user_ada");
  });

  it("sets an id", async () => {
    await getOrganization(inBrowser(withFields({ organizationId: "org_own" })), { organizationId: "org_other" });

    expect(sent()?.path).toBe("/v1/organizations/org_own");
  });

  it("sets a field of a body", async () => {
    await createOrganization(inBrowser(withFields({ createdBy: "user_ada", maxAllowedMemberships: 5 })), {
      name: "Acme",
      createdBy: "user_eve",
      publicMetadata: { snake_key: 1 },
    });

    expect(sent()?.json).toEqual({
      name: "Acme",
      created_by: "user_ada",
      public_metadata: { snake_key: 1 },
      max_allowed_memberships: 5,
    });
  });

  it("sets a field of a body that stands beside parameters, and keeps the others", async () => {
    const authorize = withFields({ updateOrganizationRequest: { maxAllowedMemberships: 5, slug: null } });

    await updateOrganization(inBrowser(authorize), {
      organizationId: "org_1",
      updateOrganizationRequest: { name: "Acme", maxAllowedMemberships: 99 },
    });

    expect(sent()).toMatchObject({ path: "/v1/organizations/org_1" });
    expect(sent()?.json).toEqual({ name: "Acme", max_allowed_memberships: 5, slug: null });
  });

  it("takes one value for a list", async () => {
    const authorize = withFields({ organizationId: "1dbfc517-0bbf-4301-9ba8-555ca42b9737" });
    const proxy = proxyTo("polar", { fetch: sandbox.fetch }, { authorize });

    await organizationAccessTokensList(new PolarCore(browser("polar", proxy)), { organizationId: null });

    expect(sent()?.query).toBe("organization_id=1dbfc517-0bbf-4301-9ba8-555ca42b9737");
  });

  it("changes nothing unless it is what authorize gives back", async () => {
    const authorize = (_: Request, operation: AnyOperation) => {
      operation.with({ userId: ["user_ada"] });
      return true;
    };

    await listOrganizations(inBrowser(authorize), { limit: 3 });

    expect(sent()?.query).toBe("limit=3");
  });

  it.each([
    ["a parameter that is undefined", "listOrganizations", { userId: undefined }],
    ["a parameter that is null", "listOrganizations", { userId: null }],
    ["an empty parameter", "listOrganizations", { query: "" }],
    ["an empty list", "listOrganizations", { userId: [] }],
    ["a list with an empty value", "listOrganizations", { userId: ["user_1", ""] }],
    ["a list with undefined", "listOrganizations", { userId: [undefined] }],
    ["a list of lists", "listOrganizations", { userId: [["user_1"]] }],
    ["two values where there is one", "listOrganizations", { limit: [1, 2] }],
    ["an object as a parameter", "listOrganizations", { userId: { id: "user_1" } }],
    ["a parameter of another spelling", "listOrganizations", { user_id: ["user_1"] }],
    ["a parameter of another operation", "listOrganizations", { search: "a" }],
    ["an inherited name", "listOrganizations", { constructor: "a" }],
    ["an id that is undefined", "getOrganization", { organizationId: undefined }],
    ["an empty id", "getOrganization", { organizationId: "" }],
    ["an id that is a path", "getOrganization", { organizationId: "../users" }],
    ["an id that holds a path", "getOrganization", { organizationId: "org_1/logo" }],
    ["a body's field where there is no body", "getOrganization", { name: "Acme" }],
    ["a body's field that is undefined", "createOrganization", { createdBy: undefined }],
    ["a body's field of another spelling", "createOrganization", { created_by: "user_1" }],
    ["a body of another name", "updateOrganization", { organizationUpdate: { name: "Acme" } }],
    ["a body that is none", "updateOrganization", { updateOrganizationRequest: null }],
    ["a body that is a list", "updateOrganization", { updateOrganizationRequest: ["a"] }],
    ["a field that is undefined in a body", "updateOrganization", { updateOrganizationRequest: { name: undefined } }],
    ["a field the body does not have", "updateOrganization", { updateOrganizationRequest: { id: "a" } }],
    ["a body's field beside the body", "updateOrganization", { name: "Acme" }],
    ["the form of an upload", "uploadOrganizationLogo", { uploaderUserId: "user_1" }],
    ["nothing", "listOrganizations", undefined],
  ] as const)("refuses %s", async (_, name, fields) => {
    const thrown: unknown[] = [];
    const authorize: Authorize = (_request, operation) => {
      expect(operation.name).toBe(name);
      try {
        return operation.with(fields as object);
      } catch (error) {
        thrown.push(error);
        throw error;
      }
    };
    const requests = {
      listOrganizations: ["GET", ""],
      getOrganization: ["GET", "/org_1"],
      createOrganization: ["POST", "", '{"name":"Acme"}'],
      updateOrganization: ["PATCH", "/org_1", '{"name":"Acme"}'],
      uploadOrganizationLogo: ["PUT", "/org_1/logo"],
    } as const;
    const [method, path, body = null] = requests[name];
    const proxy = proxyTo("clerk", { fetch: sandbox.fetch }, { authorize, allow: operationsOf("clerk") });

    const answer = await proxy(
      new Request(`https://app.example/api/clerk/organizations${path}`, {
        method,
        body,
        headers: { "content-type": "application/json" },
      }),
    );

    expect(thrown).toMatchObject([{ name: "TypeError" }]);
    expect(answer.status).toBe(403);
    expect(sandbox.requests).toHaveLength(0);
  });
});
