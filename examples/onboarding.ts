// Takes a customer on at all four vendors. When a step fails, what this run has made is taken back; run again, it goes
// on from what is there.
import { appendFile } from "node:fs/promises";
import * as clerk from "orgkit/clerk";
import * as openai from "orgkit/openai";
import * as permit from "orgkit/permit";
import type { OrganizationAccessToken } from "orgkit/polar";
import { type Accounts, date, isProgram, openAccounts } from "./accounts.ts";
import { findClerkOrganization, findInvite, findPermitOrganization, findTokens, orNothing } from "./find-out.ts";
import { run, type Step } from "./steps.ts";
import { createToken, deleteToken } from "./tokens.ts";
import { chapter, say, tell } from "./transcript.ts";

export interface Customer {
  readonly name: string;
  /** What the customer is known by at Clerk and Permit: lowercase letters, digits and `-`. */
  readonly slug: string;
  /** Who is invited to OpenAI. */
  readonly email: string;
}

/** What vendors show once: store it before anything else. */
export interface Secrets {
  permitApiKey?: string;
  polarToken?: string;
}

/** Takes a customer on; tells whether that worked and gives the secrets that this run was shown. */
export async function onboard(accounts: Accounts, customer: Customer) {
  const secrets: Secrets = {};
  const steps = stepsOf(accounts, customer, secrets);
  const undos: (() => Promise<string | undefined>)[] = [];
  for (const step of steps) {
    const done = await run(step);
    if (done.ok) {
      const { value, isNew } = done.value;
      if (isNew) undos.unshift(() => takeBack(step, value));
      continue;
    }
    const left = done.error.mayHaveTakenEffect ? [`${step.title} (perhaps)`] : [];
    if (undos.length) chapter("Taking back what this run has made");
    for (const undo of undos) left.push(...[await undo()].filter((title) => title !== undefined));
    return { ok: false, left, secrets: {} } as const;
  }
  return { ok: true, left: [], secrets } as const;
}

/** Gives the title of a step that could not be taken back. */
async function takeBack(step: Step, value: unknown): Promise<string | undefined> {
  const undone = orNothing(await step.undo(value));
  tell(`${undone.ok ? "↩" : "✘"} ${step.title}`, undone.ok ? "gone" : undone.error.message);
  return undone.ok ? undefined : step.title;
}

function stepsOf(accounts: Accounts, { name, slug, email }: Customer, secrets: Secrets): readonly Step[] {
  const organization: Step<clerk.Organization> = {
    title: "Clerk organization",
    find: () => findClerkOrganization(accounts.clerk, slug),
    make: () => clerk.createOrganization(accounts.clerk, { name, slug, publicMetadata: { plan: "trial" } }),
    undo: ({ id }) => clerk.deleteOrganization(accounts.clerk, { organizationId: id }),
    describe: ({ id }) => `${name}, ${id}`,
  };
  const twin: Step<permit.OrganizationRead> = {
    title: "Permit organization",
    find: () => findPermitOrganization(accounts.permit, slug),
    make: async () => {
      const made = await permit.createOrganization(accounts.permit, { key: slug, name });
      if (made.ok && made.value.apiKeySecret) secrets.permitApiKey = made.value.apiKeySecret;
      return made;
    },
    undo: ({ id }) => permit.deleteOrganization(accounts.permit, { orgId: id }),
    describe: ({ key }) => `${key}${secrets.permitApiKey ? ", with its first API key" : ""}`,
  };
  const invite: Step<openai.Invite> = {
    title: "OpenAI invite",
    find: () => findInvite(accounts.openai, email),
    make: () => openai.inviteUser(accounts.openai, { email, role: "reader", projects: [] }),
    undo: ({ id }) => openai.deleteInvite(accounts.openai, { inviteId: id }),
    describe: ({ status, expiresAt }) => `${email}, ${status}, until ${date(expiresAt)}`,
  };
  const comment = `${name}: CI`;
  const token: Step<OrganizationAccessToken> = {
    title: "Polar token",
    find: async () => {
      const found = await findTokens(accounts.polar, comment);
      return found.ok ? { ...found, value: found.value[0] } : found;
    },
    make: async () => {
      const made = await createToken(accounts.polar, { comment, scopes: ["metrics:read"], expiresIn: "P90D" });
      if (!made.ok) return made;
      secrets.polarToken = made.value.token;
      return { ...made, value: made.value.organizationAccessToken };
    },
    undo: ({ id }) => deleteToken(accounts.polar, id),
    describe: ({ expiresAt }) => `${comment}, until ${date(expiresAt)}`,
  };
  return [organization, twin, invite, token] as readonly Step[];
}

if (isProgram(import.meta.filename)) {
  const [name = "Heliotrope Labs", email = "mira.okafor@example.com"] = process.argv.slice(2);
  const { place, ...accounts } = openAccounts();
  chapter(`Taking on ${name} at ${place}`);
  const slug = name.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-");
  const { ok, left, secrets } = await onboard(accounts, { name, slug, email });
  if (ok) {
    const file = `${slug}.secrets.jsonl`;
    const isShown = Object.keys(secrets).length > 0;
    if (isShown) await appendFile(file, `${JSON.stringify(secrets)}\n`, { mode: 0o600 });
    say(isShown ? `\nDone. The secrets, which are shown only once, are in ${file}.` : "\nDone. Nothing was missing.");
  } else {
    say(left.length ? `\nFailed. Look after: ${left.join(", ")}.` : "\nFailed, and nothing is left behind.");
    say("Run it again when the cause is gone.");
    process.exitCode = 1;
  }
}
