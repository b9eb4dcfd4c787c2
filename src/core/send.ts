import type * as v from "valibot";
import { metaOf, readAnswer } from "./answer.js";
import { attempt } from "./attempt.js";
import { type Answer, because, type Call, Fault, type Operation, type Transport } from "./call.js";
import { accept, toWire } from "./codec.js";
import { type Settings, settingsOf } from "./core.js";
import { check, type EncodedRequest, encode, sayIssues } from "./encode.js";
import {
  AbortError,
  type AnyError,
  type Failure,
  type Issue,
  RequestValidationError,
  TimeoutError,
  UnexpectedError,
} from "./errors.js";
import { openLog } from "./log.js";
import { type CallOptions, callFields, coreFields, parseBaseUrl } from "./options.js";
import type { Result } from "./result.js";
import { openScope, type Scope } from "./scope.js";
import { causeOf, scrubber } from "./scrub.js";

/** What an operation gives when it works. */
export type Output<TOperation> = TOperation extends { response: v.GenericSchema<unknown, infer TOutput> }
  ? TOutput
  : undefined;

/** Runs one operation: checks the request, sends it, reads the answer. Never throws and never rejects. */
export async function send<TOperation extends Operation>(
  core: unknown,
  operation: TOperation,
  input: unknown,
  options: CallOptions = {},
): Promise<Result<Output<TOperation>, Failure<TOperation["errors"]>>> {
  const secrets = new Set<string>();
  const { vendor, options: own, transport, budget, issues = [] } = settingsOf(core) ?? ({} as Partial<Settings>);
  const call = {
    operation,
    vendor,
    core: own,
    options,
    budget,
    startedAt: performance.now(),
    secrets,
    scrub: scrubber(secrets, vendor?.secretKey),
    attempts: 0,
    mayHaveTakenEffect: false,
  } as Partial<Call> as Call;
  let scope: Scope | undefined;
  let answer: Answer | undefined;
  try {
    call.request = prepare(call, input, [...issues]);
    call.log = openLog(call);
    const deadlineMs = options.deadlineMs ?? call.core.deadlineMs ?? Infinity;
    call.deadlineAt = Math.min(call.startedAt + deadlineMs, budget?.deadlineAt ?? Infinity);
    const outOfTime = new Fault(TimeoutError, "ran out of time: its deadline has passed", { limit: "deadline" });
    scope = openScope(options.signal, call.deadlineAt - call.startedAt, outOfTime);
    call.signal = scope.signal;
    if (call.signal.aborted) throw call.signal.reason;
    answer = await (transport as Transport)(call, () => attempt(call));
    const { value, drift } = readAnswer(call, answer);
    const meta = metaOf(call, answer);
    call.log("info", `was answered ${answer.status} after ${Math.round(meta.durationMs)} ms`);
    return { ok: true, value, meta: drift ? { ...meta, drift } : meta } as never;
  } catch (thrown) {
    const fault = thrown instanceof Fault ? thrown : because(UnexpectedError, "failed")(causeOf(thrown));
    call.log?.("error", fault.message);
    return { ok: false, error: toError(call, fault), meta: metaOf(call, answer) } as never;
  } finally {
    scope?.end();
  }
}

/** Checks core, options and request, and gives the request in the vendor's terms. */
function prepare({ operation, vendor, core, options }: Call, input: unknown, issues: Issue[]): EncodedRequest {
  const [name] = operation.name.split(".");
  const coreRules =
    vendor?.name === name ? toWire({ ...coreFields, ...vendor?.options }) : accept(`a core for ${name}`, () => false);
  check(toWire({ core: coreRules, options: callFields }), { core, options }, issues);
  const base = parseBaseUrl(core?.baseUrl ?? vendor?.baseUrl(core));
  const request = encode(operation, input, String(base), issues);
  if (issues.length) throw new Fault(RequestValidationError, `was not sent. ${sayIssues(issues)}`, { issues });
  return request;
}

function toError({ operation, mayHaveTakenEffect, scrub }: Call, { type, message, facts }: Fault): AnyError {
  const doubt = mayHaveTakenEffect ? ". It may have taken effect: look before you repeat it" : "";
  const [vendor] = operation.name.split(".");
  const shared = { vendor, operation: operation.name, mayHaveTakenEffect };
  // An abort's reason stays the caller's own object.
  const own = type === AbortError ? facts : scrub(facts);
  return new type(scrub(`${operation.name} ${message}${doubt}.`), { ...shared, ...own } as never);
}
