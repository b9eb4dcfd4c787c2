import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import type { Entrant } from "./entrants.ts";
import type { Vendor } from "./vendors.ts";
import type { Job } from "./worker.ts";

/** A contender in a process of its own. */
export class ContenderProcess {
  readonly name: string;
  readonly #child: ChildProcess;

  private constructor(name: string, child: ChildProcess) {
    this.name = name;
    this.#child = child;
  }

  static async start({ name, module }: Pick<Entrant, "name" | "module">, vendor: Vendor): Promise<ContenderProcess> {
    const child = fork(join(import.meta.dirname, "worker.ts"), [module, vendor], { execArgv: ["--expose-gc"] });
    const contender = new ContenderProcess(name, child);
    await contender.#answer();
    return contender;
  }

  /** Gives what the job took: milliseconds, or bytes. */
  run(job: Job): Promise<number> {
    const answer = this.#answer();
    this.#child.send(job);
    return answer;
  }

  stop(): void {
    this.#child.kill();
  }

  async #answer(): Promise<number> {
    const settled = new AbortController();
    const { signal } = settled;
    try {
      const ended = once(this.#child, "exit", { signal }).then(([code]) => {
        throw new Error(`${this.name} ended with ${code}`);
      });
      const [answer] = await Promise.race([once(this.#child, "message", { signal }), ended]);
      return answer;
    } finally {
      settled.abort();
    }
  }
}

/** Starts contenders, hands them over, and stops them whatever happens. */
export async function withContenders<TValue>(
  entrants: readonly Pick<Entrant, "name" | "module">[],
  vendor: Vendor,
  use: (contenders: readonly ContenderProcess[]) => Promise<TValue>,
): Promise<TValue> {
  const contenders: ContenderProcess[] = [];
  try {
    for (const entrant of entrants) contenders.push(await ContenderProcess.start(entrant, vendor));
    return await use(contenders);
  } finally {
    for (const contender of contenders) contender.stop();
  }
}
