import nock from "nock";
import { PolarCore } from "../../src/funcs/polar/index.js";

export const polar = new PolarCore({ accessToken: "polar_oat_test0001", retries: false });
export const id = "a3f0c2de-5b1d-4a7e-9c44-0f6f2a1b7d10";

/** What was sent. */
export interface Sent {
  readonly url: string;
  readonly headers: Headers;
  readonly text: string;
}

/** Answers one request of this method, wherever it goes, and gives the list of what was sent. */
export function answer(method: string, status: number, body: nock.Body = "", headers: nock.ReplyHeaders = {}): Sent[] {
  const sent: Sent[] = [];
  nock(/.*/)
    .intercept(/.*/, method)
    .reply(async (request: Request) => {
      sent.push({ url: request.url, headers: request.headers, text: await request.text() });
      return [status, body, headers];
    });
  return sent;
}

/** A token as Polar sends it, with all documented fields. */
export const wireToken = {
  created_at: "2026-06-15T08:31:39.123456Z",
  modified_at: "2026-06-16T09:00:00Z",
  id,
  scopes: ["orders:read", "metrics:read"],
  expires_at: "2026-07-15T08:31:39.123456Z",
  comment: "CI deploy job",
  last_used_at: "2026-06-16T08:59:59.5Z",
  organization_id: "1dbfc517-0bbf-4301-9ba8-555ca42b9737",
};

/** The same, decoded. */
export const token = {
  createdAt: new Date("2026-06-15T08:31:39.123Z"),
  modifiedAt: new Date("2026-06-16T09:00:00.000Z"),
  id,
  scopes: ["orders:read", "metrics:read"],
  expiresAt: new Date("2026-07-15T08:31:39.123Z"),
  comment: "CI deploy job",
  lastUsedAt: new Date("2026-06-16T08:59:59.500Z"),
  organizationId: "1dbfc517-0bbf-4301-9ba8-555ca42b9737",
};

/** Variants of a token that every operation reads: what Polar sends, and what comes of it. */
export const tokens: readonly (readonly [string, object, object])[] = [
  ["all fields", {}, {}],
  [
    "nulls",
    { modified_at: null, expires_at: null, last_used_at: null },
    { modifiedAt: null, expiresAt: null, lastUsedAt: null },
  ],
  ["an empty comment", { comment: "" }, { comment: "" }],
  ["no scopes", { scopes: [] }, { scopes: [] }],
  ["scopes that nobody knows yet", { scopes: ["disputes:write", "x"] }, { scopes: ["disputes:write", "x"] }],
  ["unknown fields", { added_later: { as_is: 1 } }, { addedLater: { as_is: 1 } }],
];

/** Breaches of a token's model, and the place of each. */
export const brokenTokens: readonly (readonly [string, object])[] = [
  ["id", { id: 5 }],
  ["createdAt", { created_at: null }],
  ["createdAt", { created_at: "2026-06-15T08:31:39" }],
  ["modifiedAt", { modified_at: 0 }],
  ["expiresAt", { expires_at: "never" }],
  ["lastUsedAt", { last_used_at: {} }],
  ["comment", { comment: null }],
  ["scopes", { scopes: "metrics:read" }],
  ["scopes.1", { scopes: ["metrics:read", null] }],
  ["organizationId", { organization_id: undefined }],
];
