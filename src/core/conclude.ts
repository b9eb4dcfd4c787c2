import * as v from "valibot";
import { type Answer, type Call, Fault, type Outcome, retryAfterMs } from "./call.js";
import { mismatches } from "./codec.js";
import { sayIssues, toIssues } from "./encode.js";
import { AbortError, type AnyError, HttpError, ResponseValidationError, UnexpectedStatusError } from "./errors.js";
import type { CallMeta, Drift, Result } from "./result.js";

/** Turns the outcome of a call into its result. */
export function conclude(call: Call, outcome: Outcome): Result<unknown, AnyError> {
  const { operation, scrub, log, mayHaveTakenEffect } = call;
  const body = outcome instanceof Fault ? undefined : parse(outcome.text);
  const meta = metaOf(call, outcome, body);
  const read = outcome instanceof Fault ? outcome : readAnswer(call, outcome, body);
  if (!(read instanceof Fault)) {
    log("info", `was answered ${meta.status} after ${Math.round(meta.durationMs)} ms`);
    return { ok: true, value: read.value, meta: read.drift ? { ...meta, drift: read.drift } : meta };
  }
  const message = read.message + (mayHaveTakenEffect ? ". It may have taken effect: look before you repeat it" : "");
  log("error", message);
  const [vendor] = operation.name.split(".");
  const error = new read.type(scrub(`${operation.name} ${message}.`), {
    vendor,
    operation: operation.name,
    mayHaveTakenEffect,
    // An abort's reason stays the caller's own object.
    ...(read.type === AbortError ? read.facts : scrub(read.facts)),
  } as never);
  return { ok: false, error, meta };
}

function readAnswer(
  { operation, vendor, core, options }: Call,
  answer: Answer,
  body: unknown,
): { readonly value: unknown; readonly drift?: readonly Drift[] } | Fault {
  const { status } = answer;
  const shown = operation.returnsSecret ? undefined : body;
  const isSuccess = status >= 200 && status < 300;
  const schema = isSuccess ? operation.response : operation.errors[status];
  const read = schema && v.safeParse(schema, body);
  if (!isSuccess) {
    const waitMs = retryAfterMs(answer);
    const facts = { status, ...(waitMs !== undefined && { retryAfterMs: waitMs }) };
    const reason = vendor.explain(body, status);
    const message = `was answered ${status}${reason && `: ${reason}`}`;
    return read?.success
      ? new Fault(HttpError, message, { ...facts, body: read.output })
      : new Fault(UnexpectedStatusError, message, { ...facts, body: shown });
  }
  const drift = mismatches(read?.issues);
  const value = read?.output;
  if (!drift.length) return { value };
  const validate = options.validate ?? core.validate;
  // Without even the outermost object or list there is nothing to give.
  if (/report|off/.test(`${validate}`) && drift.every(({ path }) => path)) {
    return validate === "report" ? { value, drift } : { value };
  }
  const issues = toIssues(drift, "body");
  return new Fault(
    ResponseValidationError,
    `was answered ${status} with a body that the vendor does not document. ${sayIssues(issues)}`,
    { issues, body: shown },
  );
}

function metaOf({ operation, attempts, startedAt, scrub, vendor }: Call, outcome: Outcome, body: unknown): CallMeta {
  const meta = { operation: operation.name, attempts, durationMs: performance.now() - startedAt };
  if (outcome instanceof Fault) return meta;
  const { status, headers } = outcome;
  const requestId = vendor.requestId?.(headers, body);
  const rateLimit = vendor.rateLimit?.(headers);
  headers.delete("set-cookie");
  return {
    ...meta,
    status,
    headers: scrub(Object.fromEntries(headers)),
    ...(requestId && { requestId }),
    ...(rateLimit && { rateLimit }),
  };
}

function parse(text: string): unknown {
  try {
    return text ? JSON.parse(text) : undefined;
  } catch {
    return text;
  }
}
