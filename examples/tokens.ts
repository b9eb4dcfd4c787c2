// Polar tokens by their comment. A comment need not be unique, so these examples keep to one token for each.
import type { AnyError, Result } from "orgkit";
import {
  type OrganizationAccessTokenCreateResponse,
  type OrganizationAccessTokensCreateRequest,
  organizationAccessTokensCreate,
  organizationAccessTokensDelete,
  type PolarCore,
} from "orgkit/polar";
import { findTokens, orNothing, settle } from "./find-out.ts";

/** Deletes a token; one that is gone already is fine. */
export async function deleteToken(polar: PolarCore, id: string): Promise<Result<void, AnyError>> {
  return orNothing(await organizationAccessTokensDelete(polar, { id }));
}

/** Creates a token. Where the answer is lost the secret is too, so what it has made is deleted and made once more. */
export async function createToken(
  polar: PolarCore,
  request: OrganizationAccessTokensCreateRequest,
): Promise<Result<OrganizationAccessTokenCreateResponse, AnyError>> {
  const before = await findTokens(polar, request.comment);
  if (!before.ok) return before;
  const made = await organizationAccessTokensCreate(polar, request);
  if (made.ok || !made.error.mayHaveTakenEffect) return made;
  await settle(made.error);
  const after = await findTokens(polar, request.comment);
  if (!after.ok) return made;
  const known = new Set(before.value.map(({ id }) => id));
  for (const { id } of after.value.filter((token) => !known.has(token.id))) {
    const deleted = await deleteToken(polar, id);
    if (!deleted.ok) return deleted;
  }
  return organizationAccessTokensCreate(polar, request);
}
