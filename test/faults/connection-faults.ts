import type { Exchange, Fault } from "./exchange.js";
import { type Body, bytesOf, chunk, GOOD_BODY, type HeaderMap, halves, jsonHead, LAST_CHUNK } from "./wire.js";

/** How an answer tells its length. */
export type Framing = "content-length" | "chunked" | "none";

/** Accepts the request and never answers. */
export function hang(): Fault {
  return { name: "hang", play: (exchange) => exchange.hang() };
}

/** Sends the headers, and never the body. */
export function hangAfterHeaders(body: Body = GOOD_BODY): Fault {
  return partial("hang after headers", body, "head", (exchange) => exchange.hang());
}

/** Sends half of the body, and never the rest. */
export function hangDuringBody(body: Body = GOOD_BODY): Fault {
  return partial("hang during body", body, "half", (exchange) => exchange.hang());
}

/** RST before any byte of an answer. */
export function resetBefore(): Fault {
  return { name: "reset before any header", play: (exchange) => exchange.reset() };
}

/** RST as soon as the request's headers are in, whatever is left of its body; `requests` then shows an empty body. */
export function resetDuringUpload(): Fault {
  return { name: "reset during upload", beforeBody: true, play: (exchange) => exchange.reset() };
}

/** FIN before any byte of an answer. */
export function closeBefore(): Fault {
  return { name: "close before any header", play: async (exchange) => exchange.finish() };
}

/** RST in the middle of a header line. */
export function resetDuringHeaders(): Fault {
  return {
    name: "reset during headers",
    play: async (exchange) => {
      await exchange.send("HTTP/1.1 200 OK\r\ncontent-type: applic");
      await exchange.reset();
    },
  };
}

/** RST after the last header and before the body. */
export function resetAfterHeaders(body: Body = GOOD_BODY): Fault {
  return partial("reset after headers", body, "head", (exchange) => exchange.reset());
}

/** RST after half of the body. With the framing `none`, Node's fetch takes that for the end of a whole body. */
export function resetDuringBody(body: Body = GOOD_BODY, framing: Framing = "content-length"): Fault {
  return partial(`reset during body (${framing})`, body, "half", (exchange) => exchange.reset(), framing);
}

/** States more than it sends, then FIN: the body is shorter than its content-length. */
export function contentLengthTooLong(body: Body = GOOD_BODY, surplus = 10): Fault {
  const content = bytesOf(body);
  return {
    name: "content-length too long",
    play: async (exchange) => {
      await exchange.send(jsonHead({ "content-length": String(content.length + surplus) }));
      await exchange.send(content);
      exchange.finish();
    },
  };
}

/**
 * States less than it sends: the body is longer than its content-length. The connection stays open, so that the rest is
 * there to be taken for the next answer.
 */
export function contentLengthTooShort(body: Body = GOOD_BODY, missing = 1): Fault {
  const content = bytesOf(body);
  return {
    name: "content-length too short",
    play: async (exchange) => {
      const stated = String(content.length - missing);
      await exchange.send(jsonHead({ "content-length": stated, connection: "keep-alive" }));
      await exchange.send(content);
    },
  };
}

/** A whole chunk with half of the body, then FIN in the middle of the next one. */
export function truncatedChunked(body: Body = GOOD_BODY): Fault {
  return chunked("truncated in a chunk", body, async (exchange, second) => {
    const framed = chunk(second);
    await exchange.send(framed.subarray(0, framed.length - 3));
  });
}

/** All chunks of the body, then FIN in place of the last, empty chunk. */
export function missingLastChunk(body: Body = GOOD_BODY): Fault {
  return chunked("missing last chunk", body, (exchange, second) => exchange.send(chunk(second)));
}

/** One whole chunk, then a chunk size that is no number. */
export function badChunkSize(body: Body = GOOD_BODY): Fault {
  return chunked("bad chunk size", body, (exchange) => exchange.send("xyz\r\n"));
}

/** A correct answer in two chunks. */
export function goodChunked(body: Body = GOOD_BODY): Fault {
  return chunked("good chunked", body, async (exchange, second) => {
    await exchange.send(chunk(second));
    await exchange.send(LAST_CHUNK);
  });
}

/** A correct answer without a length: the FIN ends it. */
export function closeDelimited(body: Body = GOOD_BODY): Fault {
  return {
    name: "ended by close",
    play: async (exchange) => {
      await exchange.send(jsonHead());
      await exchange.send(bytesOf(body));
      exchange.finish();
    },
  };
}

/** One byte of a correct answer's body (or of all of it, with `headers`) per interval. */
export function drip(body: Body = GOOD_BODY, intervalMs = 50, parts: "body" | "headers" = "body"): Fault {
  const content = bytesOf(body);
  const start = Buffer.from(jsonHead({ "content-length": String(content.length) }));
  return {
    name: parts === "body" ? `drip every ${intervalMs} ms` : `drip headers every ${intervalMs} ms`,
    play: async (exchange) => {
      if (parts === "body") await exchange.send(start);
      for (const byte of parts === "body" ? content : Buffer.concat([start, content])) {
        await exchange.pause(intervalMs);
        await exchange.send(Uint8Array.of(byte));
      }
      exchange.finish();
    },
  };
}

/** Bytes that are no HTTP. */
export function notHttp(): Fault {
  return {
    name: "not HTTP",
    play: async (exchange) => {
      await exchange.send("220 smtp.example ESMTP ready\r\n\r\n");
      exchange.finish();
    },
  };
}

function partial(
  name: string,
  body: Body,
  sent: "head" | "half",
  then: (exchange: Exchange) => Promise<void>,
  framing: Framing = "content-length",
): Fault {
  const content = bytesOf(body);
  const part = halves(content)[0];
  const framings: Readonly<Record<Framing, HeaderMap>> = {
    "content-length": { "content-length": String(content.length) },
    chunked: { "transfer-encoding": "chunked" },
    none: {},
  };
  return {
    name,
    play: async (exchange) => {
      await exchange.send(jsonHead({ connection: "keep-alive", ...framings[framing] }));
      if (sent === "half") await exchange.send(framing === "chunked" ? chunk(part) : part);
      await then(exchange);
    },
  };
}

function chunked(name: string, body: Body, rest: (exchange: Exchange, second: Buffer) => Promise<void>): Fault {
  const [first, second] = halves(bytesOf(body));
  return {
    name,
    play: async (exchange) => {
      await exchange.send(jsonHead({ "transfer-encoding": "chunked" }));
      await exchange.send(chunk(first));
      await rest(exchange, second);
      exchange.finish();
    },
  };
}
