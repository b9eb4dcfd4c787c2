// Stands in for a cluster on this machine: a Restate server, worker processes and the sandbox, all on loopback.
import { type ChildProcess, spawn } from "node:child_process";
import cluster, { type Worker } from "node:cluster";
import { once } from "node:events";
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { connect, type Ingress } from "@restatedev/restate-sdk-clients";
import getPort from "get-port";
import pWaitFor from "p-wait-for";
import { onExit } from "signal-exit";

const host = "127.0.0.1";
const require = createRequire(import.meta.url);
const serverPath = require.resolve(`@restatedev/restate-server-${process.platform}-${process.arch}/bin/restate-server`);
const sandboxPath = fileURLToPath(new URL("./sandbox/bin.js", import.meta.resolve("orgkit")));
const workerPath = fileURLToPath(new URL("./worker.ts", import.meta.url));

/** What runs on this machine, and ways to break it. */
export interface LocalCluster {
  readonly ingress: Ingress;
  readonly sandboxUrl: string;
  /** Kills one worker with SIGKILL; nothing takes its place. */
  killWorker(): Promise<void>;
  /** Kills the Restate server with SIGKILL and starts it again on the same data. */
  restartServer(): Promise<void>;
  /** Gives the last lines that the processes wrote. */
  logs(): string;
  /** Ends every process and removes the data. The end of this process does the same, by a signal too. */
  close(): void;
}

/** Starts everything and waits until it can be used; a sandbox that is served already takes the place of its own. */
export async function startLocalCluster(workerCount: number, servedSandboxUrl?: string): Promise<LocalCluster> {
  const directory = mkdtempSync(join(tmpdir(), "orgkit-bulk-"));
  const logPath = join(directory, "log");
  const log = openSync(logPath, "a");
  const [ingressPort, adminPort, nodePort, workerPort, sandboxPort] = await freePorts(5);
  const children = new Set<ChildProcess>();
  const workers: Worker[] = [];

  function close(): void {
    for (const child of children) child.kill("SIGKILL");
    for (const worker of workers) worker.process.kill("SIGKILL");
    closeSync(log);
    rmSync(directory, { recursive: true, force: true, maxRetries: 5 });
    forgetExit();
  }
  const forgetExit = onExit(close);

  function run(command: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): ChildProcess {
    const child = spawn(command, args, { stdio: ["ignore", log, log], env: { ...process.env, ...env } });
    children.add(child);
    child.once("exit", () => children.delete(child));
    return child;
  }

  const runServer = () =>
    run(serverPath, ["--no-logo"], {
      RESTATE_BASE_DIR: join(directory, "restate"),
      // What it leaves when it is killed goes with the rest.
      TMPDIR: directory,
      RESTATE_NODE_NAME: "local",
      RESTATE_LISTEN_MODE: "tcp",
      RESTATE_BIND_IP: host,
      RESTATE_ADVERTISED_HOST: host,
      RESTATE_BIND_PORT: String(nodePort),
      RESTATE_INGRESS__BIND_PORT: String(ingressPort),
      RESTATE_ADMIN__BIND_PORT: String(adminPort),
      RESTATE_DEFAULT_NUM_PARTITIONS: "4",
      RESTATE_DISABLE_TELEMETRY: "true",
      RESTATE_LOG_FILTER: "warn,octocrab=off",
      RESTATE_LOG_DISABLE_ANSI_CODES: "true",
      // Few streams make many connections, which Node spreads over the workers as a load balancer would.
      RESTATE_WORKER__INVOKER__HTTP2_STREAMS_PER_CONNECTION_LIMIT: "4",
    });

  const isServing = () => isOk(`http://${host}:${adminPort}/health`);

  try {
    const sandboxUrl = servedSandboxUrl ?? `http://${host}:${sandboxPort}`;
    if (!servedSandboxUrl) run(process.execPath, [sandboxPath, "sandbox", "--port", String(sandboxPort)]);
    cluster.setupPrimary({ exec: workerPath, execArgv: [], stdio: ["ignore", log, log, "ipc"] });
    for (let count = 0; count < workerCount; count++) {
      const worker = cluster.fork({
        HOST: host,
        PORT: String(workerPort),
        OPENAI_BASE_URL: `${sandboxUrl}/openai/v1`,
        OPENAI_ADMIN_KEY: "sk-admin-anything",
        RESTATE_LOGGING: "ERROR",
      });
      workers.push(worker);
    }
    let server = runServer();
    await Promise.all(
      workers.map((worker) => once(worker, "listening", { signal: AbortSignal.timeout(waiting.timeout) })),
    );
    await pWaitFor(() => isOk(`${sandboxUrl}/_sandbox/faults`), waiting);
    await pWaitFor(isServing, waiting);
    await register(`http://${host}:${adminPort}`, `http://${host}:${workerPort}`);
    return {
      ingress: connect({ url: `http://${host}:${ingressPort}`, retry: true }),
      sandboxUrl,
      async killWorker() {
        const worker = workers.pop();
        worker?.process.kill("SIGKILL");
        if (worker) await once(worker, "exit");
      },
      async restartServer() {
        server.kill("SIGKILL");
        await once(server, "exit");
        server = runServer();
        await pWaitFor(isServing, waiting);
      },
      logs: () => readFileSync(logPath, "utf8").split("\n").slice(-40).join("\n"),
      close,
    };
  } catch (error) {
    close();
    throw error;
  }
}

const waiting = { interval: 100, timeout: 30_000 };

async function freePorts(count: number): Promise<number[]> {
  const ports: number[] = [];
  while (ports.length < count) ports.push(await getPort({ host, exclude: ports }));
  return ports;
}

async function isOk(url: string): Promise<boolean> {
  try {
    return (await fetch(url)).ok;
  } catch {
    return false;
  }
}

/** Tells the server where the durable functions are: one address, however many workers are behind it. */
async function register(admin: string, uri: string): Promise<void> {
  const response = await fetch(`${admin}/deployments`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ uri }),
  });
  if (!response.ok) throw new Error(`Restate did not take the workers: ${await response.text()}`);
}
