import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { type SandboxServer, serveSandbox } from "./serve.js";

const usage = `Usage: orgkit sandbox [--port <number>] [--seed demo]

Serves Polar, OpenAI, Clerk and Permit.io from memory on 127.0.0.1.

  --port <number>  port to listen on; 0 picks a free one (default 4010)
  --seed demo      fill every vendor for several pages
  -h, --help       show this text
  --version        show the version
`;

const options = {
  port: { type: "string", default: "4010" },
  seed: { type: "string" },
  help: { type: "boolean", short: "h" },
  version: { type: "boolean" },
} as const;

const examples = [
  ["Polar", "/polar", "polar_oat_anything"],
  ["OpenAI", "/openai/v1", "sk-admin-anything"],
  ["Clerk", "/clerk/v1", "sk_test_anything"],
  ["Permit.io", "/permit", "permit_key_anything"],
] as const;

/** Takes what the command writes. */
export interface CliOutput {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
}

/** Runs the command line: gives the server that it started, or the exit code when there is nothing to wait for. */
export async function runCli(args: readonly string[], { out, err }: CliOutput): Promise<SandboxServer | number> {
  const wanted = readArguments(args);
  if ("text" in wanted) {
    out(wanted.text);
    return 0;
  }
  if ("problem" in wanted) {
    err(`orgkit: ${wanted.problem}; orgkit --help tells how to call it\n`);
    return 2;
  }
  try {
    const server = await serveSandbox(wanted);
    out(greeting(server.url));
    return server;
  } catch (error) {
    err(`orgkit: ${explain(error, wanted.port)}\n`);
    return 2;
  }
}

/** Gives what to serve with, a text to show, or what is wrong with the arguments. */
function readArguments(
  args: readonly string[],
): { port: number; seed?: "demo" } | { text: string } | { problem: string } {
  // What is wrong is found here, since parseArgs says it in several sentences.
  const { values, positionals, tokens } = parseArgs({
    args: [...args],
    allowPositionals: true,
    strict: false,
    tokens: true,
    options,
  });
  for (const token of tokens) {
    if (token.kind !== "option") continue;
    const option = Object.entries(options).find(([name]) => name === token.name)?.[1];
    if (!option) return { problem: `there is no option ${token.rawName}` };
    if (option.type === "string" && token.value === undefined) return { problem: `${token.rawName} needs a value` };
  }
  const { port, seed, help, version } = values;
  if (help) return { text: usage };
  if (version) return { text: `${packageVersion()}\n` };
  if (positionals.join(" ") !== "sandbox") return { problem: "the command has to be: orgkit sandbox" };
  if (!/^\d{1,5}$/.test(`${port}`) || Number(port) > 65_535) {
    return { problem: `--port has to be from 0 to 65535, not "${port}"` };
  }
  if (seed !== undefined && seed !== "demo") return { problem: `--seed has to be "demo", not "${seed}"` };
  return { port: Number(port), ...(seed && { seed }) };
}

/** The sources are as deep in the package as what is built of them. */
function packageVersion(): string {
  return JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8")).version;
}

function greeting(url: string): string {
  const lines = examples.map(
    ([name, path, token]) => `  ${name.padEnd(9)}  ${`${url}${path}`.padEnd(36)}  token ${token}`,
  );
  return `The sandbox listens. Base URLs, and tokens that work:\n${lines.join("\n")}\nStop it with Ctrl+C.\n`;
}

function explain(error: unknown, port: number): string {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (code === "EADDRINUSE") return `port ${port} is taken; choose another one with --port, or 0 for any free one`;
  if (code === "EACCES") return `port ${port} needs more rights; choose one above 1023 with --port`;
  return error instanceof Error ? error.message : String(error);
}
