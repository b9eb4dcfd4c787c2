// What to do when a create ended in doubt: look for its result before creating again.
import { type AnyError, collect, items } from "orgkit";
import { type ClerkCore, getOrganization } from "orgkit/clerk";
import { type Invite, listInvites, type OpenAICore } from "orgkit/openai";
import { getOrganization as getPermitOrganization, type PermitCore } from "orgkit/permit";
import { type OrganizationAccessToken, organizationAccessTokensList, type PolarCore } from "orgkit/polar";

/** Waits a moment after a timeout: the request may still be under way, and what it makes is not there yet. */
export async function settle({ name }: AnyError): Promise<void> {
  if (name === "TimeoutError") await new Promise((resolve) => setTimeout(resolve, 2_000));
}

/**
 * Tells whether an invite is the one for an address: pending or accepted, since the person may have been quick. One that
 * has expired is not; OpenAI takes a new one then.
 */
export const isInviteOf = (email: string, invite: Invite): boolean =>
  ["pending", "accepted"].includes(invite.status) && invite.email.toLowerCase() === email.toLowerCase();

/** Finds the invite of an address. */
export async function findInvite(openai: OpenAICore, email: string): Promise<Invite | undefined> {
  for await (const invite of items(listInvites(openai, { limit: 100 }))) {
    if (!invite.ok) throw invite.error;
    if (isInviteOf(email, invite.value)) return invite.value;
  }
  return undefined;
}

/** Finds a Clerk organization by its slug; create with a slug of your own to be able to. */
export async function findClerkOrganization(clerk: ClerkCore, slug: string) {
  const found = await getOrganization(clerk, { organizationId: slug });
  if (!found.ok && found.error.name === "HttpError" && found.error.status === 404) return undefined;
  if (!found.ok) throw found.error;
  return found.value;
}

/** Finds a Permit organization by its key. Its first API key was in the lost answer: make another in the dashboard. */
export async function findPermitOrganization(permit: PermitCore, key: string) {
  const found = await getPermitOrganization(permit, { orgId: key });
  if (!found.ok && found.error.name === "HttpError" && found.error.status === 404) return undefined;
  if (!found.ok) throw found.error;
  return found.value;
}

/** Finds the tokens with a comment, newest first. The secret of each was in the lost answer: delete it and mint another. */
export async function findTokens(polar: PolarCore, comment: string): Promise<OrganizationAccessToken[]> {
  const all = await collect(organizationAccessTokensList(polar, { limit: 100, sorting: ["-created_at"] }));
  if (!all.ok) throw all.error;
  return all.value.items.filter((token) => token.comment === comment);
}
