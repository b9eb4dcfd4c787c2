import { crc32 } from "node:zlib";
import { describe, expect, it } from "vitest";
import { account, againstRule, foreign, oat, pat, startPolar, type TokenJson, tokens } from "./polar.js";

const uuid4 = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

function base62(number: number): string {
  return number === 0 ? "" : base62(Math.floor(number / 62)) + digits[number % 62];
}

function checksum(letters: string): string {
  return base62(crc32(letters)).padStart(6, "0");
}

describe("a create", () => {
  it("answers 201 with the token and its secret", async () => {
    const { call } = startPolar();
    const { status, headers, body } = await call("POST", tokens, {
      token: oat,
      json: { comment: "CI deploy job", scopes: ["metrics:read"], expires_in: "P30D", unknown: true },
    });
    expect(status).toBe(201);
    expect(headers.get("content-type")).toBe("application/json");
    expect(body).toEqual({
      organization_access_token: {
        created_at: "2026-06-15T08:31:39.123000Z",
        modified_at: null,
        id: expect.stringMatching(uuid4),
        scopes: ["metrics:read"],
        expires_at: "2026-07-15T08:31:39.123000Z",
        comment: "CI deploy job",
        last_used_at: null,
        organization_id: account,
      },
      token: expect.stringMatching(/^polar_oat_[A-Za-z0-9]{43}$/),
    });
  });

  it("computes checksums as the vendor does", () => {
    expect(checksum("ExampleOnlyNotARealSecret000000000000")).toBe("38Y8Ew");
    expect(checksum("ExampleOnlyPadVector00000000000000007")).toBe("0uMI4I");
  });

  it("ends every secret with its checksum", async () => {
    const { create } = startPolar();
    const secrets = new Set<string>();
    for (let call = 0; call < 100; call += 1) {
      const { secret } = await create();
      const letters = secret.slice("polar_oat_".length);
      expect(letters.slice(37)).toBe(checksum(letters.slice(0, 37)));
      secrets.add(secret);
    }
    expect(secrets.size).toBe(100);
  });

  it("makes a second token of the same request", async () => {
    const { create, list } = startPolar();
    await create({ comment: "" });
    await create({ comment: "" });
    expect((await list()).items.map(({ comment }) => comment)).toEqual(["", ""]);
  });

  it.each([
    [undefined, null],
    [null, null],
    ["PT0S", null],
    [0, null],
    ["P1DT12H30M5.5S", "2026-06-16T21:01:44.623000Z"],
    ["P1Y", "2027-06-15T08:31:39.123000Z"],
    ["P1M", "2026-07-15T08:31:39.123000Z"],
    ["P1W", "2026-06-22T08:31:39.123000Z"],
    ["+PT1H", "2026-06-15T09:31:39.123000Z"],
    ["-P1D", "2026-06-14T08:31:39.123000Z"],
    ["P1,5D", "2026-06-16T20:31:39.123000Z"],
    [3600, "2026-06-15T09:31:39.123000Z"],
    [0.877, "2026-06-15T08:31:40Z"],
    [0.000001, "2026-06-15T08:31:39.123001Z"],
    [true, "2026-06-15T08:31:40.123000Z"],
    ["30 days", "2026-07-15T08:31:39.123000Z"],
    ["01:30:00", "2026-06-15T10:01:39.123000Z"],
    ["1 day, 01:00:00.25", "2026-06-16T09:31:39.373000Z"],
    ["-P2020Y", "0007-10-18T08:31:39.123000Z"],
  ])("with expires_in %j expires at %s", async (expiresIn, expiresAt) => {
    const { create } = startPolar();
    expect((await create({ expires_in: expiresIn })).item.expires_at).toBe(expiresAt);
  });

  it.each(["P8000Y", "-P2030Y", "P999999999D"])(
    "with expires_in %s leaves the calendar and crashes",
    async (length) => {
      const { call, list } = startPolar();
      const { status, headers, body } = await call("POST", tokens, {
        token: oat,
        json: { comment: "a", scopes: [], expires_in: length },
      });
      expect([status, body]).toEqual([500, "Internal Server Error"]);
      expect(headers.get("content-type")).toBe("text/plain; charset=utf-8");
      expect([...headers.keys()]).toEqual(["content-length", "content-type"]);
      expect((await list()).items).toEqual([]);
    },
  );

  it.each([
    ["9999-12-31T23:59:59.000Z", 0.999999, "9999-12-31T23:59:59.999999Z"],
    ["9999-12-31T23:59:59.000Z", 1, undefined],
    ["0001-01-01T00:00:01.000Z", "-PT1S", "0001-01-01T00:00:00Z"],
    ["0001-01-01T00:00:01.000Z", -1.000001, undefined],
  ])("at %s with expires_in %j expires at %s", async (now, expiresIn, expiresAt) => {
    const { call, clock } = startPolar();
    clock.ms = Date.parse(now);
    const json = { comment: "a", scopes: [], expires_in: expiresIn };
    const { body } = await call<{ organization_access_token?: TokenJson }>("POST", tokens, { token: oat, json });
    expect(body.organization_access_token?.expires_at).toBe(expiresAt);
  });
});

