import { constants, crc32, deflateRawSync, gzipSync } from "node:zlib";
import { answer } from "./answers.js";
import type { Fault } from "./exchange.js";
import { type Body, bytesOf, chunk, GOOD_BODY, jsonHead, LAST_CHUNK } from "./wire.js";

export interface HugeBodyOptions {
  /** Whether the size is stated beforehand. */
  readonly framing?: "chunked" | "content-length";
  /** What stands before and after the filling; together they should be JSON. They count as part of the size. */
  readonly prefix?: string;
  readonly suffix?: string;
}

const WIRE_BLOCK = 1 << 16;
const GZIP_BLOCK = 1 << 20;
const FILL = "a";
const GZIP_HEADER = Uint8Array.of(0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff);
const GZIP = { "content-encoding": "gzip" };

/** A JSON string of so many bytes, made as fast as the client reads and never held in memory. */
export function hugeBody(bytes: number, options: HugeBodyOptions = {}): Fault {
  const { framing = "chunked", prefix = '"', suffix = '"' } = options;
  const isChunked = framing === "chunked";
  const framed = isChunked ? chunk : (data: Buffer) => data;
  const headers = isChunked ? { "transfer-encoding": framing } : { [framing]: String(bytes) };
  return {
    name: `huge body of ${bytes} bytes (${framing})`,
    play: async (exchange) => {
      const block = framed(Buffer.alloc(WIRE_BLOCK, FILL));
      const filling = bytes - Buffer.byteLength(prefix) - Buffer.byteLength(suffix);
      await exchange.send(jsonHead(headers));
      await exchange.send(framed(Buffer.from(prefix)));
      for (let left = filling; left >= WIRE_BLOCK; left -= WIRE_BLOCK) await exchange.send(block);
      await exchange.send(framed(Buffer.from(FILL.repeat(filling % WIRE_BLOCK) + suffix)));
      if (isChunked) await exchange.send(LAST_CHUNK);
      exchange.finish();
    },
  };
}

/** A JSON string of so many bytes, about a thousand times smaller on the wire, and never held in memory. */
export function gzipBomb(bytes: number, { prefix = '"', suffix = '"' }: Omit<HugeBodyOptions, "framing"> = {}): Fault {
  return {
    name: `gzip bomb of ${bytes} bytes`,
    play: async (exchange) => {
      const start = Buffer.from(prefix);
      const block = Buffer.alloc(GZIP_BLOCK, FILL);
      const filling = bytes - start.length - Buffer.byteLength(suffix);
      const end = Buffer.from(FILL.repeat(filling % GZIP_BLOCK) + suffix);
      const deflatedBlock = chunk(deflatedAlone(block));
      await exchange.send(jsonHead({ ...GZIP, "transfer-encoding": "chunked" }));
      await exchange.send(chunk(Buffer.concat([GZIP_HEADER, deflatedAlone(start)])));
      let sum = crc32(start);
      for (let left = filling; left >= GZIP_BLOCK; left -= GZIP_BLOCK) {
        sum = crc32(block, sum);
        await exchange.send(deflatedBlock);
      }
      await exchange.send(chunk(Buffer.concat([deflateRawSync(end), gzipTrailer(crc32(end, sum), bytes)])));
      await exchange.send(LAST_CHUNK);
      exchange.finish();
    },
  };
}

/** A full flush ends on a byte and refers to nothing before it, so such blocks can follow each other in any number. */
function deflatedAlone(data: Buffer): Buffer {
  return deflateRawSync(data, { finishFlush: constants.Z_FULL_FLUSH });
}

function gzipTrailer(sum: number, bytes: number): Buffer {
  const trailer = Buffer.alloc(8);
  trailer.writeUInt32LE(sum, 0);
  trailer.writeUInt32LE(bytes % 2 ** 32, 4);
  return trailer;
}

export type GzipBreak = "plain" | "corrupt" | "cut" | "checksum";

const breaks: Readonly<Record<GzipBreak, (good: Buffer, plain: Buffer) => Buffer>> = {
  plain: (_, plain) => plain,
  // The first deflate block gets the type that does not exist.
  corrupt: (good) => Buffer.concat([good.subarray(0, 10), Uint8Array.of(0x07), good.subarray(11)]),
  cut: (good) => good.subarray(0, Math.ceil(good.length / 2)),
  checksum: (good) => Buffer.concat([good.subarray(0, -8), Buffer.alloc(4), good.subarray(-4)]),
};

/** An answer that is whole as HTTP and says gzip, but is plain text, or gzip with a broken inside, end or checksum. */
export function brokenGzip(how: GzipBreak = "corrupt", body: Body = GOOD_BODY): Fault {
  const plain = bytesOf(body);
  return answer({ name: `broken gzip (${how})`, headers: GZIP, body: breaks[how](gzipSync(plain), plain) });
}

/** A correct answer in gzip. */
export function goodGzip(body: Body = GOOD_BODY): Fault {
  return answer({ name: "good gzip", headers: GZIP, body: gzipSync(bytesOf(body)) });
}

/** A correct answer with headers of 1 MB unless told otherwise. */
export function hugeHeaders(bytes = 1_000_000, body: Body = GOOD_BODY): Fault {
  const line = 1_000;
  const padding = "h".repeat(line - "x-0000000: ".length - "\r\n".length);
  const numbers = Array.from({ length: Math.ceil(bytes / line) }, (_, index) => String(index).padStart(7, "0"));
  const headers = Object.fromEntries(numbers.map((number) => [`x-${number}`, padding]));
  return answer({ name: `headers of ${bytes} bytes`, headers, body });
}
