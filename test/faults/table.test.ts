import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { CoreOptions } from "../../src/index.js";
import { everyCall, openArena } from "./arena.js";
import * as faults from "./catalogue.js";
import { exported, type Subject, subjects } from "./functions.js";
import * as ends from "./outcomes.js";
import { type Fault, refusedUrl, startFaultServer } from "./server.js";
import type { RedirectStatus } from "./status-faults.js";

type Row = readonly [make: (body: object) => Fault, ends.Outcome];
type Rows = readonly Row[];

const lost = ends.repeated("ConnectionError");
const tooLarge = ends.doubtful("ConnectionError");
const down = ends.repeated("UnexpectedStatusError");
const refused = ends.clear("UnexpectedStatusError");
const tooBusy = ends.tooBusy(3);
const tooBusyForLong = ends.tooBusy(1);
const givesNothing = "polar.organizationAccessTokensDelete";
const empty = ends.foreign(givesNothing, "permit.deleteOrganization");
const misread = ends.foreign(givesNothing);
const noJson = ends.foreign();
const unexpected = ends.doubtful("UnexpectedStatusError");
const wait = faults.retryAfter;
const maxResponseBytes = 1_000_000;
const timeoutMs = 20_000;
const maxRetryAfterMs = 500;

const withEachStatus = (make: (status: RedirectStatus) => Fault): Rows =>
  ([300, 301, 302, 303, 307, 308] as const).map((status) => [() => make(status), unexpected]);

const stalls = {
  hang: () => faults.hang(),
  hangAfterHeaders: faults.hangAfterHeaders,
  hangDuringBody: faults.hangDuringBody,
  aByteASecond: (body: object) => faults.drip(body, 1_000, "headers"),
};
type Group = "retryAfter" | "brokenConnections" | "stalls" | "foreignBodies" | "harmless" | "redirects";

