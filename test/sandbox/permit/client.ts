import { expect } from "vitest";
import { createSandbox, type Sandbox, type SandboxOptions } from "../../../src/sandbox/index.js";

/** 2026-01-15T08:30:00Z and some milliseconds: the month before is in another year. */
export const start = Date.UTC(2026, 0, 15, 8, 30, 0, 789);

export const support_link = "https://permit-io.slack.com/ssb/redirect";
export const hex = expect.stringMatching(/^[0-9a-f]{32}$/);
export const dashedHex = expect.stringMatching(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);

/** The organization that a create of the key `beta` and the name `Beta` makes at the start. */
export const created = {
  key: "beta",
  id: hex,
  is_enterprise: false,
  usage_limits: { mau: 5000, tenants: 50, billing_tier: "trial" },
  created_at: "2026-01-15T08:30:00+00:00",
  updated_at: "2026-01-15T08:30:00+00:00",
  name: "Beta",
  settings: null,
};

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The parsed body; undefined when it is not JSON. */
  readonly json: unknown;
}

export interface CallOptions {
  readonly token?: string | null;
  readonly json?: unknown;
  readonly body?: BodyInit;
  readonly headers?: Record<string, string>;
}

export interface Organization {
  readonly key: string;
  readonly id: string;
  readonly name: string;
  readonly settings: unknown;
  readonly created_at: string;
  readonly updated_at: string;
}

export interface Client {
  readonly sandbox: Sandbox;
  /** Moves the sandbox's clock forward. */
  readonly pass: (ms: number) => void;
  readonly call: (request: string, options?: CallOptions) => Promise<Answer>;
  readonly create: (key: string, token?: string) => Promise<Organization & { api_key_secret: string }>;
  readonly keys: (query?: string, token?: string) => Promise<string[]>;
}

/** Creates a sandbox whose clock stands still and a client that speaks to its Permit.io. */
export function createClient(options: SandboxOptions = {}): Client {
  let now = start;
  const sandbox = createSandbox({ now: () => now, ...options });

  async function call(request: string, { token = "permit_key_any", json, ...rest }: CallOptions = {}) {
    const [method = "", path] = request.split(" ");
    const headers = new Headers(rest.headers);
    if (token !== null) headers.set("authorization", `Bearer ${token}`);
    const body = json === undefined ? rest.body : JSON.stringify(json);
    if (json !== undefined) headers.set("content-type", "application/json");
    const init = { method, headers, ...(body === undefined ? {} : { body }) };
    const response = await sandbox.fetch(`https://api.permit.io${path}`, init);
    const text = await response.text();
    return { status: response.status, headers: response.headers, text, json: parsed(text) };
  }

  return {
    sandbox,
    pass(ms) {
      now += ms;
    },
    call,
    async create(key, token) {
      const { json } = await call("POST /v2/orgs", { json: { key, name: key }, ...(token && { token }) });
      return json as Organization & { api_key_secret: string };
    },
    async keys(query = "", token) {
      const { json } = await call(`GET /v2/orgs${query}`, token ? { token } : {});
      return (json as Organization[]).map(({ key }) => key);
    },
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Describes the vendor's ErrorDetails. */
export function errorDetails(error_code: string, message: unknown = expect.stringMatching(/.+/)) {
  return {
    id: hex,
    title: expect.stringMatching(/.+/),
    error_code,
    message,
    support_link,
    additional_info: null,
  };
}

/** Describes the ErrorDetails for an organization that cannot be found. */
export function notFound(orgId: string) {
  return errorDetails("NOT_FOUND", `The requested data could not be found: no organization matches '${orgId}'.`);
}
