import type { Exchange, Fault } from "./exchange.js";
import { type Body, bytesOf, GOOD_BODY, type HeaderMap, head, jsonHead } from "./wire.js";

export interface AnswerOptions {
  readonly name?: string;
  readonly status?: number;
  /** Added to `content-type: application/json`, `connection: close` and the right content-length, or in their place. */
  readonly headers?: HeaderMap;
  readonly body?: Body;
  readonly keepAlive?: boolean;
}

/** A whole and correct answer. */
export function answer(options: AnswerOptions = {}): Fault {
  const { status = 200, body = GOOD_BODY, keepAlive = false } = options;
  const hasBody = status !== 204 && status !== 304;
  const content = hasBody ? bytesOf(body) : Buffer.alloc(0);
  const length = hasBody ? { "content-length": String(content.length) } : {};
  const connection = { connection: keepAlive ? "keep-alive" : "close" };
  return {
    name: options.name ?? `answer ${status}`,
    play: async (exchange) => {
      await exchange.send(jsonHead({ ...length, ...connection, ...options.headers }, status));
      await exchange.send(content);
      if (!keepAlive) exchange.finish();
    },
  };
}

/** Any bytes at all, each part in a write of its own; then FIN. */
export function raw(...parts: readonly (string | Uint8Array)[]): Fault {
  return {
    name: "raw bytes",
    play: async (exchange) => {
      for (const part of parts) await exchange.send(part);
      exchange.finish();
    },
  };
}

/** Waits after the request and before the fault. */
export function delay(ms: number, fault: Fault): Fault {
  return before(`${fault.name}, after ${ms} ms`, fault, (exchange) => exchange.pause(ms));
}

/** `100 Continue`, which nobody asked for, before the final answer. */
export function informational100(fault: Fault = answer()): Fault {
  return before(`100 Continue, then ${fault.name}`, fault, (exchange) => exchange.send(head(100, {})));
}

/** `103 Early Hints`, as often as asked, before the final answer. */
export function earlyHints103(fault: Fault = answer(), times = 1): Fault {
  const hints = head(103, { link: "</style.css>; rel=preload" }).repeat(times);
  return before(`103 Early Hints, then ${fault.name}`, fault, (exchange) => exchange.send(hints));
}

function before(name: string, fault: Fault, prelude: (exchange: Exchange) => Promise<void>): Fault {
  return {
    ...fault,
    name,
    play: async (exchange) => {
      await prelude(exchange);
      await fault.play(exchange);
    },
  };
}