/** One set of rows for each fault there is, but for the stalls, which need a clock of their own. */
const table: Readonly<Record<Exclude<keyof typeof faults, keyof typeof stalls | Group>, Rows>> = {
  answer: [
    ...[200, 201, 202, 299].map((status): Row => [(body) => faults.answer({ status, body }), ends.good]),
    [(body) => faults.answer({ body, keepAlive: true }), ends.good],
    [() => faults.answer({ status: 204 }), empty],
    ...[400, 402, 403, 404, 405, 409, 410, 413, 415, 418, 422, 451].map(
      (status): Row => [() => faults.answer({ status, body: "<h1>No</h1>" }), refused],
    ),
    [() => faults.answer({ status: 408, body: "" }), ends.split(ends.clear("UnexpectedStatusError", 3), refused)],
    ...[500, 502, 503, 504].map((status): Row => [() => faults.answer({ status, body: "<h1>No</h1>" }), down]),
    ...[501, 505, 520, 599].map((status): Row => [() => faults.answer({ status, body: "" }), unexpected]),
    [() => faults.answer({ status: 304 }), unexpected],
  ],
  raw: [
    [(body) => faults.raw("HTTP/1.1 200 OK\r\n", `\r\n${JSON.stringify(body)}`), ends.good],
    [(body) => faults.raw(`HTTP/1.0 200\r\n\r\n${JSON.stringify(body)}`), ends.good],
    [() => faults.raw("HTTP/1.1 999 Odd\r\n\r\n"), unexpected],
    [() => faults.raw("HTTP/1.1 101 Switching Protocols\r\nupgrade: h2c\r\nconnection: upgrade\r\n\r\n"), lost],
    [() => faults.raw("HTTP/1.1 200 OK\r\ncontent-length: 2\r\ncontent-length: 3\r\n\r\n{}"), lost],
    [() => faults.raw("HTTP/1.1 200 OK\r\nbad header\r\n\r\n{}"), lost],
  ],
  delay: [[(body) => faults.delay(5, faults.answer({ body })), ends.good]],
  informational100: [[(body) => faults.informational100(faults.answer({ body })), lost]],
  earlyHints103: [[(body) => faults.earlyHints103(faults.answer({ body }), 3), ends.good]],
  resetBefore: [[() => faults.resetBefore(), lost]],
  resetDuringUpload: [[() => faults.resetDuringUpload(), lost]],
  closeBefore: [[() => faults.closeBefore(), lost]],
  resetDuringHeaders: [[() => faults.resetDuringHeaders(), lost]],
  resetAfterHeaders: [[faults.resetAfterHeaders, lost]],
  resetDuringBody: [
    [(body) => faults.resetDuringBody(body, "content-length"), lost],
    [(body) => faults.resetDuringBody(body, "chunked"), lost],
    [(body) => faults.resetDuringBody(body, "none"), noJson],
  ],
  contentLengthTooLong: [[(body) => faults.contentLengthTooLong(body), lost]],
  contentLengthTooShort: [[(body) => faults.contentLengthTooShort(body), noJson]],
  truncatedChunked: [[faults.truncatedChunked, lost]],
  missingLastChunk: [[faults.missingLastChunk, lost]],
  badChunkSize: [[faults.badChunkSize, lost]],
  goodChunked: [[faults.goodChunked, ends.good]],
  closeDelimited: [[faults.closeDelimited, ends.good]],
  drip: [
    [(body) => faults.drip(body, 0), ends.good],
    [(body) => faults.drip(body, 0, "headers"), ends.good],
  ],
  notHttp: [[() => faults.notHttp(), lost]],
  html200: [[() => faults.html200(), noJson]],
  empty200: [[() => faults.empty200(), empty]],
  jsonNull: [[() => faults.jsonNull(), misread]],
  jsonArray: [
    [() => faults.jsonArray(), ends.foreign(givesNothing, "permit.listOrganizations")],
    [() => faults.jsonArray([1]), misread],
  ],
  jsonString: [[() => faults.jsonString(), noJson]],
  cutJson: [[faults.cutJson, noJson]],
  bom: [[faults.bom, ends.good]],
  invalidUtf8: [[ends.perObject((body) => faults.invalidUtf8({ ...body, added: "a\uFFFDb" })), ends.good]],
  deepJson: [
    [() => faults.deepJson({ shape: "array" }), misread],
    [() => faults.deepJson({ shape: "object" }), misread],
    [ends.perObject((within) => faults.deepJson({ shape: "array", within })), ends.good],
    [ends.perObject((within) => faults.deepJson({ shape: "object", within })), ends.good],
  ],
  duplicateKeys: [[ends.perObject((body) => faults.duplicateKeys(body)), ends.good]],
  protoKeys: [[faults.protoKeys, ends.good]],
  hugeBody: [
    [() => faults.hugeBody(1_000_000_000), tooLarge],
    [() => faults.hugeBody(1_000_000_000, { framing: "content-length" }), tooLarge],
    [() => faults.hugeBody(maxResponseBytes), noJson],
  ],
  gzipBomb: [[() => faults.gzipBomb(50_000_000), tooLarge]],
  brokenGzip: [
    [(body) => faults.brokenGzip("plain", body), lost],
    [(body) => faults.brokenGzip("corrupt", body), lost],
    [(body) => faults.brokenGzip("checksum", body), lost],
    [(body) => faults.brokenGzip("cut", body), noJson],
  ],
  goodGzip: [[faults.goodGzip, ends.good]],
  hugeHeaders: [[(body) => faults.hugeHeaders(1_000_000, body), lost]],
  redirectSameOrigin: withEachStatus(faults.redirectSameOrigin),
  redirectOtherOrigin: withEachStatus(faults.redirectOtherOrigin),
  redirectLoop: withEachStatus(faults.redirectLoop),
  redirectToHttp: withEachStatus(faults.redirectToHttp),
  tooManyRequests: [
    [() => faults.tooManyRequests(wait.none()), tooBusy],
    [() => faults.tooManyRequests(wait.seconds(0)), tooBusy],
    [() => faults.tooManyRequests(wait.milliseconds(1)), tooBusy],
    [() => faults.tooManyRequests(wait.pastDate()), tooBusy],
    [() => faults.tooManyRequests(wait.negative()), tooBusy],
    [() => faults.tooManyRequests(wait.nonsense()), tooBusy],
    [() => faults.tooManyRequests(wait.nonsense("")), tooBusy],
    [() => faults.tooManyRequests(wait.both(wait.seconds(9), wait.milliseconds(1))), tooBusy],
    [() => faults.tooManyRequests(wait.seconds(9)), tooBusyForLong],
    [() => faults.tooManyRequests(wait.date(9_000)), tooBusyForLong],
    [() => faults.tooManyRequests(wait.huge()), tooBusyForLong],
    [() => faults.tooManyRequests(wait.milliseconds(9_000)), tooBusyForLong],
  ],
  unavailable: [
    [() => faults.unavailable(), down],
    [() => faults.unavailable(wait.milliseconds(1)), down],
    [() => faults.unavailable(wait.seconds(9)), unexpected],
  ],
};

