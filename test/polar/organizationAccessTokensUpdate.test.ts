import { expect, it } from "vitest";
import { organizationAccessTokensUpdate } from "../../src/funcs/polar/index.js";
import { answer, brokenTokens, id, polar, token, tokens, wireToken } from "./polar.js";

const body = "organizationAccessTokenUpdate";

it.each<[string, object, string]>([
  ["a comment", { comment: "CI (EU)" }, '{"comment":"CI (EU)"}'],
  ["an empty comment", { comment: "" }, '{"comment":""}'],
  ["scopes", { scopes: ["metrics:read", "x:y"] }, '{"scopes":["metrics:read","x:y"]}'],
  ["no scopes at all", { scopes: [] }, '{"scopes":[]}'],
  ["null for scopes that stay", { scopes: null }, '{"scopes":null}'],
  ["both", { comment: "CI", scopes: [] }, '{"comment":"CI","scopes":[]}'],
  ["nothing", {}, "{}"],
  ["nothing for undefined", { comment: undefined, scopes: undefined }, "{}"],
])("sends %s", async (_, organizationAccessTokenUpdate, text) => {
  const sent = answer("PATCH", 200, wireToken);

  const result = await organizationAccessTokensUpdate(polar, { id, organizationAccessTokenUpdate });

  expect(result.ok).toBe(true);
  expect(sent).toMatchObject([{ url: `https://api.polar.sh/v1/organization-access-tokens/${id}`, text }]);
  expect(sent[0]?.headers.get("authorization")).toBe("Bearer polar_oat_test0001");
  expect(sent[0]?.headers.get("content-type")).toBe("application/json");
});

it("sends an id as one part of the path", async () => {
  const sent = answer("PATCH", 200, wireToken);

  await organizationAccessTokensUpdate(polar, { id: "a/b?c", organizationAccessTokenUpdate: {} });

  expect(sent[0]?.url).toBe("https://api.polar.sh/v1/organization-access-tokens/a%2Fb%3Fc");
});

it.each(tokens)("decodes a token with %s", async (_, changes, decoded) => {
  answer("PATCH", 200, { ...wireToken, ...changes });

  const result = await organizationAccessTokensUpdate(polar, { id, organizationAccessTokenUpdate: {} });

  expect(result).toEqual({
    ok: true,
    value: { ...token, ...decoded },
    meta: expect.objectContaining({ operation: "polar.organizationAccessTokensUpdate", attempts: 1, status: 200 }),
  });
});

it.each(brokenTokens)("refuses an answer with a wrong %s, case %#", async (path, changes) => {
  answer("PATCH", 200, { ...wireToken, ...changes } as never);

  const result = await organizationAccessTokensUpdate(polar, { id, organizationAccessTokenUpdate: {} });

  expect(result).toMatchObject({
    ok: false,
    error: { name: "ResponseValidationError", issues: [{ path }], mayHaveTakenEffect: true },
  });
});

it.each([
  ["id", { [body]: {} }],
  ["id", { id: "", [body]: {} }],
  ["id", { id: "..", [body]: {} }],
  ["id", { id: 5, [body]: {} }],
  [body, { id }],
  [body, { id, [body]: null }],
  [body, { id, [body]: [] }],
  [`${body}.comment`, { id, [body]: { comment: null } }],
  [`${body}.scopes`, { id, [body]: { scopes: "metrics:read" } }],
  [`${body}.scopes.0`, { id, [body]: { scopes: [5] } }],
  [`${body}.expiresIn`, { id, [body]: { expiresIn: "P30D" } }],
  ["comment", { id, [body]: {}, comment: "CI" }],
])("refuses a wrong %s without sending it, case %#", async (path, request) => {
  const result = await organizationAccessTokensUpdate(polar, request as never);

  expect(result).toMatchObject({
    ok: false,
    error: { name: "RequestValidationError", issues: [{ path }] },
    meta: { attempts: 0 },
  });
});
