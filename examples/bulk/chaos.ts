// Breaks things at the worst moments: while invitations are on their way, or carried out and not yet journaled.
import type { Fault } from "orgkit/sandbox";
import pWaitFor from "p-wait-for";
import type { Progress } from "./batch.ts";
import { doneOf } from "./client.ts";
import type { LocalCluster } from "./local.ts";

const delayMs = 4_000;

/** Gives a function that kills a worker half way and the server at three quarters, and says so. */
export function createChaos(
  { sandboxUrl, killWorker, restartServer }: LocalCluster,
  lanes: number,
): (progress: Progress) => Promise<string | undefined> {
  const plan = [
    // The vendor has carried the invitations out; the answers reach nobody.
    { share: 0.5, fault: { bodyDelayMs: delayMs }, strike: killWorker, said: "one worker killed" },
    // The vendor carries them out later: attempts that Restate has given up live on in their workers.
    { share: 0.75, fault: { delayMs }, strike: restartServer, said: "the Restate server killed and started again" },
  ];
  return async (progress) => {
    const [next] = plan;
    if (!next || doneOf(progress) < next.share * progress.total) return undefined;
    plan.shift();
    await delayOneEach(sandboxUrl, lanes, next.fault);
    await next.strike();
    return next.said;
  };
}

/** Makes the sandbox delay one invitation of each lane, and waits until it has them all. */
async function delayOneEach(sandboxUrl: string, lanes: number, delay: Pick<Fault, "delayMs" | "bodyDelayMs">) {
  const faults = `${sandboxUrl}/_sandbox/faults`;
  const fault: Fault = { vendor: "openai", operation: "inviteUser", times: lanes, ...delay };
  await fetch(faults, { method: "POST", body: JSON.stringify(fault) });
  const isTaken = async () => ((await (await fetch(faults)).json()) as unknown[]).length === 0;
  await pWaitFor(isTaken, { interval: 20, timeout: { milliseconds: 1_500, fallback: () => undefined } });
}
