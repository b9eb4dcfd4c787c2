import { expect } from "vitest";
import {
  organizationAccessTokensCreate,
  organizationAccessTokensDelete,
  organizationAccessTokensList,
  organizationAccessTokensUpdate,
  PolarCore,
} from "../../src/funcs/polar/index.js";
import { unwrap } from "../../src/index.js";
import { definer, later, type Operation, under, wireLater } from "./operation.js";

const define = definer(
  "polar",
  (options) => new PolarCore({ accessToken: "polar_oat_table0001", retries: false, ...options }),
);

const wireToken = {
  created_at: "2026-06-15T08:31:39.123456Z",
  modified_at: "2026-06-16T08:31:39Z",
  id: "a3f0c2de-5b1d-4a7e-9c44-0f6f2a1b7d10",
  scopes: ["metrics:read", "orders:read"],
  expires_at: "2026-07-15T10:31:39.123456+02:00",
  comment: "CI deploy job",
  last_used_at: "2026-06-16T08:31:24.5Z",
  organization_id: "1dbfc517-0bbf-4301-9ba8-555ca42b9737",
};
const token = {
  createdAt: new Date("2026-06-15T08:31:39.123Z"),
  modifiedAt: new Date("2026-06-16T08:31:39.000Z"),
  id: "a3f0c2de-5b1d-4a7e-9c44-0f6f2a1b7d10",
  scopes: ["metrics:read", "orders:read"],
  expiresAt: new Date("2026-07-15T08:31:39.123Z"),
  comment: "CI deploy job",
  lastUsedAt: new Date("2026-06-16T08:31:24.500Z"),
  organizationId: "1dbfc517-0bbf-4301-9ba8-555ca42b9737",
};
const wireUnused = { ...wireToken, modified_at: null, expires_at: null, last_used_at: null, scopes: ["added:later"] };
const unused = { ...token, modifiedAt: null, expiresAt: null, lastUsedAt: null, scopes: ["added:later"] };
const tokens = [
  { title: "a token", wire: wireToken, value: token },
  { title: "a token that was never used", wire: wireUnused, value: unused },
  { title: "a token with more fields", wire: { ...wireToken, ...wireLater }, value: { ...token, ...later } },
];
const required = ["created_at", "id", "scopes", "comment", "organization_id"];
const optional = ["modified_at", "expires_at", "last_used_at", "scopes.0"];

const polarError = <const TName extends string>(error: TName, detail: string) => {
  const body = { error, detail };
  return { title: error, wire: body, value: body };
};
const oauthError = <const TName extends string>(error: TName, errorDescription: string) => ({
  title: error,
  wire: { error, error_description: errorDescription },
  value: { error, errorDescription },
});
const unauthorized = [
  polarError("Unauthorized", "Unauthorized"),
  oauthError("invalid_token", "The access token provided is expired, revoked or malformed."),
];
const forbidden = [
  polarError("NotPermitted", "You don't have permission to manage the organization"),
  oauthError("insufficient_scope", "The request requires higher privileges than provided by the access token."),
];
const forbiddenToWrite = [...forbidden, polarError("SessionNotFreshError", "Please sign in again.")];
const notFound = [polarError("ResourceNotFound", "Not found")];

const problem = { loc: ["body", "scopes", 0], msg: "Input should be 'openid'", type: "enum" };
const wireProblem = { ...problem, input: { is_raw: 1 }, ctx: { is_raw: { expected_version: 4 } } };
const invalid = [
  {
    title: "the form of a request",
    wire: { error: "RequestValidationError", detail: [wireProblem] },
    value: { error: "RequestValidationError", detail: [wireProblem] },
  },
  {
    title: "the meaning of a request",
    wire: { error: "PolarRequestValidationError", detail: [{ ...problem, input: null }] },
    value: { error: "PolarRequestValidationError", detail: [{ ...problem, input: null }] },
  },
  { title: "no error", wire: { detail: [problem] }, value: { detail: [{ ...problem }] } },
  { title: "no detail", wire: {}, value: {} },
  { title: "nulls", wire: { error: null, detail: null }, value: { error: null, detail: null } },
];
const always = { 401: unauthorized, 422: invalid, 429: [{ title: "no body", wire: undefined, value: undefined }] };

const live = { comment: "table", scopes: ["metrics:read"] };

