// Lets a person go: withdraws what can be withdrawn, and tells what is left to do by hand. Each step may be repeated:
// what is gone already is fine.
import { type AnyError, collect, type Result } from "orgkit";
import * as clerk from "orgkit/clerk";
import * as openai from "orgkit/openai";
import { organizationAccessTokensList } from "orgkit/polar";
import { type Accounts, isProgram, openAccounts } from "./accounts.ts";
import { orNothing } from "./find-out.ts";
import { deleteToken } from "./tokens.ts";
import { chapter, say, tell } from "./transcript.ts";

export interface Person {
  readonly email: string;
  /** The id at Clerk. */
  readonly userId: string;
  /** How the comments of their Polar tokens begin. */
  readonly handle: string;
}

/** What was done, what remains and what failed. */
export interface Report {
  readonly done: string[];
  readonly byHand: string[];
  readonly failed: string[];
}

/** Lets a person go; goes on behind a failure, so that one vendor's outage leaves no door open at another. */
export async function offboard(accounts: Accounts, person: Person): Promise<Report> {
  const report: Report = { done: [], byHand: [], failed: [] };
  await withdrawInvites(accounts, person, report);
  await deleteTokens(accounts, person, report);
  await lockMemberships(accounts, person, report);
  return report;
}

function note(report: Report, title: string, result: Result<unknown, AnyError>): void {
  tell(`${result.ok ? "✔" : "✘"} ${title}`, result.ok ? "" : result.error.message);
  (result.ok ? report.done : report.failed).push(title);
}

async function withdrawInvites({ openai: core }: Accounts, { email }: Person, report: Report): Promise<void> {
  const all = await collect(openai.listInvites(core, { limit: 100 }));
  if (!all.ok) return note(report, "find invites at OpenAI", all);
  const invites = all.value.items.filter((invite) => invite.email.toLowerCase() === email.toLowerCase());
  for (const { id, status } of invites) {
    if (status === "accepted") report.byHand.push(`remove ${email} from the OpenAI organization`);
    else note(report, `withdraw the invite ${id}`, orNothing(await openai.deleteInvite(core, { inviteId: id })));
  }
}

async function deleteTokens({ polar }: Accounts, { handle }: Person, report: Report): Promise<void> {
  const all = await collect(organizationAccessTokensList(polar, { limit: 100 }));
  if (!all.ok) return note(report, "find tokens at Polar", all);
  for (const { id, comment } of all.value.items.filter((token) => token.comment.startsWith(`${handle}: `))) {
    note(report, `delete the token "${comment}"`, await deleteToken(polar, id));
  }
}

/** Marks each organization, so that a back end can refuse the person until the membership is gone. */
async function lockMemberships({ clerk: core }: Accounts, { userId }: Person, report: Report): Promise<void> {
  const all = await collect(
    clerk.listOrganizations(core, { userId: [userId], includeMembersCount: true, limit: 100, orderBy: "+created_at" }),
  );
  if (!all.ok) return note(report, "find organizations at Clerk", all);
  for (const { id, name, membersCount } of all.value.items) {
    const locked = await clerk.mergeOrganizationMetadata(core, {
      organizationId: id,
      mergeOrganizationMetadataRequest: { privateMetadata: { locked_users: { [userId]: true } } },
    });
    note(report, `lock the membership in ${name}`, locked);
    const isLast = membersCount === 1;
    report.byHand.push(isLast ? `hand over or delete ${name}: nobody else is in it` : `end the membership in ${name}`);
  }
}

if (isProgram(import.meta.filename)) {
  const { place, ...accounts } = openAccounts();
  const [email = "mira.okafor+1@example.com", givenId, handle = "Mira"] = process.argv.slice(2);
  const userId = givenId ?? (await someMember(accounts));
  chapter(`Letting ${email} go at ${place}`);
  const { done, byHand, failed } = await offboard(accounts, { email, userId, handle });
  if (byHand.length) chapter("Left to do in the dashboards");
  for (const task of byHand) say(`  - ${task}`);
  say(`\n${done.length} done, ${byHand.length} left to do by hand, ${failed.length} failed.`);
  if (failed.length) {
    say("Run it again when the causes are gone.");
    process.exitCode = 1;
  }
}

/** Finds somebody to let go in the sandbox. */
async function someMember({ clerk: core }: Accounts): Promise<string> {
  const all = await collect(clerk.listOrganizations(core, { limit: 100 }));
  return all.ok ? (all.value.items.find(({ createdBy }) => createdBy)?.createdBy ?? "") : "";
}
