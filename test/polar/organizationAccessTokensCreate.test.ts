import { expect, it } from "vitest";
import { organizationAccessTokensCreate } from "../../src/funcs/polar/index.js";
import { answer, brokenTokens, polar, token, tokens, wireToken } from "./polar.js";

const secret = "polar_oat_ExampleOnlyNotARealSecret000000000000000000";
const wire = { organization_access_token: wireToken, token: secret };
const create = { comment: "CI", scopes: ["metrics:read"] };

it.each<[string, object, string]>([
  ["what it must", create, '{"comment":"CI","scopes":["metrics:read"]}'],
  [
    "all there is",
    { ...create, organizationId: "org-1", expiresIn: "P30D" },
    '{"comment":"CI","scopes":["metrics:read"],"organization_id":"org-1","expires_in":"P30D"}',
  ],
  [
    "null for no organization and no end",
    { ...create, organizationId: null, expiresIn: null },
    '{"comment":"CI","scopes":["metrics:read"],"organization_id":null,"expires_in":null}',
  ],
  [
    "nothing for undefined",
    { ...create, organizationId: undefined, expiresIn: undefined },
    '{"comment":"CI","scopes":["metrics:read"]}',
  ],
  ["an empty comment and no scopes", { comment: "", scopes: [] }, '{"comment":"","scopes":[]}'],
  ["a scope that nobody knows yet", { comment: "a", scopes: ["x:y"] }, '{"comment":"a","scopes":["x:y"]}'],
  ["what JSON must escape", { comment: '"é\n😀', scopes: [] }, '{"comment":"\\"é\\n😀","scopes":[]}'],
])("sends %s", async (_, request, body) => {
  const sent = answer("POST", 201, wire);

  const result = await organizationAccessTokensCreate(polar, request as never);

  expect(result.ok).toBe(true);
  expect(sent).toMatchObject([{ url: "https://api.polar.sh/v1/organization-access-tokens/", text: body }]);
  expect(sent[0]?.headers.get("authorization")).toBe("Bearer polar_oat_test0001");
  expect(sent[0]?.headers.get("content-type")).toBe("application/json");
  expect(sent[0]?.headers.get("accept")).toBe("application/json");
});

it.each(tokens)("decodes a token with %s, and gives its secret", async (_, changes, decoded) => {
  answer("POST", 201, { ...wire, organization_access_token: { ...wireToken, ...changes } });

  const result = await organizationAccessTokensCreate(polar, create as never);

  expect(result).toEqual({
    ok: true,
    value: { organizationAccessToken: { ...token, ...decoded }, token: secret },
    meta: expect.objectContaining({ operation: "polar.organizationAccessTokensCreate", attempts: 1, status: 201 }),
  });
});

it.each([
  ...brokenTokens.map(([path, changes]): [string, object] => [
    `organizationAccessToken.${path}`,
    { ...wire, organization_access_token: { ...wireToken, ...changes } },
  ]),
  ["organizationAccessToken", { token: secret }],
  ["token", { ...wire, token: null }],
] as [string, object][])("refuses an answer with a wrong %s, and shows no secret", async (path, body) => {
  answer("POST", 201, body as never);

  const result = await organizationAccessTokensCreate(polar, create as never);

  expect(result).toMatchObject({
    ok: false,
    error: { name: "ResponseValidationError", issues: [{ path }], mayHaveTakenEffect: true },
  });
  expect(JSON.stringify(result)).not.toContain(secret);
  expect(!result.ok && (result.error as { body?: unknown }).body).toBeUndefined();
});

it.each([
  ["comment", { scopes: [] }],
  ["comment", { ...create, comment: null }],
  ["comment", { ...create, comment: 5 }],
  ["scopes", { comment: "CI" }],
  ["scopes", { ...create, scopes: null }],
  ["scopes", { ...create, scopes: "metrics:read" }],
  ["scopes.0", { ...create, scopes: [null] }],
  ["organizationId", { ...create, organizationId: 5 }],
  ["organizationId", { ...create, organizationId: ["org-1"] }],
  ["expiresIn", { ...create, expiresIn: 3600 }],
  ["expires_in", { ...create, expires_in: "P30D" }],
  ["token", { ...create, token: "polar_oat_mine" }],
])("refuses a wrong %s without sending it, case %#", async (path, request) => {
  const result = await organizationAccessTokensCreate(polar, request as never);

  expect(result).toMatchObject({
    ok: false,
    error: { name: "RequestValidationError", issues: [{ path }] },
    meta: { attempts: 0 },
  });
});
