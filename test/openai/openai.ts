import nock from "nock";
import { OpenAICore } from "../../src/funcs/openai/index.js";

export const openai = new OpenAICore({ accessToken: "sk-admin-test0001", retries: false });

/** What a call sent. */
export interface Sent {
  readonly url: string;
  readonly headers: Record<string, string>;
  readonly text: string;
}

/** Answers one request of this method, wherever it goes, and gives the list of what was sent. */
export function answer(method: string, status: number, body: nock.Body, headers: nock.ReplyHeaders = {}): Sent[] {
  const sent: Sent[] = [];
  nock(/.*/)
    .intercept(/.*/, method)
    .reply(async (request: Request) => {
      sent.push({ url: request.url, headers: Object.fromEntries(request.headers), text: await request.text() });
      return [status, body, headers];
    });
  return sent;
}

export const wireInvite = {
  object: "organization.invite",
  id: "invite-9RvLc2PdYh",
  email: "mira.okafor@example.com",
  role: "reader",
  status: "pending",
  created_at: 1795132800,
  expires_at: 1795737600,
  accepted_at: null,
  projects: [{ id: "proj_7HkQe1", role: "member" }],
};

export const invite = {
  object: "organization.invite",
  id: "invite-9RvLc2PdYh",
  email: "mira.okafor@example.com",
  role: "reader",
  status: "pending",
  createdAt: new Date("2026-11-20T00:00:00Z"),
  expiresAt: new Date("2026-11-27T00:00:00Z"),
  acceptedAt: null,
  projects: [{ id: "proj_7HkQe1", role: "member" }],
};

export const without = (name: string): object =>
  Object.fromEntries(Object.entries(wireInvite).filter(([key]) => key !== name));
