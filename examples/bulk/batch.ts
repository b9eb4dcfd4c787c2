// A batch of invitations: a queue of small chunks, and lanes that take one chunk after the other.
import {
  type Context,
  handlers,
  type ObjectContext,
  type ObjectSharedContext,
  object,
  service,
} from "@restatedev/restate-sdk";
import type { InviteUserRequest } from "orgkit/openai/inviteUser";
import { invite, type Outcome } from "./invite.ts";
import { pace } from "./pace.ts";

/** What to send: `account` is the id of the OpenAI organization. */
export interface BatchRequest {
  readonly account: string;
  readonly role: InviteUserRequest["role"];
  readonly emails: readonly string[];
  /** How many invitations are under way at a time. */
  readonly lanes: number;
}

/** How far a batch is. */
export interface Progress {
  readonly total: number;
  readonly sent: number;
  readonly found: number;
  readonly refused: number;
  /** The first refusals, for people to read. */
  readonly refusals: readonly { readonly email: string; readonly message: string }[];
}

interface Chunk {
  readonly account: string;
  readonly role: InviteUserRequest["role"];
  readonly emails: readonly string[];
}

interface LaneRequest {
  readonly batchId: string;
  /** What came of the chunk before. */
  readonly before: readonly Outcome[];
}

type BatchState = { progress: Progress; taken: number } & Record<`chunk-${number}`, Chunk>;

const chunkSize = 10;
const shownRefusals = 10;

export const batch = object({
  name: "batch",
  handlers: { start, next, progress: handlers.object.shared(progress) },
  options: { enableLazyState: true, journalRetention: 0 },
});

export const lane = service({
  name: "lane",
  handlers: { run },
  options: { retryPolicy: { initialInterval: 100, maxInterval: { seconds: 5 } }, journalRetention: 0 },
});

/** Starts the batch, unless it has been started. */
async function start(ctx: ObjectContext<BatchState>, { account, role, emails, lanes }: BatchRequest): Promise<void> {
  if (await ctx.get("progress")) return;
  const unique = [...new Map(emails.map((email) => [email.toLowerCase(), email])).values()];
  ctx.set("progress", { total: unique.length, sent: 0, found: 0, refused: 0, refusals: [] });
  for (let index = 0; index * chunkSize < unique.length; index++) {
    const chunk = unique.slice(index * chunkSize, (index + 1) * chunkSize);
    ctx.set(`chunk-${index}`, { account, role, emails: chunk });
  }
  for (let count = 0; count < lanes; count++) ctx.serviceSendClient(lane).run({ batchId: ctx.key, before: [] });
}

/** Counts what a lane has done and hands out the next chunk. */
async function next(ctx: ObjectContext<BatchState>, done: readonly Outcome[]): Promise<Chunk | null> {
  const before = await ctx.get("progress");
  if (before && done.length > 0) ctx.set("progress", counted(before, done));
  const taken = (await ctx.get("taken")) ?? 0;
  const chunk = await ctx.get(`chunk-${taken}`);
  if (!chunk) return null;
  ctx.clear(`chunk-${taken}`);
  ctx.set("taken", taken + 1);
  return chunk;
}

async function progress(ctx: ObjectSharedContext<BatchState>): Promise<Progress | null> {
  return ctx.get("progress");
}

/** Works through one chunk, then hands over to an invocation with a fresh journal. */
async function run(ctx: Context, { batchId, before }: LaneRequest): Promise<void> {
  const chunk = await ctx.objectClient(batch, batchId).next(before);
  if (!chunk) return;
  const { account, role, emails } = chunk;
  const slots = await ctx.objectClient(pace, account).slots(emails.length);
  const done: Outcome[] = [];
  for (const [index, email] of emails.entries()) {
    done.push(await invite(ctx, account, { email, role, projects: [] }, slots[index] ?? 0));
  }
  ctx.serviceSendClient(lane).run({ batchId, before: done });
}

function counted(before: Progress, done: readonly Outcome[]): Progress {
  const refusals = done.flatMap((outcome) =>
    outcome.status === "refused" ? [{ email: outcome.email, message: outcome.message }] : [],
  );
  const count = (status: Outcome["status"]) => done.filter((outcome) => outcome.status === status).length;
  return {
    total: before.total,
    sent: before.sent + count("sent"),
    found: before.found + count("found"),
    refused: before.refused + refusals.length,
    refusals: [...before.refusals, ...refusals].slice(0, shownRefusals),
  };
}
