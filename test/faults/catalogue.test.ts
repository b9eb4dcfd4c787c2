import { gunzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import * as faults from "./catalogue.js";
import { parse, RawClient } from "./raw-client.js";
import {
  breaksOff,
  depth,
  dripped,
  endsWith,
  good,
  goodText,
  goodWith,
  gzipFails,
  half,
  header,
  huge,
  inMs,
  isGood,
  type Seen,
  says,
  silent,
} from "./seen.js";
import type { Fault } from "./server.js";
import { serveFaults, server } from "./serving.js";

type Row = readonly [Fault, (seen: Seen) => void, ...stays: readonly true[]];
type Groups = "brokenConnections" | "stalls" | "foreignBodies" | "harmless" | "redirects";

const MB = 1_000_000;
const wait = faults.retryAfter;

const table: Readonly<Record<Exclude<keyof typeof faults, "retryAfter" | Groups>, readonly Row[]>> = {
  answer: [
    [faults.answer({ body: good }), isGood],
    [faults.answer({ body: "grün" }), says(Buffer.from("grün").toString())],
    [faults.answer({ status: 418, headers: { Connection: "x" } }), header("connection", "x", 418)],
    [faults.answer({ headers: { "X-A": ["1", "2"] } }), ({ text }) => expect(text).toContain("x-a: 1\r\nx-a: 2\r\n")],
    [faults.answer({ status: 204 }), ({ text }) => expect(text).not.toContain("content-length")],
    [faults.answer({ body: good, keepAlive: true }), breaksOff("stays open", goodText.length, goodText), true],
  ],
  raw: [[faults.raw("a", Uint8Array.of(0xff), "b"), ({ text }) => expect(text).toBe("a\u00ffb")]],
  delay: [[faults.delay(1, faults.answer({ body: good })), isGood]],
  informational100: [
    [faults.informational100(), ({ text }) => expect(text).toMatch(/^HTTP.1.1 100 Continue\r\n\r\nHTTP.1.1 200 /)],
  ],
  earlyHints103: [
    [
      faults.earlyHints103(faults.answer(), 2),
      ({ text }) => expect(text).toMatch(/^(HTTP.1.1 103 Early Hints\r\nlink: .+\r\n\r\n){2}HTTP.1.1 200 /),
    ],
  ],
  hang: [[faults.hang(), silent("stays open"), true]],
  hangAfterHeaders: [[faults.hangAfterHeaders(good), breaksOff("stays open", goodText.length, ""), true]],
  hangDuringBody: [[faults.hangDuringBody(good), breaksOff("stays open", goodText.length, half), true]],
  resetBefore: [[faults.resetBefore(), silent("reset")]],
  resetDuringUpload: [[faults.resetDuringUpload(), silent("reset")]],
  closeBefore: [[faults.closeBefore(), silent("fin")]],
  resetDuringHeaders: [
    [
      faults.resetDuringHeaders(),
      ({ text, ending }) => expect([text, ending]).toEqual(["HTTP/1.1 200 OK\r\ncontent-type: applic", "reset"]),
    ],
  ],
  resetAfterHeaders: [[faults.resetAfterHeaders(good), breaksOff("reset", goodText.length, "")]],
  resetDuringBody: [
    [faults.resetDuringBody(good), breaksOff("reset", goodText.length, half)],
    [faults.resetDuringBody(good, "chunked"), endsWith(`${half}\r\n`, "reset")],
    [
      faults.resetDuringBody(good, "none"),
      ({ text, ending }) => expect([text.endsWith(half), ending]).toEqual([true, "reset"]),
    ],
  ],
  contentLengthTooLong: [[faults.contentLengthTooLong(good), breaksOff("fin", goodText.length + 10, goodText)]],
  contentLengthTooShort: [
    [faults.contentLengthTooShort(good), breaksOff("stays open", goodText.length - 1, goodText), true],
  ],
  truncatedChunked: [[faults.truncatedChunked(good), endsWith(goodText.slice(half.length, -1))]],
  missingLastChunk: [[faults.missingLastChunk(good), endsWith(`${goodText.slice(half.length)}\r\n`)]],
  badChunkSize: [[faults.badChunkSize(good), endsWith(`${half}\r\nxyz\r\n`)]],
  goodChunked: [[faults.goodChunked(good), goodWith("transfer-encoding", "chunked")]],
  closeDelimited: [[faults.closeDelimited(good), goodWith("content-length", undefined)]],
  drip: [
    [faults.drip(good, 2), dripped(/^HTTP.*\r\n\r\n.?$/s, goodText.length)],
    [faults.drip(good, 1, "headers"), dripped(/^HT?$/, goodText.length + 80)],
  ],
  notHttp: [[faults.notHttp(), ({ text }) => expect(text).toMatch(/^220 /)]],
  html200: [[faults.html200(), header("content-type", /^text\/html/, 200)]],
  empty200: [[faults.empty200(), says("")]],
  jsonNull: [[faults.jsonNull(), says("null")]],
  jsonArray: [[faults.jsonArray([1]), says("[1]")]],
  jsonString: [[faults.jsonString("x"), says('"x"')]],
  cutJson: [[faults.cutJson(good), says(goodText.slice(0, -1))]],
  bom: [[faults.bom(good), says(`\uFEFF${goodText}`)]],
  invalidUtf8: [
    [faults.invalidUtf8(), ({ answer }) => expect(answer().body.toString("latin1")).toBe('{"id":"a\u00c3(b"}')],
  ],
  deepJson: [
    [faults.deepJson(), depth(100_000)],
    [faults.deepJson({ shape: "object", depth: 5 }), says('{"a":{"a":{"a":{"a":{"a":1}}}}}')],
    [faults.deepJson({ depth: 2, within: good }), ({ json }) => expect(json()).toEqual({ ...good, deep: [[]] })],
    [faults.deepJson({ depth: 1, within: {} }), says('{"deep":[]}')],
  ],
  duplicateKeys: [[faults.duplicateKeys({ a: 1, b: "{" }), says('{"a":null,"b":null,"a":1,"b":"{"}')]],
  protoKeys: [
    [
      faults.protoKeys({ a: [{}] }),
      ({ json, body }) => {
        expect(body().match(/"__proto__":\{"polluted":true\}/g)).toHaveLength(2);
        expect(Object.keys(json() as object)).toEqual(["__proto__", "constructor", "prototype", "a"]);
      },
    ],
  ],
  hugeBody: [
    [faults.hugeBody(3 * MB + 1), huge(3 * MB + 1, undefined)],
    [faults.hugeBody(3 * MB, { framing: "content-length" }), huge(3 * MB, String(3 * MB))],
    [
      faults.hugeBody(100, { prefix: '{"id":"', suffix: '"}' }),
      ({ json }) => expect(json()).toEqual({ id: "a".repeat(91) }),
    ],
  ],
  gzipBomb: [
    [
      faults.gzipBomb(50 * MB),
      ({ answer, text }) => {
        const inflated = gunzipSync(answer().body);
        expect([text.length < 0.1 * MB, inflated.length]).toEqual([true, 50 * MB]);
        expect(JSON.parse(inflated.toString())).toHaveLength(50 * MB - 2);
      },
    ],
  ],
  brokenGzip: [
    [faults.brokenGzip("plain", good), gzipFails("incorrect header check")],
    [faults.brokenGzip("corrupt", good), gzipFails("invalid block type")],
    [faults.brokenGzip("cut", good), gzipFails("unexpected end of file")],
    [faults.brokenGzip("checksum", good), gzipFails("incorrect data check")],
  ],
  goodGzip: [[faults.goodGzip(good), ({ answer }) => expect(gunzipSync(answer().body).toString()).toBe(goodText)]],
  hugeHeaders: [
    [
      faults.hugeHeaders(MB, good),
      (seen) => {
        isGood(seen);
        expect(Math.round(seen.text.length / 1_000)).toBe(1_000);
      },
    ],
  ],
  redirectSameOrigin: [
    [faults.redirectSameOrigin(308), header("location", /^http:\/\/127\.0\.0\.1:\d+\/elsewhere$/, 308)],
  ],
  redirectOtherOrigin: [
    [faults.redirectOtherOrigin(307), header("location", /^http:\/\/localhost:\d+\/elsewhere$/, 307)],
    [faults.redirectOtherOrigin(301, "https://a.example/"), header("location", "https://a.example/", 301)],
  ],
  redirectLoop: [[faults.redirectLoop(), header("location", /^http:\/\/127\.0\.0\.1:\d+\/raw$/, 302)]],
  redirectToHttp: [[faults.redirectToHttp(303), header("location", /^http:\/\/localhost:\d+\/plain$/, 303)]],
  tooManyRequests: [
    [faults.tooManyRequests(), header("retry-after", "1", 429)],
    [faults.tooManyRequests(wait.seconds(120)), header("retry-after", "120", 429)],
    [faults.tooManyRequests(wait.date(5_000)), inMs(4_000, 6_100)],
    [faults.tooManyRequests(wait.pastDate()), inMs(-3_602_000, -3_598_000)],
    [faults.tooManyRequests(wait.negative()), header("retry-after", "-1", 429)],
    [faults.tooManyRequests(wait.huge()), header("retry-after", /^\d{20}$/, 429)],
    [faults.tooManyRequests(wait.nonsense()), header("retry-after", "soon", 429)],
    [faults.tooManyRequests(wait.milliseconds(50)), header("retry-after-ms", "50", 429)],
    [faults.tooManyRequests(wait.both(wait.seconds(9), wait.milliseconds(5))), header("retry-after", "9", 429)],
  ],
  unavailable: [
    [
      faults.unavailable(),
      ({ answer }) => expect([answer().status, answer().header("retry-after")]).toEqual([503, undefined]),
    ],
  ],
};

serveFaults();

async function see(fault: Fault, staysOpen: boolean): Promise<Seen> {
  server.script(fault, faults.answer());
  const client = await RawClient.send(server.url);
  const ending = staysOpen ? await staysWhileOthersAreServed(client) : await client.ended;
  const answer = () => parse(client.bytes);
  const body = () => answer().body.toString();
  return { client, text: client.text, ending, answer, body, json: () => JSON.parse(body()) };
}

async function staysWhileOthersAreServed(client: RawClient): Promise<Seen["ending"]> {
  await server.waitForRequest();
  for (let other = 0; other < 3; other += 1) await (await RawClient.send(server.url)).ended;
  return client.isOpen ? "stays open" : client.ended;
}

describe.each(Object.entries(table))("%s", (_, rows) => {
  it.each(rows.map(([fault, check, staysOpen = false]) => ({ name: fault.name, fault, check, staysOpen })))(
    "$name",
    async ({ fault, check, staysOpen }) => {
      const seen = await see(fault, staysOpen);
      check(seen);
      if (staysOpen) {
        seen.client.leave();
        await server.closed();
      }
      await server.idle();
    },
  );
});
