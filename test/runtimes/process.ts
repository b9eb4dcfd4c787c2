import { spawn } from "node:child_process";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { Runtime } from "./runtimes.ts";
import type { Outcome } from "./suite.ts";

/** What came of the suite in one runtime. */
export interface Report {
  readonly name: string;
  readonly version: string;
  readonly outcomes: readonly Outcome[];
  readonly seconds: number;
  /** Why there are no outcomes. */
  readonly failure?: string;
}

const limitMs = 60_000;

/** Runs the suite in a process of its own, which has to end by itself, and reads the last line that it prints. */
export async function runIn({ name, command }: Runtime, folder: string, url: string): Promise<Report> {
  const startedAt = performance.now();
  const seconds = () => (performance.now() - startedAt) / 1_000;
  const failed = (failure: string): Report => ({ name, version: "", outcomes: [], seconds: seconds(), failure });
  // What a runtime unpacks goes with the folder.
  const temporary = join(folder, name.replaceAll(" ", "-"));
  await mkdir(temporary);
  const env = { ...process.env, TMPDIR: temporary, DENO_NO_UPDATE_CHECK: "1" };
  const [file, ...args] = command;
  const child = spawn(file, [...args, folder, url], { cwd: folder, env, detached: true });
  let out = "";
  let err = "";
  child.stdout.on("data", (chunk) => {
    out += chunk;
  });
  child.stderr.on("data", (chunk) => {
    err += chunk;
  });
  return new Promise((done) => {
    let isSlow = false;
    const timer = setTimeout(() => {
      isSlow = true;
      // The negative id means the process and those that it started.
      if (child.pid) process.kill(-child.pid, "SIGKILL");
    }, limitMs);
    child.once("error", (error) => done(failed(`It did not start: ${error.message}`)));
    child.once("close", (code, signal) => {
      clearTimeout(timer);
      if (isSlow) return done(failed(`It did not end within ${limitMs / 1_000} s.\n${out}${err}`));
      if (code !== 0) return done(failed(`It ended with ${code ?? signal}.\n${out}${err}`));
      try {
        done({ name, ...JSON.parse(out.trim().split("\n").at(-1) ?? ""), seconds: seconds() });
      } catch {
        done(failed(`It printed no outcomes.\n${out}${err}`));
      }
    });
  });
}
