import * as fc from "fast-check";
import nock from "nock";
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import * as faults from "./catalogue.js";
import { settledWithin, stopTheClock } from "./clock.js";
import { type Subject, subjects } from "./functions.js";
import { isRepeatable } from "./outcomes.js";
import { type Fault, type FaultServer, startFaultServer } from "./server.js";

// Whatever creates, and whatever else must not happen twice.
const writes = subjects.filter((subject) => !isRepeatable(subject));

it("covers every create", () => {
  expect(writes.filter(({ method }) => method === "POST")).toHaveLength(4);
});

/** What a vendor in memory does with one request: whether it carries it out, and what the client gets to know. */
interface Move {
  readonly name: string;
  readonly carriesOut: boolean;
  readonly answer: (good: string) => Response | Promise<Response>;
}

const carriesOut = (name: string, answer: Move["answer"]): Move => ({ name, carriesOut: true, answer });
const refuses = (name: string, answer: Move["answer"]): Move => ({ name, carriesOut: false, answer });
const failure = (code?: string) => new TypeError("fetch failed", { cause: Object.assign(new Error("gone"), { code }) });
const fails = (code?: string) => () => Promise.reject(failure(code));
const brokenBody = (good: string) => {
  const parts = [new TextEncoder().encode(good.slice(0, 9))];
  const pull = (controller: ReadableStreamDefaultController) => {
    const part = parts.pop();
    if (part) controller.enqueue(part);
    else controller.error(failure("ECONNRESET"));
  };
  return new Response(new ReadableStream({ pull }));
};
const busy = (hint?: readonly [string, string]) => () =>
  new Response("busy", { status: 429, headers: hint ? [[...hint]] : [] });

const moves: readonly Move[] = [
  carriesOut("answers well", (good) => new Response(good, { status: 201 })),
  carriesOut("loses the connection", fails("ECONNRESET")),
  carriesOut("loses the connection without a word", fails()),
  carriesOut("runs into the client's timeout for headers", fails("UND_ERR_HEADERS_TIMEOUT")),
  carriesOut("says nothing", () => new Promise(() => {})),
  carriesOut("breaks off", brokenBody),
  carriesOut("never ends its answer", () => new Response(new ReadableStream())),
  carriesOut("answers with a page", () => new Response("<h1>Sign in</h1>")),
  carriesOut("answers with nothing", () => new Response(null, { status: 200 })),
  carriesOut("redirects", () => new Response(null, { status: 303, headers: { location: "https://api.example/" } })),
  ...[500, 501, 502, 503, 504, 520].map((status) =>
    carriesOut(`answers ${status}`, () => new Response("{}", { status, headers: { "retry-after-ms": "1" } })),
  ),
  refuses("cannot be reached", fails("ECONNREFUSED")),
  ...[400, 401, 403, 404, 408, 409, 422].map((status) =>
    refuses(`answers ${status}`, () => new Response("{}", { status })),
  ),
  refuses("is busy", busy()),
  refuses("is busy for a moment", busy(["retry-after-ms", "5"])),
  refuses("is busy for a second", busy(["retry-after", "1"])),
  refuses("is busy until a date", busy(["retry-after", "Fri, 15 Jan 2027 08:00:02 GMT"])),
  refuses("is busy for an hour", busy(["retry-after", "3600"])),
];

