import { createSandbox, type SandboxOptions } from "../../../src/sandbox/index.js";
import { type Answer, ask, type Question } from "../ask.js";

/** The collection of organization access tokens. */
export const tokens = "/v1/organization-access-tokens/";
/** The account's organization. */
export const account = "1dbfc517-0bbf-4301-9ba8-555ca42b9737";
/** Another organization. */
export const foreign = "7c1e3b52-9a04-4c8f-b1d3-2e6f5a7b8c90";
/** A token of the account's organization, with every scope. */
export const oat = "polar_oat_admin";
/** A token of the account's owner, with every scope. */
export const pat = "polar_pat_admin";
/** The first moment of a test: 2026-06-15T08:31:39.123Z. */
export const startMs = Date.UTC(2026, 5, 15, 8, 31, 39, 123);

/** A token as the answers show it. */
export interface TokenJson {
  created_at: string;
  modified_at: string | null;
  id: string;
  scopes: string[];
  expires_at: string | null;
  comment: string;
  last_used_at: string | null;
  organization_id: string;
}

/** A page of tokens as the answers show it. */
export interface ListJson {
  items: TokenJson[];
  pagination: { total_count: number; max_page: number };
}

/** Starts a Polar of one's own, with a clock that moves only when it is told to. */
export function startPolar(options: Omit<SandboxOptions, "now"> = {}) {
  const clock = { ms: startMs };
  const sandbox = createSandbox({ ...options, now: () => clock.ms });

  function call<TBody = unknown>(method: string, path: string, question: Question = {}): Promise<Answer<TBody>> {
    const url = path.startsWith("/") ? `https://api.polar.sh${path}` : path;
    return ask<TBody>(sandbox.fetch, method, url, question);
  }

  /** Creates a token, with an answer that has to be a success. */
  async function create(body: Record<string, unknown> = {}, token = oat): Promise<{ item: TokenJson; secret: string }> {
    const answer = await call<{ organization_access_token: TokenJson; token: string }>("POST", tokens, {
      token,
      json: { comment: "CI deploy job", scopes: ["metrics:read"], ...body },
    });
    if (answer.status !== 201) throw new Error(`${answer.status} ${JSON.stringify(answer.body)}`);
    return { item: answer.body.organization_access_token, secret: answer.body.token };
  }

  /** Lists tokens. */
  async function list(query = "", token = oat): Promise<ListJson> {
    return (await call<ListJson>("GET", `${tokens}?${query}`, { token })).body;
  }

  return { sandbox, clock, call, create, list };
}

/** The answer for a token that resolves to nobody. */
export const invalidToken = {
  status: 401,
  body: {
    error: "invalid_token",
    error_description: "The access token provided is expired, revoked, malformed, or invalid for other reasons.",
  },
};

/** The answer for no credentials, or none that may call. */
export const unauthorized = { status: 401, body: { error: "Unauthorized", detail: "Unauthorized" } };

/** The answer for a scope that is missing. */
export const insufficientScope = {
  status: 403,
  body: {
    error: "insufficient_scope",
    error_description: "The request requires higher privileges than provided by the access token.",
  },
};

/** The answer for a token that is not there. */
export const notFound = { status: 404, body: { error: "ResourceNotFound", detail: "Not found" } };

/** The answer for a request in the wrong form. */
export function invalid(...detail: unknown[]) {
  return { status: 422, body: { error: "RequestValidationError", detail } };
}

/** The answer for a request against a rule. */
export function againstRule(detail: unknown) {
  return { status: 422, body: { error: "PolarRequestValidationError", detail: [detail] } };
}
