import { describe, expect, it } from "vitest";
import { createOrganization } from "../../src/funcs/clerk/index.js";
import {
  organizationAccessTokensCreate,
  organizationAccessTokensDelete,
  organizationAccessTokensList,
  organizationAccessTokensUpdate,
  type PolarCore,
} from "../../src/funcs/polar/index.js";
import type { AnyError, Result } from "../../src/index.js";
import { clerk } from "../clerk/exchange.js";
import { id, play, polarWith, says, wireToken } from "./exchange.js";
import { circular, getter, nonsense, revoked } from "./hostile.js";

type Ask = (core: PolarCore, request: never) => Promise<Result<unknown, AnyError>>;

const operations: [string, Ask][] = [
  ["list", organizationAccessTokensList],
  ["create", organizationAccessTokensCreate],
  ["update", organizationAccessTokensUpdate],
  ["delete", organizationAccessTokensDelete],
];

describe.each(operations)("%s", (_operation, ask) => {
  it.each(nonsense)("refuses %s for a request and sends nothing", async (_, request) => {
    const { fetch, sent } = play(says(200));

    const result = await ask(polarWith({ fetch }), request as never);

    expect(sent).toHaveLength(0);
    expect(result).toMatchObject({
      ok: false,
      error: { name: "RequestValidationError", vendor: "polar", mayHaveTakenEffect: false },
      meta: { attempts: 0 },
    });
    expect(!result.ok && result.error.message).toMatch(/^polar\.\w+ was not sent\. \S+: .+\.$/);
  });
});

it.each(operations.slice(1))("%s refuses the lack of a request", async (_, ask) => {
  const result = await ask(polarWith(), undefined as never);

  expect(result).toMatchObject({ ok: false, error: { name: "RequestValidationError", issues: [{ path: "request" }] } });
});

const create = { comment: "CI", scopes: [] };
const body = "organizationAccessTokenUpdate";
const inherited = (from: object, own: object): object => Object.assign(Object.create(from), own);

it.each<[string, Ask, object, string]>([
  ["a field of null", organizationAccessTokensCreate, { ...create, comment: null }, "comment"],
  ["a missing field", organizationAccessTokensCreate, { scopes: [] }, "comment"],
  ["an unknown field", organizationAccessTokensCreate, { ...create, name: "CI" }, "name"],
  ["a field in snake case", organizationAccessTokensCreate, { ...create, expires_in: "P1D" }, "expires_in"],
  ["an inherited field", organizationAccessTokensCreate, inherited({ comment: "CI" }, { scopes: [] }), "comment"],
  ["a bigint", organizationAccessTokensCreate, { ...create, comment: 5n }, "comment"],
  ["half a character", organizationAccessTokensCreate, { ...create, comment: "a\ud83d" }, "comment"],
  [
    "half a character in a list",
    organizationAccessTokensList,
    { organizationId: ["\udc00"] },
    expect.stringContaining("organizationId"),
  ],
  ["a list that holds nothing", organizationAccessTokensList, { organizationId: new Array(1) }, "organizationId.0"],
  ["a list with a hole", organizationAccessTokensCreate, { ...create, scopes: new Array(1) }, "scopes.0"],
  ["a list for a text", organizationAccessTokensDelete, { id: [id] }, "id"],
  ["a text object", organizationAccessTokensDelete, { id: Object(id) }, "id"],
  ["a text for a list", organizationAccessTokensCreate, { ...create, scopes: "metrics:read" }, "scopes"],
  ["an object like a list", organizationAccessTokensCreate, { ...create, scopes: { length: 0 } }, "scopes"],
  ["a body of null", organizationAccessTokensUpdate, { id, [body]: null }, body],
  [
    "a body of __proto__",
    organizationAccessTokensUpdate,
    { id, [body]: JSON.parse('{"__proto__":{}}') },
    `${body}.__proto__`,
  ],
  ["a body that holds itself", organizationAccessTokensUpdate, { id, [body]: circular() }, `${body}.self`],
])("names the place of %s", async (_, ask, request, path) => {
  const { fetch, sent } = play(says(200));

  const result = await ask(polarWith({ fetch }), request as never);

  expect(sent).toHaveLength(0);
  expect(result).toMatchObject({ ok: false, error: { name: "RequestValidationError", issues: [{ path }] } });
});

it.each([
  ["a bigint", { a: 5n }],
  ["itself", circular()],
  ["a getter that throws", { a: getter() }],
  ["a toJSON that throws", { toJSON: () => expect.unreachable() }],
  ["a revoked proxy", { a: revoked() }],
])("refuses a free-form map with %s", async (_, publicMetadata) => {
  const result = await createOrganization(clerk, {
    name: "Acme",
    publicMetadata: publicMetadata as Record<string, unknown>,
  });

  expect(result).toMatchObject({
    ok: false,
    error: { name: "RequestValidationError", issues: [{ path: "publicMetadata" }] },
    meta: { attempts: 0 },
  });
});

it("throws nothing for a free-form map that cannot be written a second time", async () => {
  let turns = 0;
  const toJSON = () => (turns++ ? expect.unreachable("hostile") : {});

  const result = await createOrganization(clerk, { name: "Acme", publicMetadata: { toJSON } });

  expect(result).toMatchObject({ ok: false, error: { name: "UnexpectedError" }, meta: { attempts: 0 } });
});

it("names all that is wrong, and says the first five", async () => {
  const wrong = Object.fromEntries([1, 2, 3, 4, 5, 6].map((index) => [`field${index}`, 0]));

  const result = await organizationAccessTokensList(polarWith(), wrong);

  expect(!result.ok && result.error.name === "RequestValidationError" && result.error.issues).toHaveLength(6);
  expect(!result.ok && result.error.message).toMatch(/field5/);
  expect(!result.ok && result.error.message).not.toMatch(/field6/);
});

it("quotes no text of what it refuses: it could be a secret", async () => {
  const result = await organizationAccessTokensCreate(polarWith(), {
    comment: ["hunter2-hunter2"],
    scopes: [],
  } as never);

  expect(JSON.stringify(result)).not.toContain("hunter2");
  expect(!result.ok && result.error.message).toBe(
    "polar.organizationAccessTokensCreate was not sent. comment: expected string, received object.",
  );
});

it("goes on from the request as it was given, whatever happens to it meanwhile", async () => {
  const { fetch } = play(says(200, { items: [wireToken], pagination: { total_count: 9, max_page: 9 } }));
  const request = { page: 2 };

  const sending = organizationAccessTokensList(polarWith({ fetch }), request);
  request.page = 7;
  const result = await sending;

  expect(result.ok && result.value.nextRequest).toEqual({ page: 3 });
});
