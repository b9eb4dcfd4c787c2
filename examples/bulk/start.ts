// The demo: many invitations, several workers, a worker and the server killed on the way; then what the vendor saw.
import { randomUUID } from "node:crypto";
import { parseArgs } from "node:util";
import Table from "cli-table3";
import ora from "ora";
import { audit } from "./audit.ts";
import type { Progress } from "./batch.ts";
import { createChaos } from "./chaos.ts";
import { doneOf, runBatch } from "./client.ts";
import { startLocalCluster } from "./local.ts";

const usage = `Usage: npm start -- [options]

  --invitations <number>  how many (default 1000)
  --rate <number>         requests a second that the vendor allows (default 100)
  --workers <number>      worker processes (default 3)
  --lanes <number>        invitations under way at a time (default 24)
  --no-chaos              let the worker and the server live
`;

interface Options {
  readonly invitations: number;
  readonly rate: number;
  readonly workers: number;
  readonly lanes: number;
  readonly chaos: boolean;
}

function readOptions(): Options {
  const { values } = parseArgs({
    allowNegative: true,
    options: {
      invitations: { type: "string", default: "1000" },
      rate: { type: "string", default: "100" },
      workers: { type: "string", default: "3" },
      lanes: { type: "string", default: "24" },
      chaos: { type: "boolean", default: true },
      help: { type: "boolean", short: "h", default: false },
    },
  });
  if (values.help) {
    process.stdout.write(usage);
    process.exit();
  }
  const count = (name: "invitations" | "rate" | "workers" | "lanes") => {
    if (!/^[1-9]\d*$/.test(values[name])) throw new TypeError(`--${name} has to be a whole number above 0`);
    return Number(values[name]);
  };
  const workers = count("workers");
  if (values.chaos && workers === 1) throw new TypeError("one worker alone may not be killed; add --no-chaos");
  return {
    invitations: count("invitations"),
    rate: count("rate"),
    workers,
    lanes: count("lanes"),
    chaos: values.chaos,
  };
}

async function main({ invitations, rate, workers, lanes, chaos }: Options): Promise<void> {
  const text = "starting a Restate server, the workers and the sandbox";
  const { isTTY, columns } = process.stderr;
  // A terminal that does not tell its width makes ora count lines without end.
  const spinner = ora({ text, isEnabled: isTTY && columns > 0 }).start();
  const local = await startLocalCluster(workers);
  try {
    spinner.succeed(`a Restate server, ${workers} workers and the sandbox at ${local.sandboxUrl}`);
    const breakThings = chaos ? createChaos(local, lanes) : undefined;
    const emails = Array.from({ length: invitations }, (_, index) => `person-${index + 1}@example.com`);
    const startedAt = performance.now();
    let last: Progress | undefined;
    spinner.start("handing the batch over");
    for await (const progress of runBatch(
      local.ingress,
      randomUUID(),
      { account: "org-example", role: "reader", emails, lanes },
      rate,
    )) {
      last = progress;
      spinner.text = describe(progress);
      const said = await breakThings?.(progress);
      if (said) spinner.warn(`${said} after ${number(doneOf(progress))} invitations`).start(describe(progress));
    }
    if (!last) throw new Error("there was no progress to report");
    spinner.succeed(describe(last));
    const tookMs = performance.now() - startedAt;
    const { invites, posts, lists, twice, busiestSecond } = await audit(local.sandboxUrl);
    const table = new Table({ colAligns: ["left", "right"], style: { border: [] } });
    table.push(
      ["sent and journaled", number(last.sent)],
      ["sent, not journaled, found by looking up", number(last.found)],
      ["refused by the vendor", number(last.refused)],
      ["invites that the vendor has", number(invites)],
      ["requests to invite that the vendor got", number(posts)],
      ["addresses that were sent to twice", number(twice.length)],
      ["requests to list, for looking up", number(lists)],
      [`invites in the busiest second, of ${rate} allowed`, number(busiestSecond)],
      ["seconds", number(tookMs / 1_000)],
    );
    console.log(table.toString());
    for (const { email, message } of last.refusals) console.log(`refused: ${email}: ${message}`);
    if (invites !== invitations || twice.length > 0) throw new Error("not every address was invited exactly once");
  } catch (error) {
    spinner.fail();
    console.error(local.logs());
    throw error;
  } finally {
    local.close();
  }
}

function describe(progress: Progress): string {
  const { total, found, refused } = progress;
  const share = Math.floor((doneOf(progress) / total) * 100);
  return `${number(doneOf(progress))} of ${number(total)} (${share} %), ${found} found by looking up, ${refused} refused`;
}

function number(value: number): string {
  return value.toLocaleString("en", { maximumFractionDigits: 1 });
}

try {
  await main(readOptions());
} catch (error) {
  console.error(error instanceof TypeError ? `${error.message}\n\n${usage}` : error);
  process.exitCode = 1;
}
