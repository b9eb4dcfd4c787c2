#!/usr/bin/env node
import { runCli } from "./cli.js";

async function main(): Promise<void> {
  const started = await runCli(process.argv.slice(2), {
    out: (text) => process.stdout.write(text),
    err: (text) => process.stderr.write(text),
  });
  if (typeof started === "number") {
    process.exitCode = started;
    return;
  }
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => started.close());
}

main();
