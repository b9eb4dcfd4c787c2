import { createSandbox } from "./sandbox.js";
import type { Sandbox, SandboxOptions } from "./types.js";

/** Configures a sandbox that is served over HTTP. */
export interface ServeSandboxOptions extends SandboxOptions {
  /** Port to listen on; 0, the default, picks a free one. */
  port?: number | undefined;
  /** Serves this sandbox instead of a new one; the other options then have no effect. */
  sandbox?: Sandbox | undefined;
}

/** Describes a sandbox that is being served. */
export interface SandboxServer {
  /**
   * Base address without a slash at the end: `http://127.0.0.1:4010`. The `baseUrl` of a core is this and `/polar`,
   * `/openai/v1`, `/clerk/v1` or `/permit`.
   */
  readonly url: string;
  readonly port: number;
  readonly sandbox: Sandbox;
  /** Stops listening and ends open connections. */
  close(): Promise<void>;
}

/**
 * Serves a sandbox over HTTP on 127.0.0.1. Needs Node, or a runtime with `node:http`. Rejects when the port is taken or
 * the options are wrong.
 *
 * @example
 * ```ts
 * import { serveSandbox } from "orgkit/sandbox";
 *
 * const server = await serveSandbox({ port: 4010, seed: "demo" });
 * console.log(`${server.url}/clerk/v1/organizations`);
 * await server.close();
 * ```
 */
export async function serveSandbox(options: ServeSandboxOptions = {}): Promise<SandboxServer> {
  const { port = 0, sandbox = createSandbox(options) } = options;
  const { listen } = await import("./node-server.js");
  const { port: actualPort, close } = await listen(sandbox.fetch, port);
  return { url: `http://127.0.0.1:${actualPort}`, port: actualPort, sandbox, close };
}
