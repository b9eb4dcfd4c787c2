/** Why a proxy does not pass a request on, or cannot. */
export type ProxyProblem = keyof typeof problems;

const problems = {
  unknown_operation: [404, "Not Found", "No operation has this method and this path below the basePath of the proxy"],
  not_allowed: [403, "Forbidden", "The proxy does not pass this operation on"],
  not_authorized: [403, "Forbidden", "The application does not allow this call"],
  invalid_request: [400, "Bad Request", "The request is none that the operation takes"],
  incomplete_body: [408, "Request Timeout", "The body did not arrive whole in time"],
  too_large: [413, "Content Too Large", "The body is too large for the proxy"],
  wrong_content_type: [415, "Unsupported Media Type", "The body is not of the type that the operation takes"],
  proxy_failed: [500, "Internal Server Error", "The proxy is not set up to reach the vendor"],
  vendor_unreachable: [502, "Bad Gateway", "The vendor gave no whole answer"],
  vendor_too_slow: [504, "Gateway Timeout", "The vendor took too long"],
} as const;

/** Ends a request with a problem. */
export class Refusal extends Error {
  constructor(readonly problem: ProxyProblem) {
    super(problem);
  }
}

/** What every answer of the proxy carries: it is for one user, and data alone. */
export const ownHeaders = { "cache-control": "no-store", "x-content-type-options": "nosniff" };

/** Answers with problem details (RFC 9457), whose form no vendor's error has. */
export function problemResponse(code: ProxyProblem): Response {
  const [status, title, detail] = problems[code];
  const headers = { ...ownHeaders, "content-type": "application/problem+json" };
  return new Response(JSON.stringify({ title, status, detail, code }), { status, headers });
}
