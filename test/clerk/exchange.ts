import nock from "nock";
import { ClerkCore } from "../../src/funcs/clerk/index.js";

export const clerk = new ClerkCore({ accessToken: "sk_test_EXAMPLE0001", retries: false });

/** What was sent. */
export interface Sent {
  method?: string;
  /** Path and query. */
  path?: string;
  headers?: Headers;
  /** The JSON body, if there was one. */
  json?: unknown;
  /** The parts of the form, if there was one. */
  form?: FormData;
}

/** Answers the next request, whatever it is, and tells what it was. */
export function answerWith(method: string, status: number, body: nock.Body, headers?: Record<string, string>): Sent {
  const sent: Sent = {};
  nock("https://api.clerk.com")
    .intercept(/.*/, method)
    .reply(
      status,
      async (request: Request) => {
        const type = request.headers.get("content-type");
        sent.method = request.method;
        sent.path = request.url.replace("https://api.clerk.com", "");
        sent.headers = request.headers;
        if (type === "application/json") sent.json = await request.json();
        if (type?.startsWith("multipart/form-data")) sent.form = await request.formData();
        return body;
      },
      headers,
    );
  return sent;
}
