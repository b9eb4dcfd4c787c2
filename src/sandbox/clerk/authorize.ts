import { bearerToken } from "../bearer.js";
import { invalidAuthorizationHeader, invalidSecretKey } from "./errors.js";
import type { ClerkCredential } from "./options.js";

const anySecretKey = /^sk_(test|live)_\S+$/;

/** Reads the secret key of a request and refuses one that Clerk would not know. */
export function requireSecretKey(headers: Headers, credentials: readonly ClerkCredential[], anyToken: boolean): string {
  const token = bearerToken(headers);
  if (token === undefined) throw invalidAuthorizationHeader();
  const credential = credentials.find((candidate) => candidate.token === token);
  const isKnown = credential ? credential.revoked !== true : anyToken && anySecretKey.test(token);
  if (!isKnown) throw invalidSecretKey();
  return token;
}
