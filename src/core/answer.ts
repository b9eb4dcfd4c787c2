import { type Answer, type Call, failure, sayIssues } from "./call.js";
import { run, unknown } from "./codec.js";
import { HttpError, ResponseValidationError, UnexpectedStatusError } from "./errors.js";
import type { CallMeta } from "./result.js";
import { conceal, scrub } from "./scrub.js";
import { orElse } from "./values.js";

/** Reads the value of a good answer; whatever else came is thrown as an error. */
export function readAnswer(call: Call, answer: Answer): unknown {
  const { operation, vendor } = call;
  const { errors, response, secret: hasSecret } = operation;
  const { status, body } = answer;
  const isGood = status >= 200 && status < 300;
  const { value, issues } = run(isGood ? response : (errors[status] ?? unknown), body, "body");
  const isTyped = !issues[0];
  const { validate = "strict" } = call.options;
  // Leniency ends where not even the outermost object or list is there.
  const isLenient = validate !== "strict" && issues[0]?.path !== "body";
  const isFine = isGood && (isTyped || isLenient);

  let words = "";
  const look = (name: string, held: unknown) => {
    if (name === "loc") words += `${(held as unknown[]).join(".")}: `;
    const isSecret = held && name === vendor.secret;
    if (isSecret) conceal(call, `${held}`);
    if (held && typeof held === "string") {
      if (vendor.says.test(name)) words += `${held.replace(/\.$/, "")}. `;
    } else if (isSecret) throw held;
    return held;
  };
  // A body can be too deep to look through, or hold a secret where none was expected.
  const isSeen = (isFine && !hasSecret) || orElse(() => JSON.stringify(body, look), "");
  if (isFine) {
    if (!isTyped && validate === "report") call.drift = scrub(call, issues);
    return value;
  }
  // What to do is known of the vendor's own refusals alone.
  words += (isTyped && vendor.advice[status]) || "";
  const said = `was answered ${status}: ${isGood ? sayIssues(issues) : words}`;
  const kept = !hasSecret || (isTyped && isSeen) ? scrub(call, isTyped ? value : body) : undefined;
  if (isGood) throw failure(call, ResponseValidationError, said, { issues: scrub(call, issues), body: kept });
  const waitMs = retryAfterMs(answer);
  throw failure(call, isTyped ? HttpError : UnexpectedStatusError, said, {
    status,
    body: kept,
    ...(waitMs !== undefined && { retryAfterMs: waitMs }),
  });
}

/** Reads what the vendor asks to wait, in milliseconds. */
export function retryAfterMs({ headers }: Answer): number | undefined {
  const after = headers["retry-after"] || "-";
  const waits = [Number(headers["retry-after-ms"] || "-"), Number(after) * 1000, Date.parse(after) - Date.now()];
  return waits.find((wait) => wait >= 0 && wait < Infinity);
}

/** Tells how the call went. */
export function metaOf(call: Call, answer?: Answer): CallMeta {
  const { attempts, drift, operation, start, vendor } = call;
  const meta = { operation: operation.name, attempts, durationMs: performance.now() - start };
  if (!answer) return meta;
  const { status, headers, body } = answer;
  delete headers["set-cookie"];
  let all = "";
  for (const name in headers) all += name + headers[name];
  return {
    ...meta,
    status,
    // Most headers hold no secret, and need no copy without it.
    headers: scrub(call, all) === all ? headers : scrub(call, headers),
    ...scrub(call, vendor.meta?.(headers, body)),
    ...(drift && { drift }),
  };
}
