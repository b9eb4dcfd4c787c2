// Replaces a Polar token without a gap: the new one works before the old one goes, and for a while both do. A run that
// was cut off leaves one token too many; the next run deletes all but the one it makes.
import { setTimeout as sleep } from "node:timers/promises";
import { type AnyError, type Result, unwrap } from "orgkit";
import { type OrganizationAccessToken, organizationAccessTokensList, PolarCore } from "orgkit/polar";
import { createSandbox } from "orgkit/sandbox";
import { date, isProgram } from "./accounts.ts";
import { findTokens } from "./find-out.ts";
import { createToken, deleteToken } from "./tokens.ts";
import { chapter, say, tell } from "./transcript.ts";

export interface Rotation {
  /** A core that may write tokens. */
  readonly admin: PolarCore;
  /** What the token is known by. */
  readonly comment: string;
  /** How long the new token works, as an ISO 8601 duration. */
  readonly expiresIn: string;
  /** How long both work. */
  readonly overlapMs: number;
  /** Tells whether the new secret works, before anybody depends on it. */
  readonly verify: (secret: string) => Promise<Result<unknown, AnyError>>;
  /** Gives the new secret to those who use it. */
  readonly deploy: (secret: string) => Promise<void> | void;
}

/** Rotates a token; on failure the old one stays, and the new one does not. */
export async function rotate(rotation: Rotation): Promise<Result<OrganizationAccessToken, AnyError | Error>> {
  const { admin, comment, expiresIn, overlapMs, verify, deploy } = rotation;
  const old = await findTokens(admin, comment);
  if (!old.ok) return old;
  const [newest] = old.value;
  if (!newest) return { ok: false, error: new Error(`There is no token "${comment}".`), meta: old.meta };
  const { scopes } = newest;
  tell("old", `${newest.id}, with ${scopes.length} scope${scopes.length === 1 ? "" : "s"}`);

  const made = await createToken(admin, { comment, scopes, expiresIn });
  if (!made.ok) return made;
  const { organizationAccessToken: fresh, token: secret } = made.value;
  tell("new", `made, until ${date(fresh.expiresAt)}`);

  const verified = await verify(secret);
  if (!verified.ok) {
    await deleteToken(admin, fresh.id);
    return verified;
  }
  await deploy(secret);
  tell("switch", `the new one is in use; the old one goes in ${overlapMs} ms`);
  await sleep(overlapMs);

  for (const { id } of old.value) {
    const deleted = await deleteToken(admin, id);
    if (!deleted.ok) return deleted;
    tell("old", `deleted ${id}`);
  }
  return { ...made, value: fresh };
}

if (isProgram(import.meta.filename)) {
  const { fetch } = createSandbox({ seed: "demo" });
  const admin = new PolarCore({ accessToken: "polar_oat_admin0001", fetch });
  const comment = "Nightly report";
  const first = unwrap(await createToken(admin, { comment, scopes: ["organization_access_tokens:read"] }));

  // Somebody who uses the token all the while: a core asks for its token anew at each attempt.
  let current = first.token;
  const worker = new PolarCore({ accessToken: () => current, fetch });
  const stop = new AbortController();
  let calls = 0;
  let refused = 0;
  const work = (async () => {
    while (!stop.signal.aborted) {
      const result = await organizationAccessTokensList(worker, { limit: 1 });
      calls++;
      if (!result.ok) refused++;
      await sleep(25);
    }
  })();

  chapter(`Replacing the token "${comment}" while it is used`);
  const result = await rotate({
    admin,
    comment,
    expiresIn: "P90D",
    overlapMs: 500,
    verify: (secret) => organizationAccessTokensList(new PolarCore({ accessToken: secret, fetch }), { limit: 1 }),
    deploy: (secret) => {
      current = secret;
    },
  });
  await sleep(100);
  stop.abort();
  await work;
  say(result.ok ? `\nDone: ${calls} calls meanwhile, ${refused} refused.` : `\nFailed: ${result.error.message}`);
  if (!result.ok) process.exitCode = 1;
}
