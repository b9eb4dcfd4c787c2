/** Reads the token of a bearer Authorization header; the scheme's case does not matter. */
export function bearerToken(headers: Headers): string | undefined {
  return /^bearer[ \t]+(\S.*)$/i.exec(headers.get("authorization") ?? "")?.[1]?.trimEnd();
}
