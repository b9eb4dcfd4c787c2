import { type Answer, type Call, failure } from "./call.js";
import { run, unknown } from "./codec.js";
import { HttpError, ResponseValidationError, UnexpectedStatusError } from "./errors.js";
import { mismatches, sayIssues } from "./mismatch.js";
import type { CallMeta, Drift } from "./result.js";
import { scrub } from "./scrub.js";
import { orElse } from "./values.js";

/** Reads the value of a good answer; whatever else came is thrown as an error. */
export function readAnswer(
  call: Call,
  answer: Answer,
): { readonly value: unknown; readonly drift?: readonly Drift[] | false } {
  const { operation, vendor } = call;
  const { errors, response, hasSecret } = operation;
  const { status, body } = answer;
  const isGood = status >= 200 && status < 300;
  const { value, ...read } = run(isGood ? response : (errors[status] ?? unknown), body);
  const issues = mismatches(read.issues, "body");
  const { validate = "strict" } = call.options;
  // Leniency ends where not even the outermost object or list is there.
  const isLenient = validate !== "strict" && issues[0]?.path !== "body";
  const isFine = isGood && (read.typed || isLenient);

  let words = "";
  const look = (name: string, held: unknown) => {
    if (name === "loc") words += `${(held as unknown[]).join(".")}: `;
    if (name === vendor.secretField && held) call.secrets.push(`${held}`);
    if (typeof held === "string" && held) {
      if (vendor.says.test(name)) words += `${held.replace(/\.$/, "")}. `;
    } else if (name === vendor.secretField) throw held;
    return held;
  };
  // A body can be too deep to look through, or hold a secret where none was expected.
  const isSeen = (isFine && !hasSecret) || orElse(() => JSON.stringify(body, look), "");
  if (isFine) {
    const drift = !read.typed && validate === "report" && scrub(call, issues);
    return { value, drift };
  }
  const said = `was answered ${status}: ${isGood ? sayIssues(issues) : words + (vendor.advice[status] ?? "")}`;
  const isSafe = !hasSecret || (read.typed && isSeen);
  const kept = isSafe ? scrub(call, read.typed ? value : body) : undefined;
  if (isGood) throw failure(call, ResponseValidationError, said, { issues: scrub(call, issues), body: kept });
  const waitMs = retryAfterMs(answer);
  throw failure(call, read.typed ? HttpError : UnexpectedStatusError, said, {
    status,
    body: kept,
    ...(waitMs !== undefined && { retryAfterMs: waitMs }),
  });
}

/** Reads what the vendor asks to wait, in milliseconds. */
export function retryAfterMs({ headers }: Answer): number | undefined {
  const [ms, after = ""] = ["retry-after-ms", "retry-after"].map((name) => headers.get(name) || "-");
  const waits = [Number(ms), Number(after) * 1000, Date.parse(after) - Date.now()];
  return waits.find((wait) => wait >= 0 && wait < Infinity);
}

/** Tells how the call went. */
export function metaOf(call: Call, answer?: Answer): CallMeta {
  const { attempts, operation, startedAt, vendor } = call;
  const meta = { operation: operation.name, attempts, durationMs: performance.now() - startedAt };
  if (!answer) return meta;
  const { status, headers, body } = answer;
  headers.delete("set-cookie");
  return { ...meta, status, ...scrub(call, { headers: Object.fromEntries(headers), ...vendor.meta?.(headers, body) }) };
}
