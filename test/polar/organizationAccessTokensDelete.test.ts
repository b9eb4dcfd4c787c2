import { expect, it } from "vitest";
import { organizationAccessTokensDelete, PolarCore } from "../../src/funcs/polar/index.js";
import { answer, id, polar } from "./polar.js";

it("asks for a token's end, and gives nothing", async () => {
  const sent = answer("DELETE", 204);

  const result = await organizationAccessTokensDelete(polar, { id });

  expect(result).toEqual({
    ok: true,
    value: undefined,
    meta: expect.objectContaining({ operation: "polar.organizationAccessTokensDelete", attempts: 1, status: 204 }),
  });
  expect(sent).toMatchObject([{ url: `https://api.polar.sh/v1/organization-access-tokens/${id}`, text: "" }]);
  expect(sent[0]?.headers.get("authorization")).toBe("Bearer polar_oat_test0001");
  expect(sent[0]?.headers.has("content-type")).toBe(false);
});

it("reads no body from a 204 that promises JSON", async () => {
  answer("DELETE", 204, "", { "content-type": "application/json" });

  expect(await organizationAccessTokensDelete(polar, { id })).toMatchObject({ ok: true });
});

it("sends an id as one part of the path", async () => {
  const sent = answer("DELETE", 204);

  await organizationAccessTokensDelete(polar, { id: "../a b" });

  expect(sent[0]?.url).toBe("https://api.polar.sh/v1/organization-access-tokens/..%2Fa%20b");
});

it("tells of a 404 behind a lost answer that it may be the work of this call", async () => {
  answer("DELETE", 503);
  answer("DELETE", 404, { error: "ResourceNotFound", detail: "Not found" });
  const core = new PolarCore({ accessToken: "polar_oat_test0001", retries: { baseDelayMs: 0 } });

  const result = await organizationAccessTokensDelete(core, { id });

  expect(result).toMatchObject({
    ok: false,
    error: { name: "HttpError", status: 404, mayHaveTakenEffect: true },
    meta: { attempts: 2 },
  });
});

it.each([
  ["id", {}],
  ["id", { id: "" }],
  ["id", { id: "." }],
  ["id", { id: ".." }],
  ["id", { id: null }],
  ["organizationId", { id, organizationId: "org-1" }],
])("refuses a wrong %s without sending it, case %#", async (path, request) => {
  const result = await organizationAccessTokensDelete(polar, request as never);

  expect(result).toMatchObject({
    ok: false,
    error: { name: "RequestValidationError", issues: [{ path }] },
    meta: { attempts: 0 },
  });
});
