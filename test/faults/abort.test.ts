import { getEventListeners } from "node:events";
import { beforeAll, describe, expect, it } from "vitest";
import { ClerkCore, listOrganizations } from "../../src/funcs/clerk/index.js";
import { type CoreOptions, items, unwrap } from "../../src/index.js";
import * as faults from "./catalogue.js";
import { type Subject, subjects } from "./functions.js";
import type { Fault } from "./server.js";
import { serveFaults, server } from "./serving.js";

const LATE_MS = 20;

serveFaults();
// Node loads its fetch with the first request.
beforeAll(async () => void (await fetch(server.url)));

/** Gives the value unless it is late, by the time of this process: a busy machine makes nothing late. */
async function atOnce<TValue>(value: Promise<TValue>): Promise<TValue> {
  const startedAt = process.cpuUsage();
  let isPending = true;
  const late = async () => {
    while (isPending) {
      await new Promise(setImmediate);
      const { user, system } = process.cpuUsage(startedAt);
      if (user + system > LATE_MS * 1_000) throw new Error(`still running after ${LATE_MS} ms`);
    }
    return value;
  };
  return Promise.race([value, late()]).finally(() => {
    isPending = false;
  });
}

/** Where a call is held up. */
interface Phase {
  readonly name: string;
  /** What the server does; without it, nothing is sent. */
  readonly fault?: Fault;
  /** The options by which the call holds itself up, or tells that it is held up; else it is by the server. */
  readonly core?: (reached: () => void) => CoreOptions;
  /** By then it is known that nothing was carried out. */
  readonly isRefused?: boolean;
}

const never = (reached: () => void) => () => {
  reached();
  return new Promise<never>(() => {});
};
const phases: readonly Phase[] = [
  { name: "the token is awaited", core: (reached) => ({ accessToken: never(reached) }) },
  { name: "the headers are awaited", core: (reached) => ({ headers: never(reached) }) },
  { name: "the hook is awaited", core: (reached) => ({ hooks: { beforeRequest: never(reached) } }) },
  { name: "the answer is awaited", fault: faults.hang() },
  { name: "the answer's headers arrive", fault: faults.drip({}, 1_000, "headers") },
  {
    name: "the body is awaited",
    fault: faults.hangAfterHeaders(),
    core: (afterResponse) => ({ hooks: { afterResponse } }),
  },
  {
    name: "the body arrives",
    fault: faults.hugeBody(10_000_000_000),
    core: (afterResponse) => ({ hooks: { afterResponse }, maxResponseBytes: 2 ** 31 - 1 }),
  },
  {
    name: "the next attempt is awaited",
    fault: faults.tooManyRequests(faults.retryAfter.seconds(30)),
    core: (onRetry) => ({ hooks: { onRetry } }),
    isRefused: true,
  },
];

describe.each(phases)("an abort ends the call at once while $name", ({ fault, core, isRefused }) => {
  it.each(subjects)("$name", async (subject: Subject) => {
    const controller = new AbortController();
    const reason = new Error("enough");
    if (fault) server.script(fault);
    let call: ReturnType<Subject["call"]> | undefined;
    await new Promise<void>((reached) => {
      if (!core) void server.waitForRequest().then(() => reached());
      const options = { baseUrl: server.url, ...core?.(reached) };
      call = subject.call(options, { signal: controller.signal });
    });

    controller.abort(reason);

    const mayHaveTakenEffect = fault !== undefined && !isRefused && subject.method !== "GET";
    const attempts = fault ? 1 : 0;
    expect(await atOnce(call as NonNullable<typeof call>)).toMatchObject({
      ok: false,
      error: { name: "AbortError", mayHaveTakenEffect },
      meta: { attempts },
    });
    expect((await call) as object).toHaveProperty("error.reason", reason);
    await atOnce(server.idle());
    expect(server.requests).toHaveLength(attempts);
    expect(getEventListeners(controller.signal, "abort")).toEqual([]);
  });
});

it.each(subjects)("an abort before the call ends it before anything is sent: $name", async (subject) => {
  const signal = AbortSignal.abort("no");
  const result = await atOnce(subject.call({ baseUrl: server.url }, { signal }));
  expect(result).toMatchObject({ error: { name: "AbortError", reason: "no" }, meta: { attempts: 0 } });
  expect([server.requests, getEventListeners(signal, "abort")]).toEqual([[], []]);
});

describe("an abort ends the call at once while the connection is made", () => {
  it.each(subjects)("and closes it: $name", async (subject) => {
    const controller = new AbortController();
    let result: ReturnType<Subject["call"]> | undefined;
    await new Promise<void>((connecting) => {
      const spied: typeof fetch = (...request) => {
        const answer = fetch(...request);
        queueMicrotask(connecting);
        return answer;
      };
      result = subject.call({ baseUrl: server.url, fetch: spied }, { signal: controller.signal });
    });
    expect(server.connections).toBe(0);
    controller.abort();
    expect(await atOnce(result as NonNullable<typeof result>)).toMatchObject({ error: { name: "AbortError" } });
    await atOnce(allClosed());
    expect(server.requests).toEqual([]);
  });

  // Node keeps such a connection until its own time for connecting is over.
  it.each(subjects)("also over TLS: $name", async (subject) => {
    const controller = new AbortController();
    // The server waits for a request where TLS begins with a greeting.
    const call = subject.call({ baseUrl: server.url.replace("http:", "https:") }, { signal: controller.signal });
    while (!server.connections) await new Promise(setImmediate);
    controller.abort();
    expect(await atOnce(call)).toMatchObject({ error: { name: "AbortError" } });
    expect(server.requests).toEqual([]);
  });
});

/** Waits until no socket is open on either side, whether or not one ever was. */
async function allClosed(): Promise<void> {
  const isOpen = () => process.getActiveResourcesInfo().some((name) => name === "TCPSocketWrap");
  do await new Promise(setImmediate);
  while (server.connections > 0 || isOpen());
}

describe("an abort between pages", () => {
  const firstPage = async (signal: AbortSignal) => {
    server.script(faults.answer({ body: { ...subjects.find(isClerkList)?.good, total_count: 5 } }));
    const clerk = new ClerkCore({ accessToken: "sk_test_fault0001", baseUrl: server.url });
    return listOrganizations(clerk, {}, { signal });
  };
  const isClerkList = ({ name }: Subject) => name === "clerk.listOrganizations";
  const aborted = { ok: false, error: { name: "AbortError" }, meta: { attempts: 0 } };

  it("ends the next one before it is asked for", async () => {
    const controller = new AbortController();
    const page = unwrap(await firstPage(controller.signal));
    controller.abort();
    expect(await page.next?.()).toMatchObject(aborted);
    expect(server.requests).toHaveLength(1);
  });

  type First = Awaited<ReturnType<typeof firstPage>>;

  it.each<readonly [string, (first: First) => AsyncIterable<object>]>([
    ["pages", unwrap],
    ["items", items],
  ])("ends the walk over %s", async (_, walkOver) => {
    const controller = new AbortController();
    const seen: object[] = [];
    for await (const result of walkOver(await firstPage(controller.signal))) {
      seen.push(result);
      controller.abort();
    }
    expect(seen).toMatchObject([{ ok: true }, aborted]);
    expect(server.requests).toHaveLength(1);
  });
});
