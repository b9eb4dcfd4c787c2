// What a program does that wants people invited: hand the batch over, then watch it.
import { setTimeout as sleep } from "node:timers/promises";
import { type Ingress, rpc } from "@restatedev/restate-sdk-clients";
import pRetry from "p-retry";
import type { BatchRequest, batch, Progress } from "./batch.ts";
import type { pace } from "./pace.ts";

const pollMs = 250;

/** Hands a batch over, once however often it is tried, and gives its progress until it is done. */
export async function* runBatch(
  ingress: Ingress,
  batchId: string,
  request: BatchRequest,
  perSecond: number,
): AsyncGenerator<Progress> {
  const batches = ingress.objectClient<typeof batch>({ name: "batch" }, batchId);
  await ingress.objectClient<typeof pace>({ name: "pace" }, request.account).limit(perSecond);
  await batches.start(request, rpc.opts({ idempotencyKey: batchId }));
  for (;;) {
    const progress = await pRetry(async () => batches.progress(), { retries: 8, minTimeout: pollMs });
    if (progress) yield progress;
    if (progress && doneOf(progress) === progress.total) return;
    await sleep(pollMs);
  }
}

/** Counts the invitations that are done. */
export function doneOf({ sent, found, refused }: Progress): number {
  return sent + found + refused;
}
