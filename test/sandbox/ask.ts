/** What a test sends. */
export interface Question {
  token?: string;
  headers?: Record<string, string>;
  /** Sent as JSON. */
  json?: unknown;
  /** Sent as it is. */
  body?: BodyInit;
}

/** An answer whose body has been read, as JSON if it is JSON. */
export interface Answer<TBody> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: TBody;
}

/** Sends a request without following redirects, and reads the answer. */
export async function ask<TBody = unknown>(
  fetch: typeof globalThis.fetch,
  method: string,
  url: string,
  { token, headers = {}, json, body }: Question = {},
): Promise<Answer<TBody>> {
  const response = await fetch(url, {
    method,
    redirect: "manual",
    headers: {
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
      ...(json !== undefined && { "content-type": "application/json" }),
      ...headers,
    },
    body: json === undefined ? (body ?? null) : JSON.stringify(json),
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: parsed(text) as TBody };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