export const polarOperations: readonly Operation[] = [
  define({
    name: "polar.organizationAccessTokensList",
    route: "GET /v1/organization-access-tokens/",
    run: organizationAccessTokensList,
    request: { organizationId: ["1dbfc517-0bbf-4301-9ba8-555ca42b9737"], limit: 2, sorting: ["-created_at"] },
    successes: {
      200: [
        {
          title: "a page",
          wire: { items: [wireToken, wireUnused], pagination: { total_count: 3, max_page: 2 } },
          value: {
            items: [token, unused],
            total: 3,
            body: { items: [token, unused], pagination: { totalCount: 3, maxPage: 2 } },
            nextRequest: {
              organizationId: ["1dbfc517-0bbf-4301-9ba8-555ca42b9737"],
              limit: 2,
              sorting: ["-created_at"],
              page: 2,
            },
          },
        },
        {
          title: "the last page",
          wire: { items: [wireToken], pagination: { total_count: 1, max_page: 1 } },
          value: { items: [token], total: 1, body: { items: [token], pagination: { totalCount: 1, maxPage: 1 } } },
        },
        {
          title: "no token",
          wire: { items: [], pagination: { total_count: 0, max_page: 0 } },
          value: { items: [], total: 0, body: { items: [], pagination: { totalCount: 0, maxPage: 0 } } },
        },
      ],
    },
    refusals: { ...always, 403: forbidden },
    required: ["items", "pagination", "pagination.total_count", "pagination.max_page", ...under("items.1", required)],
    optional: under("items.0", optional),
    async live(core) {
      const { organizationAccessToken } = unwrap(await organizationAccessTokensCreate(core, live));
      return { request: { limit: 5 }, shows: { items: [organizationAccessToken], total: 1 } };
    },
  }),
  define({
    name: "polar.organizationAccessTokensCreate",
    route: "POST /v1/organization-access-tokens/",
    run: organizationAccessTokensCreate,
    request: { comment: "CI deploy job", scopes: ["metrics:read", "orders:read"], expiresIn: "P30D" },
    returnsSecret: true,
    successes: {
      201: tokens.map(({ title, wire, value }) => ({
        title,
        wire: { organization_access_token: wire, token: "a new secret", ...wireLater },
        value: { organizationAccessToken: value, token: "a new secret", ...later },
      })),
    },
    refusals: { ...always, 403: forbiddenToWrite },
    required: ["organization_access_token", "token", ...under("organization_access_token", required)],
    optional: under("organization_access_token", optional),
    live: async () => ({
      request: { ...live, expiresIn: "P30D" },
      shows: {
        token: expect.stringMatching(/^polar_oat_\w{43}$/),
        organizationAccessToken: { ...live, modifiedAt: null, lastUsedAt: null, expiresAt: expect.any(Date) },
      },
    }),
  }),
  define({
    name: "polar.organizationAccessTokensUpdate",
    route: "PATCH /v1/organization-access-tokens/{id}",
    run: organizationAccessTokensUpdate,
    request: { id: "a3f0c2de-5b1d-4a7e-9c44-0f6f2a1b7d10", organizationAccessTokenUpdate: { comment: "CI" } },
    successes: { 200: tokens },
    refusals: { ...always, 403: forbiddenToWrite, 404: notFound },
    required,
    optional,
    async live(core) {
      const { organizationAccessToken: made } = unwrap(await organizationAccessTokensCreate(core, live));
      const update = { comment: "renamed", scopes: ["metrics:read", "orders:read"] };
      return {
        request: { id: made.id, organizationAccessTokenUpdate: update },
        shows: {
          ...made,
          comment: "renamed",
          scopes: expect.arrayContaining(update.scopes),
          modifiedAt: expect.any(Date),
        },
      };
    },
  }),
  define({
    name: "polar.organizationAccessTokensDelete",
    route: "DELETE /v1/organization-access-tokens/{id}",
    run: organizationAccessTokensDelete,
    request: { id: "a3f0c2de-5b1d-4a7e-9c44-0f6f2a1b7d10" },
    // Nothing is expected of the answer but that it comes from Polar.
    leniency: { empty: "accepted", html: "refused" },
    successes: {
      204: [{ title: "no body", wire: undefined, value: undefined }],
      200: [{ title: "a body", wire: wireLater, value: undefined }],
    },
    refusals: { ...always, 403: forbidden, 404: notFound },
    required: [],
    optional: [],
    async live(core) {
      const { organizationAccessToken } = unwrap(await organizationAccessTokensCreate(core, live));
      return { request: { id: organizationAccessToken.id }, shows: undefined };
    },
  }),
];
