import * as v from "valibot";
import { type Answer, Fault, fault, type Outcome, retryAfterMs, type Trace } from "./call.js";
import { mismatches } from "./codec.js";
import { toIssue } from "./encode.js";
import { AbortError, type AnyError, HttpError, ResponseValidationError, UnexpectedStatusError } from "./errors.js";
import type { CallMeta, Drift, Result } from "./result.js";

/** Turns the outcome of a call into its result. */
export function conclude(trace: Trace, outcome: Outcome): Result<unknown, AnyError> {
  const { operation, scrub, mayHaveTakenEffect } = trace;
  const body = outcome instanceof Fault ? undefined : parse(outcome.text);
  const meta = metaOf(trace, outcome, body);
  const read = outcome instanceof Fault ? outcome : readAnswer(trace, outcome, body);
  if (!(read instanceof Fault)) {
    trace.log("info", `was answered ${meta.status} after ${Math.round(meta.durationMs)} ms.`);
    return { ok: true, value: read.value, meta: read.drift ? { ...meta, drift: read.drift } : meta };
  }
  const doubt = mayHaveTakenEffect ? " It may have taken effect: look before you repeat it." : "";
  const [vendor = ""] = operation.name.split(".");
  const facts = { vendor, operation: operation.name, mayHaveTakenEffect };
  // An abort's reason stays the caller's own object.
  const details = read.type === AbortError ? read.facts : scrub(read.facts);
  const error = new read.type(scrub(`${operation.name} ${read.message}${doubt}`), { ...facts, ...details } as never);
  trace.log("error", read.message + doubt);
  return { ok: false, error, meta };
}

interface Reading {
  readonly value: unknown;
  readonly drift?: readonly Drift[];
}

function readAnswer(trace: Trace, answer: Answer, body: unknown): Reading | Fault {
  const { status } = answer;
  if (status >= 200 && status < 300) return readSuccess(trace, status, body);
  const { operation, vendor } = trace;
  const schema = operation.errors[status];
  const known = schema && v.safeParse(schema, body);
  const waitMs = retryAfterMs(answer);
  const facts = { status, ...(waitMs !== undefined && { retryAfterMs: waitMs }) };
  const reason = vendor?.explain(body, status);
  const message = `was answered ${status}${reason ? `: ${reason}` : "."}`;
  return known?.success
    ? fault(HttpError, message, { ...facts, body: known.output })
    : fault(UnexpectedStatusError, message, { ...facts, body: operation.returnsSecret ? undefined : body });
}

function readSuccess({ operation, validate }: Trace, status: number, body: unknown): Reading | Fault {
  if (!operation.response) return { value: undefined };
  const { output, issues } = v.safeParse(operation.response, body);
  if (!issues) return { value: output };
  const drift = mismatches(issues);
  // Without even the outermost object or array there is nothing to give.
  if (validate !== "strict" && drift.every(({ path }) => path)) {
    return validate === "report" ? { value: output, drift } : { value: output };
  }
  const found = drift.map((mismatch) => toIssue(mismatch, "body"));
  const list = found.slice(0, 3).map(({ path, message }) => `${path}: ${message}`);
  if (found.length > 3) list.push(`and ${found.length - 3} more`);
  return fault(
    ResponseValidationError,
    `was answered ${status} with a body that is not what the vendor documents. ${list.join("; ")}.`,
    { issues: found, body: operation.returnsSecret ? undefined : body },
  );
}

function metaOf({ operation, attempts, startedAt, scrub, vendor }: Trace, outcome: Outcome, body: unknown): CallMeta {
  const meta = { operation: operation.name, attempts, durationMs: performance.now() - startedAt };
  if (outcome instanceof Fault) return meta;
  const { status, headers } = outcome;
  const requestId = vendor?.requestId?.(headers, body);
  const rateLimit = vendor?.rateLimit?.(headers);
  const shown = [...headers].filter(([name]) => name !== "set-cookie");
  return {
    ...meta,
    status,
    headers: scrub(Object.fromEntries(shown)),
    ...(requestId && { requestId }),
    ...(rateLimit && { rateLimit }),
  };
}

function parse(text: string): unknown {
  if (text === "") return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
