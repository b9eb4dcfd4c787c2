import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Server, type Socket } from "node:net";
import { Exchange, type Fault } from "./exchange.js";
import { Incoming, type RecordedRequest, readBody, readHead } from "./request.js";
import { head } from "./wire.js";

export type { Fault } from "./exchange.js";
export type { RecordedRequest } from "./request.js";

export interface FaultServer {
  /** The origin, without a slash at the end. */
  readonly url: string;
  readonly requests: readonly RecordedRequest[];
  /** Open sockets. */
  readonly connections: number;
  /** Connections that the client ended or broke off before the server had sent all and closed. */
  readonly closedByClient: number;
  /** Bytes handed to the sockets so far. */
  readonly bytesSent: number;
  /** Queues one fault per request; when the queue is empty the last one repeats. With none at all, the answer is 501. */
  script(...faults: readonly Fault[]): void;
  /** Gives the nth request since the start or the last reset, as soon as it is whole. */
  waitForRequest(n?: number): Promise<RecordedRequest>;
  /** Resolves once the client has closed n connections since the start or the last reset. */
  closed(n?: number): Promise<void>;
  /** Resolves once no socket is open. */
  idle(): Promise<void>;
  /** Destroys all sockets and forgets the script, the requests, the counts and whoever waits. */
  reset(): void;
  close(): Promise<void>;
}

// Taken before a test can put a false clock in its place.
const now = performance.now.bind(performance);

const nothingScripted: Fault = {
  name: "nothing scripted",
  play: async (exchange) => {
    await exchange.send(head(501, { connection: "close", "content-length": "0" }));
    exchange.finish();
  },
};

interface Waiter {
  readonly isMet: () => boolean;
  readonly resolve: () => void;
}

class ScriptedServer implements FaultServer {
  readonly #server: Server = createServer({ allowHalfOpen: true, noDelay: true }, (socket) => this.#accept(socket));
  readonly #open = new Map<Socket, AbortController>();
  readonly #waiters = new Set<Waiter>();
  #queue: Fault[] = [];
  #last = nothingScripted;
  #requests: RecordedRequest[] = [];
  #closedByClient = 0;
  #bytesOfClosed = 0;
  #url = "";

  get url(): string {
    return this.#url;
  }

  get requests(): readonly RecordedRequest[] {
    return this.#requests;
  }

  get connections(): number {
    return this.#open.size;
  }

  get closedByClient(): number {
    return this.#closedByClient;
  }

  get bytesSent(): number {
    return [...this.#open.keys()].reduce((sum, socket) => sum + socket.bytesWritten, this.#bytesOfClosed);
  }

  async listen(): Promise<this> {
    this.#server.listen(0, "127.0.0.1");
    await once(this.#server, "listening");
    this.#url = `http://127.0.0.1:${portOf(this.#server)}`;
    return this;
  }

  script(...faults: readonly Fault[]): void {
    this.#queue.push(...faults);
  }

  async waitForRequest(n = 1): Promise<RecordedRequest> {
    await this.#until(() => this.#requests.length >= n);
    const request = this.#requests[n - 1];
    if (!request) throw new RangeError(`There is no request number ${n}; the first is 1.`);
    return request;
  }

  closed(n = 1): Promise<void> {
    return this.#until(() => this.#closedByClient >= n);
  }

  idle(): Promise<void> {
    return this.#until(() => this.#open.size === 0);
  }

  reset(): void {
    const open = [...this.#open];
    this.#open.clear();
    for (const [socket, controller] of open) {
      controller.abort();
      socket.destroy();
    }
    this.#waiters.clear();
    this.#queue = [];
    this.#last = nothingScripted;
    this.#requests = [];
    this.#closedByClient = 0;
    this.#bytesOfClosed = 0;
  }

  async close(): Promise<void> {
    this.reset();
    if (!this.#server.listening) return;
    this.#server.close();
    await once(this.#server, "close");
  }

  #until(isMet: () => boolean): Promise<void> {
    if (isMet()) return Promise.resolve();
    return new Promise((resolve) => this.#waiters.add({ isMet, resolve }));
  }

  #changed(): void {
    for (const waiter of this.#waiters) {
      if (waiter.isMet() && this.#waiters.delete(waiter)) waiter.resolve();
    }
  }

  #accept(socket: Socket): void {
    const controller = new AbortController();
    const incoming = new Incoming();
    let isByClient = false;
    this.#open.set(socket, controller);
    socket.on("data", (data) => incoming.push(data));
    socket.on("end", () => {
      isByClient ||= !socket.writableFinished;
      if (isByClient) socket.destroy();
    });
    socket.on("error", () => {
      isByClient ||= !socket.writableFinished;
      controller.abort();
    });
    socket.on("close", () => {
      controller.abort();
      incoming.end();
      if (!this.#open.delete(socket)) return;
      this.#bytesOfClosed += socket.bytesWritten;
      if (isByClient) this.#closedByClient += 1;
      this.#changed();
    });
    void this.#serve(socket, incoming, controller.signal);
  }

  /** Rejects, and so fails the test run, when a fault or the request parser is at fault itself. */
  async #serve(socket: Socket, incoming: Incoming, signal: AbortSignal): Promise<void> {
    try {
      while (!socket.writableEnded && (await this.#serveOne(socket, incoming, signal)));
    } catch (error) {
      if (signal.aborted) return;
      socket.destroy();
      throw error;
    }
  }

  async #serveOne(socket: Socket, incoming: Incoming, signal: AbortSignal): Promise<boolean> {
    const head = await readHead(incoming);
    if (!head) return false;
    this.#last = this.#queue.shift() ?? this.#last;
    const fault = this.#last;
    const bodyBytes = fault.beforeBody ? Buffer.alloc(0) : await readBody(incoming, head);
    if (!bodyBytes || signal.aborted) return false;
    const request = { ...head, body: bodyBytes.toString(), bodyBytes, at: now(), fault: fault.name };
    this.#requests.push(request);
    this.#changed();
    await fault.play(new Exchange(request, this.#url, socket, signal));
    return !fault.beforeBody;
  }
}

function portOf(server: Server): number {
  return (server.address() as AddressInfo).port;
}

/** Starts a server on the loopback that does to each request what its script says, byte by byte. */
export function startFaultServer(): Promise<FaultServer> {
  return new ScriptedServer().listen();
}

let refused: Promise<string> | undefined;

/** Gives a loopback URL where nothing listens, the same one for the whole process. */
export function refusedUrl(): Promise<string> {
  refused ??= reservePort().then((port) => `http://127.0.0.1:${port}`);
  return refused;
}

/**
 * The local end of an open connection keeps its port: nobody can listen there as long as it lives, while the port of a
 * closed server might go to the next one that starts.
 */
async function reservePort(): Promise<number> {
  const server = createServer((socket) => socket.unref()).listen(0, "127.0.0.1");
  await once(server, "listening");
  const holder = connect({ host: "127.0.0.1", port: portOf(server), localAddress: "127.0.0.1" });
  await Promise.all([once(holder, "connect"), once(server, "connection")]);
  holder.unref();
  server.close();
  return holder.localPort ?? Promise.reject(new Error("The connection that holds the port is gone."));
}
