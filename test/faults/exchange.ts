import { once } from "node:events";
import type { Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import type { RecordedRequest } from "./request.js";

/** What to do with one request. */
export interface Fault {
  readonly name: string;
  /** Play as soon as the request's headers are in, and leave its body unread. */
  readonly beforeBody?: boolean;
  readonly play: (exchange: Exchange) => Promise<void>;
}

// A reset may overtake bytes that the client has not read yet.
const READ_BEFORE_RESET_MS = 20;

/** One request and the raw connection it came on. Every method rejects once the connection is gone. */
export class Exchange {
  readonly request: RecordedRequest;
  readonly origin: string;
  readonly #signal: AbortSignal;
  readonly #socket: Socket;
  #hasSent = false;

  constructor(request: RecordedRequest, origin: string, socket: Socket, signal: AbortSignal) {
    this.request = request;
    this.origin = origin;
    this.#socket = socket;
    this.#signal = signal;
  }

  async send(data: string | Uint8Array): Promise<void> {
    this.#signal.throwIfAborted();
    this.#hasSent = true;
    if (!this.#socket.write(data)) await once(this.#socket, "drain", { signal: this.#signal });
  }

  async pause(ms: number): Promise<void> {
    await sleep(ms, undefined, { signal: this.#signal });
  }

  async hang(): Promise<void> {
    await once(this.#socket, "close", { signal: this.#signal });
  }

  /** Ends the connection in order (FIN), after everything that was sent. */
  finish(): void {
    this.#socket.end();
  }

  /** Breaks the connection off (RST). */
  async reset(): Promise<void> {
    if (this.#hasSent) await this.pause(READ_BEFORE_RESET_MS);
    this.#socket.resetAndDestroy();
  }
}