describe("a write that may have been carried out is never sent again", () => {
  afterEach(() => void vi.useRealTimers());

  it("to a vendor in memory", async () => {
    stopTheClock();
    const isBusy = fc.constantFrom(...moves.filter(({ name }) => name.startsWith("is busy")));
    const move = fc.oneof(fc.constantFrom(...moves), { arbitrary: isBusy, weight: 2 });
    const script = fc.record({
      subject: fc.constantFrom(...writes.map((one) => ({ ...one, [fc.toStringMethod]: () => one.name }))),
      script: fc.array(move, { minLength: 8, maxLength: 8 }),
      retries: fc.constantFrom(undefined, 7, { limit: 7, baseDelayMs: 0 }, { maxRetryAfterMs: 10_000_000 }),
      deadlineMs: fc.constantFrom(undefined, 1, 5_000),
      abortsAfter: fc.option(fc.nat({ max: 7 }), { freq: 4 }),
    });
    let scripted = 0;
    const property = fc.asyncProperty(script, async ({ subject, script, abortsAfter, ...options }) => {
      const controller = new AbortController();
      const seen: Move[] = [];
      const fetch = async () => {
        const next = script[seen.length] as Move;
        seen.push(next);
        if (seen.length === abortsAfter) queueMicrotask(() => controller.abort());
        return next.answer(JSON.stringify(subject.good));
      };
      const core = { fetch, ...options };
      const result = await settledWithin(36_000_000, () => subject.call(core, { signal: controller.signal }));
      scripted += seen.length;
      const done = seen.filter((one) => one.carriesOut);
      expect(seen.slice(0, -1).filter((one) => one.carriesOut)).toEqual([]);
      if (done.length > 0 && !result.ok) expect(result.error.mayHaveTakenEffect).toBe(true);
    });
    await fc.assert(property, { numRuns: 6_000, seed: 1 });
    expect(scripted).toBeGreaterThan(10_000);
  }, 100_000);

  describe("over a real connection", () => {
    const servers: FaultServer[] = [];
    beforeAll(() => nock.restore());
    // A request that was given up while it was written can come in later: it must not reach the next test.
    beforeEach(async () => {
      servers.push(...(await Promise.all(writes.map(startFaultServer))));
    });
    afterEach(() => Promise.all(servers.splice(0).map((server) => server.close())));

    const busyNow = faults.tooManyRequests(faults.retryAfter.milliseconds(1));
    const doubtful = (good: object): readonly Fault[] => [
      ...faults.brokenConnections(good).filter(({ name }) => !name.startsWith("headers of")),
      ...faults.foreignBodies(good).filter(({ name }) => !name.startsWith("deep")),
      faults.resetDuringUpload(),
      faults.unavailable(faults.retryAfter.milliseconds(1)),
      faults.answer({ status: 500, body: "" }),
      faults.redirectSameOrigin(307),
    ];

    it("over 10,000 faults", async () => {
      const refusals = [
        busyNow,
        faults.tooManyRequests(faults.retryAfter.seconds(0)),
        faults.tooManyRequests(faults.retryAfter.none(), "busy"),
        ...[400, 408, 409, 422].map((status) => faults.answer({ name: `answer ${status}`, status, body: "{}" })),
      ];
      const isRefusal = new Set(refusals.map(({ name }) => name));
      const busy = fc.constantFrom(...refusals.slice(0, 3));
      const scriptFor = ({ good }: Subject) => {
        const rest = fc.constantFrom(...refusals, ...doubtful(good), ...faults.stalls(good), ...faults.harmless(good));
        return fc.record({
          script: fc.array(fc.oneof({ arbitrary: busy, weight: 3 }, rest), { minLength: 8, maxLength: 8 }),
          abortsAt: fc.option(fc.integer({ min: 1, max: 4 }), { freq: 4, nil: 0 }),
        });
      };
      const options = { timeoutMs: 40, retries: { limit: 7, baseDelayMs: 1, maxDelayMs: 1 } };
      let played = 0;
      const all = writes.map(async (subject, at) => {
        const server = servers[at] as FaultServer;
        const scripts = fc.sample(scriptFor(subject), { seed: at, numRuns: 10_000 });
        while (played < 10_000) {
          const { script, abortsAt } = scripts.pop() as (typeof scripts)[number];
          const controller = new AbortController();
          const { signal } = controller;
          server.reset();
          server.script(...script);
          if (abortsAt) void server.waitForRequest(abortsAt).then(() => controller.abort());
          // A request of the call before, given up while it was written, can still come in.
          const headers = { "x-call": `${scripts.length}` };
          const result = await subject.call({ baseUrl: server.url, headers, ...options }, { signal });
          const seen = server.requests.filter((request) => request.headers["x-call"] === headers["x-call"]);
          played += seen.length;
          const doubts = seen.filter(({ fault }) => !isRefusal.has(fault));
          expect(seen.length).toBeLessThanOrEqual(result.meta.attempts);
          expect(seen.slice(0, -1).filter((one) => doubts.includes(one))).toEqual([]);
          if (doubts.length > 0 && !result.ok) expect(result.error.mayHaveTakenEffect).toBe(true);
        }
      });
      for (const end of await Promise.allSettled(all)) if (end.status === "rejected") throw end.reason;
    }, 100_000);

    it.each(doubtful({}).map(({ name }, index) => [name, index] as const))("after %s", async (_, index) => {
      const all = writes.map(async (subject: Subject, at) => {
        const server = servers[at] as FaultServer;
        server.reset();
        server.script(busyNow, doubtful(subject.good)[index] as Fault, faults.answer({ body: subject.good }));
        const result = await subject.call({ baseUrl: server.url, retries: { limit: 5, baseDelayMs: 0 } });
        expect(result).toMatchObject({ ok: false, error: { mayHaveTakenEffect: true }, meta: { attempts: 2 } });
        expect(server.requests).toHaveLength(2);
      });
      await Promise.all(all);
    });
  });
});
