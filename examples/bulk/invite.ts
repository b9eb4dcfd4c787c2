// One invitation, exactly once: the vendor knows no idempotency key, so the journal has to tell what may have been sent.
import type { Context } from "@restatedev/restate-sdk";
import { categorize } from "orgkit";
import { type InviteUserRequest, inviteUser } from "orgkit/openai/inviteUser";
import { lookup } from "./lookup.ts";
import { nextSlot, pace, sleepUntil, slotLifeMs } from "./pace.ts";
import { openaiOf, timeoutMs } from "./vendor.ts";

/** How an invitation ended. `found`: an attempt whose answer was lost had sent it. */
export type Outcome =
  | { readonly status: "sent" | "found"; readonly email: string }
  | { readonly status: "refused"; readonly email: string; readonly message: string };

type Step = Outcome | { readonly status: "unsent"; readonly holdUntilMs?: number } | { readonly status: "doubtful" };

/** How long the vendor may still be at work on a request that was given up. */
const graceMs = 3_000;

/** When nothing that was sent in a slot can be under way any more. */
const settledMs = slotLifeMs + timeoutMs + graceMs;

/** Invites a person in a slot: waits for it, sends, and looks up what it cannot know. */
export async function invite(
  ctx: Context,
  account: string,
  person: InviteUserRequest,
  firstSlot: number,
): Promise<Outcome> {
  await sleepUntil(ctx, firstSlot);
  for (let slot = firstSlot; ; slot = await nextSlot(ctx, account)) {
    const step = await sendOnce(ctx, account, person, slot);
    if (step.status === "doubtful") {
      await sleepUntil(ctx, slot + settledMs);
      if (await isInvited(ctx, account, person.email)) return { status: "found", email: person.email };
    } else if (step.status === "unsent") {
      if (step.holdUntilMs) await ctx.objectClient(pace, account).hold(step.holdUntilMs);
    } else {
      return step;
    }
  }
}

/**
 * Sends in one slot, at most once. The intent is journaled before anything is sent: an attempt that finds an intent it
 * did not write itself follows one that died, or lost its connection, somewhere between the intent and the outcome.
 */
async function sendOnce(ctx: Context, account: string, person: InviteUserRequest, slot: number): Promise<Step> {
  let isOwnIntent = false;
  await ctx.run("intent", () => {
    isOwnIntent = true;
  });
  return ctx.run<Step>("inviteUser", async () => {
    if (!isOwnIntent) return { status: "doubtful" };
    if (Date.now() > slot + slotLifeMs) return { status: "unsent" };
    const result = await inviteUser(openaiOf(account), person);
    if (result.ok) return { status: "sent", email: person.email };
    const { error } = result;
    if (error.mayHaveTakenEffect) return { status: "doubtful" };
    if (categorize(error) !== "rateLimited") return { status: "refused", email: person.email, message: error.message };
    const waitMs = ("retryAfterMs" in error && error.retryAfterMs) || 1_000;
    return { status: "unsent", holdUntilMs: Date.now() + waitMs };
  });
}

async function isInvited(ctx: Context, account: string, email: string): Promise<boolean> {
  const { id, promise } = ctx.awakeable<boolean>();
  ctx.objectSendClient(lookup, account).ask({ email: email.toLowerCase(), answer: id });
  return promise;
}
