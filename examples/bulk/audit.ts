// What really happened, as the vendor's side tells it: the invites that exist, and the log of every request.
import { collect, unwrap } from "orgkit";
import { listInvites, OpenAICore } from "orgkit/openai";
import type { RecordedRequest } from "orgkit/sandbox";

/** What the sandbox saw. */
export interface Audit {
  readonly invites: number;
  /** Addresses with more than one invite, or asked for more than once. */
  readonly twice: readonly string[];
  readonly posts: number;
  readonly lists: number;
  /** The most invites that were made within one second. */
  readonly busiestSecond: number;
}

/** Asks the sandbox what happened. */
export async function audit(sandboxUrl: string): Promise<Audit> {
  const log = (await (await fetch(`${sandboxUrl}/_sandbox/requests`)).json()) as RecordedRequest[];
  const openai = new OpenAICore({ accessToken: "sk-admin-audit", baseUrl: `${sandboxUrl}/openai/v1` });
  const { items: invites } = unwrap(await collect(listInvites(openai, { limit: 100 })));
  const posts = log.filter(({ operation }) => operation === "openai.inviteUser");
  return {
    invites: invites.length,
    twice: [
      ...repeated(invites.map(({ email }) => email)),
      ...repeated(posts.map(({ json }) => (json as { email: string }).email)),
    ],
    posts: posts.length,
    lists: log.filter(({ operation }) => operation === "openai.listInvites").length,
    busiestSecond: Math.max(0, ...counts(invites.map(({ createdAt }) => createdAt.getTime())).values()),
  };
}

function repeated(texts: readonly string[]): string[] {
  return [...counts(texts)].filter(([, count]) => count > 1).map(([text]) => text);
}

function counts<T>(values: readonly T[]): Map<T, number> {
  const found = new Map<T, number>();
  for (const value of values) found.set(value, (found.get(value) ?? 0) + 1);
  return found;
}
