// Polar tokens by their comment. A comment need not be unique, so these examples keep to one token for each.
import { type AnyError, collect, type Result } from "orgkit";
import {
  type OrganizationAccessToken,
  type OrganizationAccessTokenCreateResponse,
  type OrganizationAccessTokensCreateRequest,
  organizationAccessTokensCreate,
  organizationAccessTokensDelete,
  organizationAccessTokensList,
  type PolarCore,
} from "orgkit/polar";
import { settle } from "./find-out.ts";
import { orNothing } from "./steps.ts";

/** Lists the tokens with a comment, newest first. */
export async function tokensNamed(
  polar: PolarCore,
  comment: string,
): Promise<Result<readonly OrganizationAccessToken[], AnyError>> {
  const all = await collect(organizationAccessTokensList(polar, { limit: 100, sorting: ["-created_at"] }));
  if (!all.ok) return all;
  return { ...all, value: all.value.items.filter((token) => token.comment === comment) };
}

/** Deletes a token; one that is gone already is fine. */
export async function deleteToken(polar: PolarCore, id: string): Promise<Result<void, AnyError>> {
  return orNothing(await organizationAccessTokensDelete(polar, { id }));
}

/** Creates a token. Where the answer is lost the secret is too, so what it has made is deleted and made once more. */
export async function createToken(
  polar: PolarCore,
  request: OrganizationAccessTokensCreateRequest,
): Promise<Result<OrganizationAccessTokenCreateResponse, AnyError>> {
  const before = await tokensNamed(polar, request.comment);
  if (!before.ok) return before;
  const made = await organizationAccessTokensCreate(polar, request);
  if (made.ok || !made.error.mayHaveTakenEffect) return made;
  await settle(made.error);
  const after = await tokensNamed(polar, request.comment);
  if (!after.ok) return made;
  const known = new Set(before.value.map(({ id }) => id));
  for (const { id } of after.value.filter((token) => !known.has(token.id))) {
    const deleted = await deleteToken(polar, id);
    if (!deleted.ok) return deleted;
  }
  return organizationAccessTokensCreate(polar, request);
}
