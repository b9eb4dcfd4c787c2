import type { operations as clerkRoutes } from "./clerk/operations.js";
import type { ClerkControls, ClerkCredential, ClerkSandboxOptions } from "./clerk/options.js";
import type { OpenAIControls, OpenAICredential, OpenAISandboxOptions } from "./openai/options.js";
import type { routes as openaiRoutes } from "./openai/routes.js";
import type { PermitControls, PermitCredential, PermitSandboxOptions } from "./permit/options.js";
import type { routes as permitRoutes } from "./permit/routes.js";
import type { PolarControls, PolarCredential, PolarSandboxOptions } from "./polar/options.js";
import type { routes as polarRoutes } from "./polar/routes.js";

/** Names a vendor of the sandbox. */
export type SandboxVendor = "polar" | "openai" | "clerk" | "permit";

type Names<TVendor extends SandboxVendor, TRoute extends { readonly operation: string }> =
  | TRoute["operation"]
  | `${TVendor}.${TRoute["operation"]}`;

/** Names an operation of the sandbox, with or without its vendor. */
export type SandboxOperation =
  | Names<"polar", (typeof polarRoutes)[number]>
  | Names<"openai", (typeof openaiRoutes)[number]>
  | Names<"clerk", (typeof clerkRoutes)[number]>
  | Names<"permit", (typeof permitRoutes)[number]>;

/** Describes a token that is judged for what it is, instead of as an administrator's. */
export type SandboxCredential = PolarCredential | OpenAICredential | ClerkCredential | PermitCredential;

/**
 * Makes the next matching request go wrong.
 *
 * `status` or `body` replaces the answer: the request does not reach the vendor. `headers` alone are added to the
 * vendor's own answer, and delays alone slow it down.
 */
export interface Fault {
  /** Only requests to this vendor. */
  vendor?: SandboxVendor | undefined;
  /** Only this operation, with or without the vendor: `openai.inviteUser`, `inviteUser`. */
  operation?: SandboxOperation | undefined;
  /** Status to answer with; 200 when only `body` is given. */
  status?: number | undefined;
  /** Body to answer with: text as it is, `null` for none, anything else as JSON. Without it, the vendor's own for the status. */
  body?: unknown;
  headers?: Record<string, string> | undefined;
  /** Wait before the request is handled. */
  delayMs?: number | undefined;
  /** Wait between the head of the answer and its body. */
  bodyDelayMs?: number | undefined;
  /**
   * Loses the connection: `true` or `"request"` before the vendor has seen the request, `"response"` after the vendor
   * has carried it out, `"body"` in the middle of the answer's body.
   */
  drop?: boolean | "request" | "response" | "body" | undefined;
  /** How many requests go wrong; 1 unless told otherwise. */
  times?: number | "always" | undefined;
}

/** Configures a sandbox. */
export interface SandboxOptions {
  /** Fills every vendor for several pages. */
  seed?: "demo" | undefined;
  /** Requests that go wrong, first match first. */
  faults?: readonly Fault[] | undefined;
  /** Tokens that are judged for what they are. */
  credentials?: readonly SandboxCredential[] | undefined;
  /** Accepts any other token with the vendor's prefix as an administrator's; true unless told otherwise. */
  anyToken?: boolean | undefined;
  /** Gives the time in Unix milliseconds; `Date.now` unless told otherwise. */
  now?: (() => number) | undefined;
  polar?: PolarSandboxOptions | undefined;
  openai?: OpenAISandboxOptions | undefined;
  clerk?: ClerkSandboxOptions | undefined;
  permit?: PermitSandboxOptions | undefined;
}

/** Describes one part of a form that a request carried. */
export interface RecordedFormPart {
  readonly name: string;
  /** The value of a text part. */
  readonly value?: string;
  /** The file name, media type and length in bytes of a file part. */
  readonly file?: { readonly name: string; readonly type: string; readonly size: number };
}

/** Describes one request that reached a vendor. It holds the Authorization header as it was sent. */
export interface RecordedRequest {
  readonly vendor: SandboxVendor;
  /** The operation the request reached, if any: `openai.inviteUser`. */
  readonly operation?: string;
  readonly method: string;
  /** Path without the sandbox's prefix, as it was encoded: `/v1/organization/invites`. */
  readonly path: string;
  /** Query string without the question mark. */
  readonly query: string;
  /** Headers by lower-case name, credentials included. */
  readonly headers: Readonly<Record<string, string>>;
  /** Text of the body; absent when there is none and for multipart forms. */
  readonly body?: string;
  /** The body, when it is JSON. */
  readonly json?: unknown;
  /** The parts of a form, in the order of the body. */
  readonly form?: readonly RecordedFormPart[];
}

/** Imitates the four vendors in memory. */
export interface Sandbox {
  /**
   * Answers as the vendors do, with the shape of the global `fetch`; give it to any core. It knows the vendors' real
   * hosts, and the prefixes `/polar`, `/openai`, `/clerk` and `/permit` on any other host.
   */
  readonly fetch: typeof globalThis.fetch;
  /** Lists the requests so far, oldest first. Headers are recorded with their credentials: keep the list out of logs. */
  readonly requests: readonly RecordedRequest[];
  /** Lists the faults that are still to come. */
  readonly faults: readonly Fault[];
  /** Adds faults behind those still to come. Throws a TypeError for a fault that could never happen. */
  addFaults(...faults: readonly Fault[]): void;
  /** Drops all faults still to come. */
  clearFaults(): void;
  /** Restores the initial state: seeded data, no requests, the faults of the options. */
  reset(): void;
  readonly polar: PolarControls;
  readonly openai: OpenAIControls;
  readonly clerk: ClerkControls;
  readonly permit: PermitControls;
}
