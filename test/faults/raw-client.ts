import { once } from "node:events";
import { connect, type Socket } from "node:net";

export type Ending = "fin" | "reset";

export interface Parsed {
  readonly status: number;
  /** Lower-case names with their values, in the order of the wire. */
  readonly headers: readonly (readonly [string, string])[];
  readonly header: (name: string) => string | undefined;
  /** Without the framing of the chunks. */
  readonly body: Buffer;
}

/** A client that keeps each byte it gets, and how the connection ended. */
export class RawClient {
  readonly pieces: { readonly at: number; readonly bytes: Buffer }[] = [];
  readonly ended: Promise<Ending>;
  readonly #socket: Socket;
  #ending: Ending | undefined;
  #size = 0;

  private constructor(socket: Socket) {
    this.#socket = socket;
    this.ended = new Promise((resolve) => {
      socket.once("end", () => resolve("fin"));
      socket.once("error", () => resolve("reset"));
    });
    void this.ended.then((ending) => {
      this.#ending = ending;
    });
    socket.on("data", (bytes) => {
      this.pieces.push({ at: performance.now(), bytes });
      this.#size += bytes.length;
    });
  }

  static async send(url: string, request: string | readonly string[] = "GET /raw HTTP/1.1\r\nhost: raw\r\n\r\n") {
    const socket = connect({ host: new URL(url).hostname, port: Number(new URL(url).port) });
    const client = new RawClient(socket);
    await once(socket, "connect");
    for (const part of [request].flat()) client.write(part);
    return client;
  }

  get bytes(): Buffer {
    return Buffer.concat(this.pieces.map((piece) => piece.bytes));
  }

  get text(): string {
    return this.bytes.toString("latin1");
  }

  get isOpen(): boolean {
    return this.#ending === undefined;
  }

  write(text: string): void {
    this.#socket.write(text);
  }

  async received(size: number): Promise<void> {
    while (this.#size < size) await once(this.#socket, "data");
  }

  leave(): void {
    this.#socket.destroy();
  }
}

export function parse(bytes: Buffer): Parsed {
  const end = bytes.indexOf("\r\n\r\n");
  if (end < 0) throw new Error(`No whole head: ${bytes.toString("latin1")}`);
  const [statusLine = "", ...lines] = bytes.subarray(0, end).toString("latin1").split("\r\n");
  const headers = lines.map((line) => {
    const colon = line.indexOf(": ");
    return [line.slice(0, colon).toLowerCase(), line.slice(colon + 2)] as const;
  });
  const header = (name: string) => headers.find(([key]) => key === name)?.[1];
  const rest = bytes.subarray(end + 4);
  const body = header("transfer-encoding") === "chunked" ? unchunked(rest) : rest;
  return { status: Number(statusLine.split(" ")[1]), headers, header, body };
}

function unchunked(bytes: Buffer): Buffer {
  const parts: Buffer[] = [];
  for (let at = 0; ; ) {
    const start = bytes.indexOf("\r\n", at) + 2;
    const size = Number.parseInt(bytes.toString("latin1", at, start), 16);
    if (start < 2 || Number.isNaN(size) || start + size + 2 > bytes.length) throw new Error("Broken chunks");
    if (size === 0) return Buffer.concat(parts);
    parts.push(bytes.subarray(start, start + size));
    at = start + size + 2;
  }
}
