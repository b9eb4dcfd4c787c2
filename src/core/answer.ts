import * as v from "valibot";
import { type Answer, type Call, Fault, retryAfterMs } from "./call.js";
import { defined, mismatches } from "./codec.js";
import { sayIssues } from "./encode.js";
import { HttpError, ResponseValidationError, UnexpectedStatusError } from "./errors.js";
import type { CallMeta, Drift } from "./result.js";

/** Reads the value of a good answer; whatever else came is thrown as a fault. */
export function readAnswer(
  { operation, vendor, core, options }: Call,
  answer: Answer,
): { readonly value: unknown; readonly drift?: readonly Drift[] } {
  const { status, body } = answer;
  const isGood = status >= 200 && status < 300;
  const schema = isGood ? operation.response : operation.errors[status];
  const read = schema && v.safeParse(schema, body);
  const shown = operation.returnsSecret ? undefined : body;
  if (!isGood) {
    const waitMs = retryAfterMs(answer) as number;
    const facts = defined({ status, body: shown, retryAfterMs: waitMs });
    const reason = vendor.explain(body, status);
    const message = `was answered ${status}${reason && `: ${reason}`}`;
    throw read?.success
      ? new Fault(HttpError, message, { ...facts, body: read.output })
      : new Fault(UnexpectedStatusError, message, facts);
  }
  const value = read?.output;
  const drift = mismatches(read?.issues, "body");
  if (!drift.length) return { value };
  const validate = options.validate ?? core.validate ?? "strict";
  // Without even the outermost object or list there is nothing to give.
  if (validate === "strict" || drift.some(({ path }) => path === "body")) {
    const message = `was answered ${status}. ${sayIssues(drift)}`;
    throw new Fault(ResponseValidationError, message, { issues: drift, body: shown });
  }
  return validate === "report" ? { value, drift } : { value };
}

/** Tells how the call went. */
export function metaOf({ operation, attempts, startedAt, scrub, vendor }: Call, answer?: Answer): CallMeta {
  const meta = { operation: operation.name, attempts, durationMs: performance.now() - startedAt };
  if (!answer) return meta;
  const { status, headers, body } = answer;
  headers.delete("set-cookie");
  return { ...meta, status, headers: scrub(Object.fromEntries(headers)), ...vendor.meta?.(headers, body) };
}
