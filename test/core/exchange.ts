import { vi } from "vitest";
import { ClerkCore, uploadOrganizationLogo } from "../../src/funcs/clerk/index.js";
import {
  organizationAccessTokensCreate,
  organizationAccessTokensDelete,
  organizationAccessTokensList,
  organizationAccessTokensUpdate,
  PolarCore,
} from "../../src/funcs/polar/index.js";
import type { AnyError, CallOptions, CoreOptions, Result } from "../../src/index.js";
import { wireOrganization } from "../fixtures/clerk.js";

export const accessToken = "polar_oat_secret0001";
export const id = "a3f0c2de-5b1d-4a7e-9c44-0f6f2a1b7d10";
export const emptyPage = { items: [], pagination: { total_count: 0, max_page: 0 } };
export const wireToken = {
  id,
  created_at: "2026-06-15T08:31:39Z",
  modified_at: null,
  expires_at: null,
  last_used_at: null,
  comment: "CI",
  scopes: ["metrics:read"],
  organization_id: "1dbfc517-0bbf-4301-9ba8-555ca42b9737",
};

/** One request that reached the fetch of a test. */
export interface Sent {
  readonly url: string;
  readonly method: string | undefined;
  readonly headers: Headers;
  readonly init: RequestInit;
  /** When, by the clock of `performance.now()`. */
  readonly at: number;
}

/** What a fetch does when it is asked. */
export type Step = (init: RequestInit) => unknown;

/** Makes a fetch that takes one step after another, and the last one again and again. */
export function play(...steps: readonly Step[]): { readonly fetch: typeof fetch; readonly sent: Sent[] } {
  const sent: Sent[] = [];
  const fetch = async (url: unknown, init: RequestInit = {}) => {
    const step = steps[Math.min(sent.length, steps.length - 1)];
    sent.push({ url: `${url}`, method: init.method, headers: new Headers(init.headers), init, at: performance.now() });
    return (await step?.(init)) as Response;
  };
  return { fetch, sent };
}

/** Answers with a status and JSON. */
export const says =
  (status: number, body?: unknown, headers: Record<string, string> = {}): Step =>
  () =>
    new Response(body === undefined ? null : JSON.stringify(body), { status, headers });

/** Answers with a text. */
export const writes =
  (text: string, status = 200): Step =>
  () =>
    new Response(text, { status, headers: { "content-type": "text/html" } });

/** Fails as a platform's fetch does. */
export const breaks =
  (code: string | null = "ECONNRESET", message = "the socket"): Step =>
  () => {
    throw new TypeError("fetch failed", { cause: Object.assign(new Error(message), { code }) });
  };

/** Never comes back. */
export const hangs = (): Promise<never> => new Promise(() => {});

/** Answers with a body that goes on to the end of `pull`. */
export const streams =
  (pull: (controller: ReadableStreamDefaultController<Uint8Array>) => unknown, cancel = () => {}): Step =>
  () =>
    new Response(new ReadableStream<Uint8Array>({ pull: (controller) => pull(controller) as Promise<void>, cancel }));

/** Answers with the start of a body, and then breaks off. */
export const breaksOff: Step = streams((controller) => controller.error(new TypeError("terminated")));

export const polarWith = (options: object = {}) => new PolarCore({ accessToken, ...options });

/** Lists Polar's tokens: the plainest call there is. */
export const list = (options?: object, call?: object, request?: object) =>
  organizationAccessTokensList(polarWith(options), request, call);

type Ask = (options?: CoreOptions, call?: CallOptions) => Promise<Result<unknown, AnyError>>;

export const methods = ["GET", "POST", "PUT", "PATCH", "DELETE"] as const;
export type Method = (typeof methods)[number];

/** One operation for each method. */
export const ask: Readonly<Record<Method, Ask>> = {
  GET: list,
  POST: (options, call) => organizationAccessTokensCreate(polarWith(options), { comment: "CI", scopes: [] }, call),
  PUT: (options, call) =>
    uploadOrganizationLogo(
      new ClerkCore({ accessToken: "sk_test_secret0001", ...options }),
      { organizationId: "org_1", file: new Blob(["GIF89a"], { type: "image/gif" }) },
      call,
    ),
  PATCH: (options, call) =>
    organizationAccessTokensUpdate(polarWith(options), { id, organizationAccessTokenUpdate: {} }, call),
  DELETE: (options, call) => organizationAccessTokensDelete(polarWith(options), { id }, call),
};

/** A good answer for each method. */
export const good: Readonly<Record<Method, Step>> = {
  GET: says(200, emptyPage),
  POST: says(201, { organization_access_token: wireToken, token: "polar_oat_created0001" }),
  PUT: says(200, wireOrganization),
  PATCH: says(200, wireToken),
  DELETE: says(204),
};

/** Waits for a call while the fake clock jumps from timer to timer. */
export async function inFakeTime<TResult>(call: Promise<TResult>): Promise<TResult> {
  let isOver = false;
  const end = () => {
    isOver = true;
  };
  call.then(end, end);
  while (!isOver) await vi.advanceTimersToNextTimerAsync();
  return call;
}
