import { describe, expect, it } from "vitest";
import { account, againstRule, foreign, notFound, oat, pat, startPolar, type TokenJson, tokens } from "./polar.js";

const unknownId = "a3f0c2de-5b1d-4a7e-9c44-0f6f2a1b7d10";

async function startWithToken() {
  const polar = startPolar({
    credentials: [
      { vendor: "polar", token: "polar_oat_foreign", organizationId: foreign },
      { vendor: "polar", token: "polar_pat_member", organizations: [{ id: account, role: "member" }] },
      {
        vendor: "polar",
        token: "polar_oat_narrow",
        scopes: ["organization_access_tokens:write", "metrics:read"],
      },
    ],
  });
  const { item, secret } = await polar.create({ scopes: ["orders:read", "openid"], expires_in: "P30D" });
  polar.clock.ms += 500;
  const update = (json: unknown, token = oat) => polar.call<TokenJson>("PATCH", `${tokens}${item.id}`, { token, json });
  return { ...polar, item, secret, update };
}

describe("an update", () => {
  it("changes comment and scopes, and says when", async () => {
    const { item, update, list } = await startWithToken();
    const { status, body } = await update({
      comment: "CI deploy job (EU)",
      scopes: ["metrics:read"],
      expires_in: "P1D",
    });
    const changed = {
      ...item,
      comment: "CI deploy job (EU)",
      scopes: ["metrics:read"],
      modified_at: "2026-06-15T08:31:39.623000Z",
    };
    expect([status, body]).toEqual([200, changed]);
    expect((await list()).items).toEqual([changed]);
  });

  it.each([
    [{}, null],
    [{ unknown: 1 }, null],
    [{ scopes: null }, null],
    [{ comment: "CI deploy job" }, "2026-06-15T08:31:39.623000Z"],
    [{ scopes: ["openid", "orders:read"] }, "2026-06-15T08:31:39.623000Z"],
    [{ scopes: [] }, "2026-06-15T08:31:39.623000Z"],
  ])("with %j is modified at %s", async (json, modifiedAt) => {
    const { update } = await startWithToken();
    const { status, body } = await update(json);
    expect([status, body.modified_at]).toEqual([200, modifiedAt]);
  });

  it("leaves alone what it does not name", async () => {
    const { update } = await startWithToken();
    expect((await update({ scopes: [] })).body).toMatchObject({ comment: "CI deploy job", scopes: [] });
    expect((await update({ comment: "" })).body).toMatchObject({ comment: "", scopes: [] });
  });

  it("crashes for a comment of null, and changes nothing", async () => {
    const { item, update, list } = await startWithToken();
    const { status, body } = await update({ comment: null, scopes: [] });
    expect([status, body]).toEqual([500, "Internal Server Error"]);
    expect((await list()).items[0]?.scopes).toHaveLength(item.scopes.length);
  });

  it("checks only the scopes that are asked for against the caller's", async () => {
    const { update } = await startWithToken();
    expect(await update({ scopes: ["metrics:read", "orders:read"] }, "polar_oat_narrow")).toMatchObject(
      againstRule({
        type: "value_error",
        loc: ["body", "scopes"],
        msg: "Requested scopes exceed the caller's own scopes.",
        input: ["orders:read"],
      }),
    );
    expect((await update({ comment: "a" }, "polar_oat_narrow")).status).toBe(200);
    expect((await update({ scopes: ["metrics:read"] }, "polar_oat_narrow")).status).toBe(200);
  });
});

describe("a delete", () => {
  it("answers 204 once, with a content type and no body, and 404 from then on", async () => {
    const { item, call, update } = await startWithToken();
    const first = await call("DELETE", `${tokens}${item.id}`, { token: oat });
    expect([first.status, first.body]).toEqual([204, ""]);
    expect(first.headers.get("content-type")).toBe("application/json");
    expect(await call("DELETE", `${tokens}${item.id}`, { token: oat })).toMatchObject(notFound);
    expect(await update({ comment: "b" })).toMatchObject(notFound);
  });

  it("lets a token delete itself, which is its last call", async () => {
    const { call, create } = await startWithToken();
    const { item, secret } = await create({ scopes: ["organization_access_tokens:write"] });
    expect((await call("DELETE", `${tokens}${item.id}`, { token: secret })).status).toBe(204);
    expect(await call("DELETE", `${tokens}${item.id}`, { token: secret })).toMatchObject({
      status: 401,
      body: { error: "invalid_token" },
    });
  });
});

describe.each(["PATCH", "DELETE"])("a %s", (method) => {
  const body = method === "PATCH" && { json: {} };

  it.each([
    ["an unknown token", oat, unknownId],
    ["a token of another organization", "polar_oat_foreign", undefined],
    ["a token of an organization one does not manage", "polar_pat_member", undefined],
  ])("does not find %s", async (_, token, id) => {
    const { call, item, list } = await startWithToken();
    expect(await call(method, `${tokens}${id ?? item.id}`, { token, ...body })).toMatchObject(notFound);
    expect((await list()).items).toHaveLength(1);
  });

  it.each([
    ["upper case", (id: string) => id.toUpperCase()],
    ["no dashes", (id: string) => id.replaceAll("-", "")],
    ["braces", (id: string) => `%7B${id}%7D`],
    ["a URN", (id: string) => `urn:uuid:${id}`],
  ])("reads an id with %s", async (_, form) => {
    const { call, item } = await startWithToken();
    const { status } = await call(method, `${tokens}${form(item.id)}`, { token: pat, ...body });
    expect(status).toBe(method === "PATCH" ? 200 : 204);
  });
});
