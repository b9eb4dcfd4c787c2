// Breaks things at the worst moment: the vendor has carried the invitations out, and nobody has journaled it yet.
import pWaitFor from "p-wait-for";
import type { Progress } from "./batch.ts";
import { doneOf } from "./client.ts";
import type { LocalCluster } from "./local.ts";

const answerDelayMs = 3_000;

/** Gives a function that kills a worker half way and the server at three quarters, and says so. */
export function createChaos(
  { sandboxUrl, killWorker, restartServer }: LocalCluster,
  lanes: number,
): (progress: Progress) => Promise<string | undefined> {
  const plan = [
    { share: 0.5, strike: killWorker, said: "one worker killed" },
    { share: 0.75, strike: restartServer, said: "the Restate server killed and started again" },
  ];
  return async (progress) => {
    if (doneOf(progress) < (plan[0]?.share ?? Infinity) * progress.total) return undefined;
    const due = plan.shift();
    await holdAnswers(sandboxUrl, lanes);
    await due?.strike();
    return due?.said;
  };
}

/** Lets the sandbox carry out one invitation of each lane and keep the answer back for a while. */
async function holdAnswers(sandboxUrl: string, lanes: number): Promise<void> {
  const faults = `${sandboxUrl}/_sandbox/faults`;
  const fault = { vendor: "openai", operation: "inviteUser", bodyDelayMs: answerDelayMs, times: lanes };
  await fetch(faults, { method: "POST", body: JSON.stringify(fault) });
  const isTaken = async () => ((await (await fetch(faults)).json()) as unknown[]).length === 0;
  await pWaitFor(isTaken, { interval: 20, timeout: { milliseconds: answerDelayMs / 2, fallback: () => undefined } });
}
