import type * as v from "valibot";
import { metaOf, readAnswer } from "./answer.js";
import { attempt } from "./attempt.js";
import { type Answer, because, type Call, type Operation } from "./call.js";
import { accept, defined, toWire, type WireFields } from "./codec.js";
import { settingsOf } from "./core.js";
import { check, encode, sayIssues } from "./encode.js";
import {
  type AnyError,
  type CallError,
  type Cause,
  type Failure,
  isUnfinished,
  RequestValidationError,
  ResponseValidationError,
  UnexpectedError,
} from "./errors.js";
import { openLog } from "./log.js";
import { type CallOptions, callFields, coreFields, parseBaseUrl } from "./options.js";
import type { CallMeta, Result } from "./result.js";
import { causeOf, scrubber } from "./scrub.js";

/** What an operation gives when it works. */
export type Output<TOperation> = TOperation extends { response: v.GenericSchema<unknown, infer TOutput> }
  ? TOutput
  : undefined;

/**
 * Runs one operation: checks the request, sends it, reads the answer. Never throws and never rejects. `finish` makes
 * the result's value of what was read.
 */
export async function send<TOperation extends Operation>(
  target: unknown,
  operation: TOperation,
  input: unknown,
  options: CallOptions = {},
  finish: (value: unknown, meta: CallMeta) => unknown = (value) => value,
): Promise<Result<Output<TOperation>, Failure<TOperation["errors"]>>> {
  const [vendorName] = operation.name.split(".");
  const call = {
    ...settingsOf(target),
    operation,
    options,
    startedAt: performance.now(),
    secrets: new Set<string>(),
    attempts: 0,
    mayHaveTakenEffect: false,
  } as unknown as Call;
  const { core, vendor, budget } = call;
  call.scrub = scrubber(call.secrets, vendor?.secretKey);
  call.log = openLog(call);
  let answer: Answer | undefined;
  try {
    if (isUnfinished(input)) throw input;
    const found = [...(call.issues ?? [])];
    const isOurs = vendor?.name === vendorName;
    const coreRules = isOurs
      ? toWire({ ...coreFields, ...vendor.options })
      : accept(`a core for ${vendorName}`, () => false);
    check(toWire({ core: coreRules, options: callFields }), { core, options }, found);
    const fields = check(operation.request, input, found) as WireFields;
    if (found.length) throw new RequestValidationError(`was not sent. ${sayIssues(found)}`, { issues: found });

    call.request = encode(operation, fields, `${parseBaseUrl(core.baseUrl ?? vendor.baseUrl(core))}`);
    const deadlineMs = options.deadlineMs ?? core.deadlineMs ?? Infinity;
    call.deadlineAt = Math.min(budget?.deadlineAt ?? Infinity, call.startedAt + deadlineMs);
    answer = await call.transport(call, () => attempt(call));
    const { value, drift } = readAnswer(call, answer);
    const meta = defined({ ...metaOf(call, answer), drift }) as CallMeta;
    call.log("info", `was answered ${answer.status}`);
    return { ok: true, value: finish(value, meta), meta } as never;
  } catch (thrown) {
    const { log, mayHaveTakenEffect, scrub } = call;
    const found = isUnfinished(thrown) ? thrown : unforeseen(causeOf(thrown), answer);
    const message = found.message.replace(/\.$/, "") + (mayHaveTakenEffect ? ". It may have taken effect" : "");
    log("error", message);
    const type = found.constructor as new (message: string, facts: object) => AnyError;
    // The reason of an abort stays the caller's own.
    const { reason, ...facts } = { ...found } as { reason?: unknown };
    const shared = { vendor: vendorName, operation: operation.name, mayHaveTakenEffect };
    const error = new type(scrub(`${operation.name} ${message}.`), defined({ ...scrub(facts), reason, ...shared }));
    return { ok: false, error, meta: metaOf(call, answer) } as never;
  }
}

/** Whoever asked for leniency (`validate`) can get an answer that nothing can be made of. */
function unforeseen(cause: Cause, answer: Answer | undefined): CallError {
  if (!answer) return because(UnexpectedError, "failed")(cause);
  const issues = [{ path: "body", message: cause.message }];
  return new ResponseValidationError(`was answered ${answer.status}: ${cause.message}`, { issues, body: undefined });
}
