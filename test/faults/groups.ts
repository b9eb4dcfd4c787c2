import { earlyHints103 } from "./answers.js";
import * as body from "./body-faults.js";
import * as connection from "./connection-faults.js";
import type { Fault } from "./exchange.js";
import * as size from "./size-faults.js";
import * as status from "./status-faults.js";
import { type Body, GOOD_BODY } from "./wire.js";

/** No whole answer ever comes, and the connection is closed. */
export function brokenConnections(good: Body = GOOD_BODY): readonly Fault[] {
  return [
    connection.resetBefore(),
    connection.closeBefore(),
    connection.resetDuringHeaders(),
    connection.resetAfterHeaders(good),
    connection.resetDuringBody(good, "content-length"),
    connection.resetDuringBody(good, "chunked"),
    connection.contentLengthTooLong(good),
    connection.truncatedChunked(good),
    connection.missingLastChunk(good),
    connection.badChunkSize(good),
    connection.notHttp(),
    size.hugeHeaders(1_000_000, good),
    size.brokenGzip("plain", good),
    size.brokenGzip("corrupt", good),
    size.brokenGzip("checksum", good),
  ];
}

/** No whole answer ever comes, and the connection stays open until the client closes it. */
export function stalls(good: Body = GOOD_BODY): readonly Fault[] {
  return [connection.hang(), connection.hangAfterHeaders(good), connection.hangDuringBody(good)];
}

/** Whole answers with 200 that are no JSON, or no JSON object with fields that anybody knows. */
export function foreignBodies(good: Body = GOOD_BODY): readonly Fault[] {
  return [
    body.html200(),
    body.empty200(),
    body.jsonNull(),
    body.jsonArray(),
    body.jsonString(),
    body.cutJson(good),
    body.deepJson({ shape: "array" }),
    body.deepJson({ shape: "object" }),
  ];
}

/** Odd, and yet whole answers that hold the good body. */
export function harmless(good: Body = GOOD_BODY): readonly Fault[] {
  return [
    body.bom(good),
    body.duplicateKeys(good),
    body.protoKeys(good),
    body.deepJson({ shape: "array", within: good }),
    body.deepJson({ shape: "object", within: good }),
    connection.goodChunked(good),
    connection.closeDelimited(good),
    connection.drip(good, 1),
    size.goodGzip(good),
    earlyHints103(connection.goodChunked(good), 2),
  ];
}

/** Every redirect with every status that has a Location. */
export function redirects(): readonly Fault[] {
  const kinds = [
    status.redirectSameOrigin,
    status.redirectOtherOrigin,
    status.redirectLoop,
    status.redirectToHttp,
  ] as const;
  return ([300, 301, 302, 303, 307, 308] as const).flatMap((code) => kinds.map((kind) => kind(code)));
}
