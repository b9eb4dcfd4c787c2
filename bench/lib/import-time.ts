import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

/**
 * When `globalThis.Request` is touched for the first time. Node then loads its fetch, which takes longer than most
 * modules do: within the time measured, before it, or not unless a module does so itself.
 */
export type RequestTouch = "within" | "before" | "never";

/** Gives the milliseconds of the processor that importing modules takes in a new process. */
export async function importTime(modules: readonly string[], folder: string, touch: RequestTouch): Promise<number> {
  const script = [
    `import { cpuTime } from ${JSON.stringify(join(import.meta.dirname, "cpu-time.ts"))};`,
    touch === "before" && "globalThis.Request;",
    "const startMs = cpuTime();",
    touch === "within" && "globalThis.Request;",
    ...modules.map((module) => `await import(${JSON.stringify(module)});`),
    "console.log(cpuTime() - startMs); process.exit();",
  ];
  const code = script.filter(Boolean).join("\n");
  const { stdout } = await run(process.execPath, ["--input-type=module", "--eval", code], { cwd: folder });
  return Number(stdout);
}
