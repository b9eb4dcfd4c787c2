import { type Answer, type Call, retryAfterMs } from "./call.js";
import { defined, ignored, parse, unknown } from "./codec.js";
import { sayIssues } from "./encode.js";
import { HttpError, ResponseValidationError, UnexpectedStatusError } from "./errors.js";
import { mismatches } from "./mismatch.js";
import type { CallMeta, Drift } from "./result.js";

/** Reads the value of a good answer; whatever else came is thrown as an error. */
export function readAnswer(
  { core, operation, options, vendor }: Call,
  answer: Answer,
): { readonly value: unknown; readonly drift?: readonly Drift[] | undefined } {
  const { status, body } = answer;
  const isGood = status >= 200 && status < 300;
  const schema = isGood ? (operation.response ?? ignored) : (operation.errors[status] ?? unknown);
  const { value, issues: found } = parse(schema, body);
  const issues = mismatches(found, "body");
  const validate = options.validate ?? core.validate ?? "strict";
  // Leniency ends where not even the outermost object or list is there.
  const isLenient = isGood && validate !== "strict" && issues[0]?.path !== "body";
  if (isGood && (isLenient || !found)) return { value, drift: found && validate === "report" ? issues : undefined };
  const type = isGood ? ResponseValidationError : found ? UnexpectedStatusError : HttpError;
  const reasons: unknown[] = isGood ? [sayIssues(issues)] : [vendor.advice[status]];
  try {
    if (!isGood) reasons.unshift(...vendor.reasons(body));
  } catch {
    // A body can hold what no words can be made of.
  }
  const words = reasons.map((words) => (typeof words === "string" ? words.replace(/\.$/, "") : ""));
  const reason = words.filter(Boolean).join(". ");
  const facts = {
    status,
    body: found ? (operation.returnsSecret ? undefined : body) : value,
    issues: isGood ? issues : undefined,
    retryAfterMs: retryAfterMs(answer),
  };
  throw new type(`was answered ${status}${reason && `: ${reason}`}`, defined(facts) as never);
}

/** Tells how the call went. */
export function metaOf({ operation, attempts, startedAt, scrub, vendor }: Call, answer?: Answer): CallMeta {
  const meta = { operation: operation.name, attempts, durationMs: performance.now() - startedAt };
  if (!answer) return meta;
  const { status, headers, body } = answer;
  headers.delete("set-cookie");
  return { ...meta, status, ...scrub({ headers: Object.fromEntries(headers), ...vendor.meta?.(headers, body) }) };
}
