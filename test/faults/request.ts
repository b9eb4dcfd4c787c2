/** A request as it came over the wire. */
export interface RecordedRequest {
  readonly method: string;
  /** The request target: path and query. */
  readonly path: string;
  /** By lower-case name; repeated ones are joined with a comma. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly bodyBytes: Buffer;
  /** Milliseconds on the monotonic clock, when the request was whole. */
  readonly at: number;
  /** The name of the fault that it was given. */
  readonly fault: string;
}

export type RequestHead = Pick<RecordedRequest, "method" | "path" | "headers">;

const END_OF_HEAD = "\r\n\r\n";
const END_OF_LINE = "\r\n";

/** The bytes of one connection, read piece by piece; a piece is undefined when the connection ended before it was whole. */
export class Incoming {
  #chunks: Buffer[] = [];
  #size = 0;
  #ended = false;
  #wake: () => void = () => {};

  push(data: Buffer): void {
    this.#chunks.push(data);
    this.#size += data.length;
    this.#wake();
  }

  end(): void {
    this.#ended = true;
    this.#wake();
  }

  async until(mark: string): Promise<Buffer | undefined> {
    for (;;) {
      const at = this.#joined().indexOf(mark);
      if (at >= 0) return this.#cut(at + mark.length);
      if (!(await this.#more())) return undefined;
    }
  }

  async take(size: number): Promise<Buffer | undefined> {
    while (this.#size < size) {
      if (!(await this.#more())) return undefined;
    }
    return this.#cut(size);
  }

  async #more(): Promise<boolean> {
    if (this.#ended) return false;
    const before = this.#size;
    await new Promise<void>((resolve) => {
      this.#wake = resolve;
    });
    return this.#size > before;
  }

  #joined(): Buffer {
    const whole = this.#chunks.length === 1 ? this.#chunks[0] : undefined;
    if (whole) return whole;
    const joined = Buffer.concat(this.#chunks);
    this.#chunks = [joined];
    return joined;
  }

  #cut(size: number): Buffer {
    const all = this.#joined();
    this.#chunks = [all.subarray(size)];
    this.#size = all.length - size;
    return all.subarray(0, size);
  }
}

export async function readHead(incoming: Incoming): Promise<RequestHead | undefined> {
  const bytes = await incoming.until(END_OF_HEAD);
  if (!bytes) return undefined;
  const [requestLine = "", ...lines] = bytes.toString("latin1").slice(0, -END_OF_HEAD.length).split(END_OF_LINE);
  const [method, path, version] = requestLine.split(" ");
  if (!method || !path || !version) throw new Error(`Not an HTTP request line: ${requestLine}`);
  const headers = new Map<string, string>();
  for (const line of lines) {
    const colon = line.indexOf(":");
    const name = line.slice(0, colon).toLowerCase();
    const value = line.slice(colon + 1).trim();
    const earlier = headers.get(name);
    headers.set(name, earlier === undefined ? value : `${earlier}, ${value}`);
  }
  return { method, path, headers: Object.fromEntries(headers) };
}

export async function readBody(incoming: Incoming, head: RequestHead): Promise<Buffer | undefined> {
  if (head.headers["transfer-encoding"]?.toLowerCase() === "chunked") return readChunks(incoming);
  return incoming.take(Number(head.headers["content-length"] ?? 0));
}

async function readChunks(incoming: Incoming): Promise<Buffer | undefined> {
  const parts: Buffer[] = [];
  for (;;) {
    const line = await incoming.until(END_OF_LINE);
    if (!line) return undefined;
    const size = Number.parseInt(line.toString("latin1"), 16);
    if (Number.isNaN(size)) throw new Error(`Not a chunk size: ${line.toString("latin1")}`);
    const data = await incoming.take(size + END_OF_LINE.length);
    if (!data) return undefined;
    if (size === 0) return Buffer.concat(parts);
    parts.push(data.subarray(0, size));
  }
}
