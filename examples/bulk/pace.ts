// Paces all workers to one vendor account's rate limit: a virtual object, so its handlers run one at a time.
import { type Context, type ObjectContext, object } from "@restatedev/restate-sdk";

interface PaceState {
  perSecond: number;
  nextAt: number;
}

/** How long after its time a slot may be used; who comes later needs another one, so no outage ends in a burst. */
export const slotLifeMs = 2_000;

const defaultPerSecond = 5;

export const pace = object({
  name: "pace",
  handlers: {
    /** Sets how many requests a second the vendor allows this account. */
    async limit(ctx: ObjectContext<PaceState>, perSecond: number): Promise<void> {
      ctx.set("perSecond", perSecond);
    },
    /** Gives the times of the next free slots: one request may be sent in each. */
    async slots(ctx: ObjectContext<PaceState>, count: number): Promise<number[]> {
      const intervalMs = 1_000 / ((await ctx.get("perSecond")) ?? defaultPerSecond);
      const first = Math.max(await ctx.date.now(), (await ctx.get("nextAt")) ?? 0);
      ctx.set("nextAt", first + count * intervalMs);
      return Array.from({ length: count }, (_, index) => first + index * intervalMs);
    },
    /** Holds everybody back, because the vendor said so. */
    async hold(ctx: ObjectContext<PaceState>, untilMs: number): Promise<void> {
      ctx.set("nextAt", Math.max(untilMs, (await ctx.get("nextAt")) ?? 0));
    },
  },
  options: { journalRetention: 0 },
});

/** Waits for a slot of the account; gives its time. */
export async function nextSlot(ctx: Context, account: string): Promise<number> {
  const [slot = 0] = await ctx.objectClient(pace, account).slots(1);
  await sleepUntil(ctx, slot);
  return slot;
}

/** Sleeps durably. Restate journals the first wake-up time that was computed, so a replay keeps to it. */
export async function sleepUntil(ctx: Context, at: number): Promise<void> {
  await ctx.sleep(Math.max(0, at - Date.now()));
}
