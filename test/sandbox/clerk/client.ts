import { expect } from "vitest";
import { createSandbox, type Sandbox, type SandboxOptions } from "../../../src/sandbox/index.js";

/** 2026-01-15T08:30:00.789Z */
export const start = Date.UTC(2026, 0, 15, 8, 30, 0, 789);

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly json: unknown;
}

export interface CallOptions {
  readonly token?: string | null;
  readonly json?: unknown;
  readonly body?: BodyInit;
  readonly headers?: Record<string, string>;
}

export interface Organization {
  readonly id: string;
  readonly name: string;
  readonly slug: string;
  readonly image_url: string;
  readonly has_image: boolean;
  readonly members_count?: number;
  readonly missing_member_with_elevated_permissions?: boolean;
  readonly max_allowed_memberships: number;
  readonly public_metadata: unknown;
  readonly private_metadata: unknown;
  readonly created_by: string;
  readonly created_at: number;
  readonly updated_at: number;
}

export interface Client {
  readonly sandbox: Sandbox;
  /** Moves the sandbox's clock forward. */
  readonly pass: (ms: number) => void;
  /** Sends a request such as `GET /organizations`, whose path starts behind `/v1`. */
  readonly call: (request: string, options?: CallOptions) => Promise<Answer>;
  readonly create: (body: Record<string, unknown>) => Promise<Organization>;
  readonly get: (idOrSlug: string) => Promise<Organization>;
  /** Names the organizations of a list. */
  readonly names: (query?: string) => Promise<string[]>;
}

/** Creates a sandbox whose clock stands still and a client that speaks to its Clerk. */
export function createClient(options: SandboxOptions = {}): Client {
  let now = start;
  const sandbox = createSandbox({ now: () => now, ...options });

  async function call(request: string, { token = "sk_test_any", json, ...rest }: CallOptions = {}): Promise<Answer> {
    const [method = "", path] = request.split(" ");
    const headers = new Headers(rest.headers);
    if (token !== null) headers.set("authorization", `Bearer ${token}`);
    if (json !== undefined) headers.set("content-type", "application/json");
    const body = json === undefined ? rest.body : JSON.stringify(json);
    const init = { method, headers, ...(body === undefined ? {} : { body }) };
    const response = await sandbox.fetch(`https://api.clerk.com/v1${path}`, init);
    const text = await response.text();
    return { status: response.status, headers: response.headers, text, json: text && JSON.parse(text) };
  }

  async function organizationOf(request: string, json?: unknown): Promise<Organization> {
    const answer = await call(request, { json });
    expect(answer.status).toBe(200);
    return answer.json as Organization;
  }

  return {
    sandbox,
    pass(ms) {
      now += ms;
    },
    call,
    create: (body) => organizationOf("POST /organizations", body),
    get: (idOrSlug) => organizationOf(`GET /organizations/${idOrSlug}`),
    async names(query = "") {
      const { json } = await call(`GET /organizations${query}`);
      return (json as { data: Organization[] }).data.map(({ name }) => name);
    },
  };
}

export interface ExpectedError {
  readonly code: string;
  readonly message: string;
  readonly long_message?: string;
  readonly meta?: unknown;
}

/** Expects Clerk's error body with exactly these errors; a missing `long_message` is the message again. */
export function expectRefusal(answer: Answer, status: number, ...errors: readonly ExpectedError[]): void {
  const body = {
    errors: errors.map((error) => ({ long_message: error.message, ...error })),
    clerk_trace_id: answer.headers.get("x-clerk-trace-id"),
  };
  expect({ status: answer.status, body: answer.json }).toEqual({ status, body });
  expect(answer.headers.get("content-type")).toBe("application/json");
  expect(answer.headers.get("x-clerk-trace-id")).toMatch(/^[0-9a-f]{32}$/);
}

/** Describes the error of one field. */
export const fieldError = (param_name: string, code: string, message: string, long_message = message) => ({
  code,
  message,
  long_message,
  meta: { param_name },
});

export const organizationNotFound: ExpectedError = {
  code: "resource_not_found",
  message: "not found",
  long_message: "Given organization not found.",
};

export const invalidBody: ExpectedError = {
  code: "request_body_invalid",
  message: "Request body invalid",
  long_message: "The request body is invalid. Please consult the API documentation for more information.",
};

/** Decodes what the address of an organization's image says. */
export function imageOf({ image_url }: Organization): unknown {
  expect(image_url).toMatch(/^https:\/\/img\.clerk\.com\/[\w-]+$/);
  const base64 = image_url.slice("https://img.clerk.com/".length).replaceAll("-", "+").replaceAll("_", "/");
  return JSON.parse(new TextDecoder().decode(Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))));
}
