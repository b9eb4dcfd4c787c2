/** Describes one thing that is wrong with a request. */
export interface ClerkError {
  readonly message: string;
  readonly long_message: string;
  readonly code: string;
  readonly meta?: Readonly<Record<string, unknown>>;
}

/** Ends a request with Clerk's error body when it is thrown. */
export interface Refusal extends Error {
  readonly status: number;
  readonly errors: readonly ClerkError[];
  readonly headers: Readonly<Record<string, string>>;
}

/** Makes a refusal for one or several things that are wrong. */
export function refusal(
  status: number,
  errors: readonly ClerkError[],
  headers: Readonly<Record<string, string>> = {},
): Refusal {
  return Object.assign(new Error(`Refused with ${status}`), { status, errors, headers });
}

/** Tells refusals from crashes. */
export function isRefusal(error: Error): error is Refusal {
  return "errors" in error && "status" in error;
}

/** Makes the answer that a refusal stands for. */
export function refusalResponse({ status, errors, headers }: Refusal, traceId: string): Response {
  return new Response(JSON.stringify({ errors, clerk_trace_id: traceId }), {
    status,
    headers: { ...headers, "content-type": "application/json", "x-clerk-trace-id": traceId },
  });
}
