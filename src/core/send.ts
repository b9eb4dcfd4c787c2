import type * as v from "valibot";
import { metaOf, readAnswer } from "./answer.js";
import { attempt } from "./attempt.js";
import { type Answer, type Call, failure, invalid, type Operation } from "./call.js";
import { check, run, type WireFields } from "./codec.js";
import { settingsOf } from "./core.js";
import { encode } from "./encode.js";
import { type AnyError, type Cause, type Failure, ResponseValidationError, UnexpectedError } from "./errors.js";
import { log } from "./log.js";
import { type CallOptions, callFields } from "./options.js";
import type { CallMeta, Result } from "./result.js";
import { causeOf } from "./scrub.js";
import { defined, snapshot } from "./values.js";

/** What an operation gives when it works. */
export type Output<TOperation extends Operation> = v.InferOutput<TOperation["response"]>;

/**
 * Runs one operation: checks the request, sends it, reads the answer. Never throws and never rejects. `finish` makes
 * the result's value of what was read.
 */
export async function send<TOperation extends Operation>(
  target: unknown,
  operation: TOperation,
  input: unknown,
  options?: CallOptions,
  finish: (value: unknown, meta: CallMeta) => unknown = (value) => value,
): Promise<Result<Output<TOperation>, Failure<TOperation["errors"]>>> {
  const { name } = operation;
  const start = performance.now();
  const given = snapshot(options);
  const call = {
    ...settingsOf(target, name),
    operation,
    start,
    secrets: [],
    errors: [],
    attempts: 0,
    mayHaveTakenEffect: false,
  } as unknown as Call;
  let answer: Answer | undefined;
  try {
    const { value: fields, issues: wrong } = run(operation.request, input, "request");
    const issues = [...call.issues, ...check(callFields, given, "options"), ...wrong];
    if (issues[0]) throw invalid(call, issues);

    const merged = { ...call.options, ...defined({ ...given }) };
    const end = start + (merged.deadlineMs ?? Infinity);
    Object.assign(call, encode(operation, fields as WireFields, call.baseUrl), { options: merged, end });
    answer = await call.transport(call, () => attempt(call));
    const value = readAnswer(call, answer);
    const meta = metaOf(call, answer);
    log(call, "info", `was answered ${answer.status}`);
    return { ok: true, value: finish(value, meta), meta } as never;
  } catch (thrown) {
    const error = call.errors.includes(thrown as AnyError)
      ? (thrown as AnyError)
      : unforeseen(call, causeOf(thrown), answer);
    log(call, "error", error.message.slice(name.length + 1, -1));
    return { ok: false, error, meta: metaOf(call, answer) } as never;
  }
}

/** Whoever asked for leniency (`validate`) can get an answer that nothing can be made of. */
function unforeseen(call: Call, cause: Cause, answer: Answer | undefined): AnyError {
  const { message } = cause;
  return answer
    ? failure(call, ResponseValidationError, message, { issues: [{ path: "body", message }], body: undefined })
    : failure(call, UnexpectedError, `failed: ${message}`, { cause });
}