const arena = openArena({ retries: { baseDelayMs: 0, maxRetryAfterMs }, maxResponseBytes, timeoutMs });

it("covers every function of every vendor", () => {
  expect(subjects.map(({ name }) => name).toSorted()).toEqual(exported.toSorted());
});

describe.each(Object.entries(table))("%s", (_, rows) => {
  const named = rows.map(([make, end]) => [make({ id: "\uFFFD" }).name, make, end] as const);

  it.each(named)("%s", async (_name, make, end) => {
    expect(await arena.play(({ good }) => [make(good)])).toEqual(everyCall(end));
  });
});

describe("stalls", () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] }));
  afterEach(() => void vi.useRealTimers());

  /** Lets each attempt run out of time as soon as the server has its request. */
  async function runOutOfTime(): Promise<void> {
    for (const attempt of [1, 2, 3]) {
      const waiting = arena.servers.filter(
        (_, index) => attempt === 1 || ends.isRepeatable(subjects[index] as Subject),
      );
      await Promise.all(waiting.map((server) => server.waitForRequest(attempt)));
      await vi.advanceTimersByTimeAsync(timeoutMs + 10);
    }
  }

  it.each(Object.entries(stalls))("%s", async (_, make) => {
    const calls = arena.play(({ good }) => [make(good)]);
    await runOutOfTime();
    expect(await calls).toEqual(everyCall(ends.repeated("TimeoutError")));
    const seen = arena.servers.map((server) => server.requests.length);
    await Promise.all(arena.servers.map((server, index) => server.closed(seen[index])));
  });
});

it("tells what the vendor documents from what it does not", async () => {
  const refusals = arena.play(({ unauthorized }) => [faults.answer({ status: 401, body: unauthorized })]);
  expect(await refusals).toEqual(everyCall(ends.clear("HttpError")));
});

describe("nobody at the other end", () => {
  const call = (subject: Subject, core: CoreOptions) => subject.call({ retries: { baseDelayMs: 0 }, ...core });

  it.each(subjects)("leaves no doubt: $name", async (subject) => {
    const result = await call(subject, { baseUrl: await refusedUrl() });
    expect(result).toMatchObject({
      error: { name: "ConnectionError", mayHaveTakenEffect: false, cause: { code: "ECONNREFUSED" } },
      meta: { attempts: ends.isRepeatable(subject) ? 3 : 1 },
    });
  });

  it.each(subjects.filter(ends.isRepeatable))("dispels no doubt either: $name", async (subject) => {
    const server = await startFaultServer();
    server.script(faults.resetBefore());
    const onRetry = () => server.close();
    const result = await call(subject, { baseUrl: server.url, hooks: { onRetry } });
    expect(result).toMatchObject({
      error: { name: "ConnectionError", mayHaveTakenEffect: subject.method !== "GET", cause: { code: "ECONNREFUSED" } },
      meta: { attempts: 3 },
    });
  });
});

describe("one fault after another", () => {
  const { answer, resetBefore, unavailable } = faults;
  const busy = faults.tooManyRequests(wait.milliseconds(1));
  const busyForLong = faults.tooManyRequests(wait.seconds(9), "[]");
  const notFound = answer({ status: 404, body: "" });
  const lostOnce = ends.doubtful("ConnectionError");

  it.each<readonly [string, (good: object) => readonly Fault[], ends.Outcome]>([
    [
      "the last attempt counts",
      (body) => [resetBefore(), unavailable(), answer({ body })],
      ends.split(ends.clear("ok", 3), lostOnce),
    ],
    ["there are three attempts", (body) => [unavailable(), unavailable(), unavailable(), answer({ body })], down],
    [
      "no refusal dispels a doubt",
      () => [resetBefore(), notFound],
      ends.split(ends.doubtful("UnexpectedStatusError", 2), lostOnce),
    ],
    [
      "not even the one that could be repeated",
      () => [unavailable(), busyForLong],
      ends.split(ends.doubtful("UnexpectedStatusError", 2), ends.doubtful("UnexpectedStatusError")),
    ],
    ["a refusal leaves no doubt behind", () => [busy, busy, notFound], ends.clear("UnexpectedStatusError", 3)],
    [
      "a doubt comes after a refusal",
      () => [busy, resetBefore(), notFound],
      ends.split(ends.doubtful("UnexpectedStatusError", 3), ends.doubtful("ConnectionError", 2)),
    ],
  ])("%s", async (_, script, end) => {
    expect(await arena.play(({ good }) => script(good))).toEqual(everyCall(end));
  });
});