describe("the organization of a new token", () => {
  const memberships = [
    { id: account, role: "member" },
    { id: foreign, role: "owner" },
  ] as const;
  const { call } = startPolar({
    credentials: [{ vendor: "polar", token: "polar_pat_member", organizations: memberships }],
  });
  const loc = ["body", "organization_id"];
  const created = (id: string) => ({ status: 201, body: { organization_access_token: { organization_id: id } } });

  it.each([
    ["is the caller's", oat, undefined, created(account)],
    ["is the caller's for null", oat, null, created(account)],
    [
      "cannot be named by an organization's token",
      oat,
      account.toUpperCase(),
      againstRule({
        type: "organization_token",
        loc,
        msg: "Setting organization_id is disallowed when using an organization token.",
        input: account,
      }),
    ],
    ["is named by a user", pat, account, created(account)],
    ["is read leniently", pat, `urn:uuid:${account}`, created(account)],
    [
      "has to be named by a user",
      pat,
      null,
      againstRule({ type: "missing", loc, msg: "organization_id is required.", input: null }),
    ],
    [
      "has to be one the user sees",
      pat,
      foreign,
      againstRule({ type: "value_error", loc, msg: "Organization not found.", input: foreign }),
    ],
    [
      "has to be one the user manages",
      "polar_pat_member",
      account,
      {
        status: 403,
        body: { error: "NotPermitted", detail: "You don't have permission to manage the organization" },
      },
    ],
    ["may be any the user manages", "polar_pat_member", foreign, created(foreign)],
  ])("%s", async (_, token, organizationId, expected) => {
    const json = { comment: "a", scopes: [], ...(organizationId !== undefined && { organization_id: organizationId }) };
    expect(await call("POST", tokens, { token, json })).toMatchObject(expected);
  });
});

describe("the scopes of a new token", () => {
  const own = ["organization_access_tokens:write", "metrics:read"];
  const { call, create } = startPolar({
    credentials: [
      { vendor: "polar", token: "polar_oat_narrow", scopes: own },
      { vendor: "polar", token: "polar_pat_narrow", scopes: own },
    ],
  });

  it.each(["polar_oat_narrow", "polar_pat_narrow"])("cannot exceed those of %s", async (token) => {
    const organization = token.includes("pat") && { organization_id: account };
    const refused = await call("POST", tokens, {
      token,
      json: { comment: "a", scopes: ["orders:read", "metrics:read", "files:read", "orders:read"], ...organization },
    });
    expect(refused).toMatchObject(
      againstRule({
        type: "value_error",
        loc: ["body", "scopes"],
        msg: "Requested scopes exceed the caller's own scopes.",
        input: ["files:read", "orders:read"],
      }),
    );
    await create({ scopes: own, ...organization }, token);
  });

  it("come after the organization in the order of checks", async () => {
    const json = { comment: "a", scopes: ["orders:read"] };
    expect(await call("POST", tokens, { token: "polar_pat_narrow", json })).toMatchObject({
      body: { detail: [{ msg: "organization_id is required." }] },
    });
  });
});
