import { createSandbox, type SandboxOptions } from "../../../src/sandbox/index.js";
import { type Answer, ask, type Question } from "../ask.js";

/** An administrator's key. */
export const key = "sk-admin-x9f2";
/** The collection of invites. */
export const invites = "/organization/invites";
/** The first moment of a test, in Unix seconds. */
export const start = 1_795_132_800;
/** How long an invite is open. */
export const week = 7 * 24 * 60 * 60;

/** An invite as the answers show it. */
export interface InviteJson {
  id: string;
  email: string;
  status: string;
  created_at: number;
  expires_at: number;
  accepted_at: number | null;
  projects: { id: string; role: string }[];
}

/** A page of invites as the answers show it. */
export interface ListJson {
  object: string;
  data: InviteJson[];
  first_id: string | null;
  last_id: string | null;
  has_more: boolean;
}

/** Starts an OpenAI of one's own, with a clock that moves only when it is told to. */
export function startOpenAI(options: Omit<SandboxOptions, "now"> = {}) {
  const clock = { ms: start * 1000 + 987 };
  const sandbox = createSandbox({ ...options, now: () => clock.ms });

  function call<TBody = unknown>(
    method: string,
    path: string,
    question: Question = { token: key },
  ): Promise<Answer<TBody>> {
    return ask<TBody>(sandbox.fetch, method, `https://api.openai.com/v1${path}`, question);
  }

  function post(json: unknown): Promise<Answer<InviteJson>> {
    return call<InviteJson>("POST", invites, { token: key, json });
  }

  /** Invites somebody, with an answer that has to be a success. */
  async function invite(email: string, fields: Record<string, unknown> = {}): Promise<InviteJson> {
    const { status, body } = await post({ email, role: "reader", ...fields });
    if (status !== 200) throw new Error(`${status} ${JSON.stringify(body)}`);
    return body;
  }

  return { sandbox, clock, call, post, invite };
}

/** The answer with an error in the object form. */
export function failed(status: number, message: string, fields: Record<string, unknown> = {}) {
  return {
    status,
    body: { error: { message, type: "invalid_request_error", param: null, code: null, ...fields } },
  };
}

/** Gives an answer without its headers, to be compared as a whole. */
export async function outcome<TBody>(answer: Promise<Answer<TBody>>) {
  const { status, body } = await answer;
  return { status, body };
}
