import { conceal, credential, secretsIn } from "../core/scrub.js";

/** Lists what the credentials among headers hold, longest first. Other headers hold words of the data. */
export function credentialsIn(headers: Iterable<readonly [name: string, value: string]>): string[] {
  const secrets: string[] = [];
  for (const [name, value] of headers) if (credential.test(name)) conceal({ secrets }, ...secretsIn(name, value));
  return secrets;
}
