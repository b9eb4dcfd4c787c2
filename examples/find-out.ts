// What to do when a create ended in doubt: look for its result before creating again.
import { type AnyError, collect, type Result } from "orgkit";
import { type ClerkCore, getOrganization, type Organization } from "orgkit/clerk";
import { type Invite, listInvites, type OpenAICore } from "orgkit/openai";
import { getOrganization as getPermitOrganization, type OrganizationRead, type PermitCore } from "orgkit/permit";
import { type OrganizationAccessToken, organizationAccessTokensList, type PolarCore } from "orgkit/polar";

type Found<TValue> = Promise<Result<TValue, AnyError>>;

/** Waits a moment after a timeout: the request may still be under way, and what it makes is not there yet. */
export async function settle({ name }: AnyError): Promise<void> {
  if (name === "TimeoutError") await new Promise((resolve) => setTimeout(resolve, 2_000));
}

/** Turns a refusal because there is no such thing into a good result. */
export function orNothing<TValue>(result: Result<TValue, AnyError>): Result<TValue | undefined, AnyError> {
  const isMissing = !result.ok && result.error.name === "HttpError" && result.error.status === 404;
  return isMissing ? { ok: true, value: undefined, meta: result.meta } : result;
}

/**
 * Tells whether an invite is the one for an address: pending or accepted, since the person may have been quick. One that
 * has expired is not; OpenAI takes a new one then.
 */
const isInviteOf = (email: string, invite: Invite): boolean =>
  ["pending", "accepted"].includes(invite.status) && invite.email.toLowerCase() === email.toLowerCase();

/** Finds the invite of an address, and reads no further: what a later page answers does not matter then. */
export async function findInvite(openai: OpenAICore, email: string): Found<Invite | undefined> {
  const first = await listInvites(openai, { limit: 100 });
  if (!first.ok) return first;
  for await (const page of first.value) {
    if (!page.ok) return page;
    const found = page.value.items.find((invite) => isInviteOf(email, invite));
    if (found) return { ...page, value: found };
  }
  return { ...first, value: undefined };
}

/** Finds a Clerk organization by its slug; create with a slug of your own to be able to. */
export async function findClerkOrganization(clerk: ClerkCore, slug: string): Found<Organization | undefined> {
  return orNothing(await getOrganization(clerk, { organizationId: slug }));
}

/** Finds a Permit organization by its key. Its first API key was in the lost answer: make another in the dashboard. */
export async function findPermitOrganization(permit: PermitCore, key: string): Found<OrganizationRead | undefined> {
  return orNothing(await getPermitOrganization(permit, { orgId: key }));
}

/**
 * Finds the tokens with a comment, newest first: a comment need not be unique. The secret of each was in the lost
 * answer: delete it and mint another.
 */
export async function findTokens(polar: PolarCore, comment: string): Found<readonly OrganizationAccessToken[]> {
  const all = await collect(organizationAccessTokensList(polar, { limit: 100, sorting: ["-created_at"] }));
  if (!all.ok) return all;
  return { ...all, value: all.value.items.filter((token) => token.comment === comment) };
}
