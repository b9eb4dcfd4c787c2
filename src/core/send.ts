import type * as v from "valibot";
import { attempt } from "./attempt.js";
import { type Call, Fault, fault, type Operation, type Outcome, type Trace, unexpected } from "./call.js";
import { toWire } from "./codec.js";
import { conclude } from "./conclude.js";
import { type Settings, settingsOf } from "./core.js";
import { check, type EncodedRequest, encode } from "./encode.js";
import { AbortError, type Failure, type Issue, RequestValidationError, TimeoutError } from "./errors.js";
import { openLog } from "./log.js";
import { type CallOptions, type CoreOptions, callFields, coreFields, parseBaseUrl } from "./options.js";
import type { Result } from "./result.js";
import { openScope, type Scope } from "./scope.js";
import { scrubber } from "./scrub.js";

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
  const settings = settingsOf(core);
  const secrets = new Set<string>();
  const trace: Trace = {
    operation,
    vendor: settings?.vendor,
    startedAt: performance.now(),
    secrets,
    scrub: scrubber(secrets, settings?.vendor.secretKey),
    validate: "strict",
    log: () => {},
    attempts: 0,
    mayHaveTakenEffect: false,
  };
  const outcome = await run(trace, settings, input, options);
  return conclude(trace, outcome) as Result<never, never>;
}

async function run(
  trace: Trace,
  settings: Settings | undefined,
  input: unknown,
  options: CallOptions,
): Promise<Outcome> {
  let scope: Scope | undefined;
  try {
    const request = prepare(trace.operation, settings, input, options);
    if (request instanceof Fault) return request;
    const { vendor, transport, budget, options: given } = settings as Settings;
    const core = given as CoreOptions;
    trace.log = openLog(trace, core);
    trace.validate = options.validate ?? core.validate ?? "strict";

    const now = performance.now();
    const deadlineMs = options.deadlineMs ?? core.deadlineMs ?? Number.POSITIVE_INFINITY;
    const deadlineAt = Math.min(now + deadlineMs, budget?.deadlineAt ?? Number.POSITIVE_INFINITY);
    scope = openScope(
      options.signal,
      deadlineAt - now,
      () => fault(TimeoutError, "ran out of time: its deadline has passed.", { limit: "deadline" }),
      (reason) => fault(AbortError, "was ended by its signal.", { reason }),
    );
    const { signal } = scope;
    if (signal.aborted) return signal.reason as Fault;

    const base = String(parseBaseUrl(core.baseUrl ?? vendor.baseUrl(core))).replace(/\/$/, "");
    const url = base + request.path;
    const call: Call = Object.assign(trace, { vendor, core, options, url, request, signal, deadlineAt, budget });
    return await transport(call, () => attempt(call));
  } catch (thrown) {
    return unexpected("failed", thrown);
  } finally {
    scope?.end();
  }
}

function prepare(
  operation: Operation,
  settings: Settings | undefined,
  input: unknown,
  options: CallOptions,
): EncodedRequest | Fault {
  const [vendor] = operation.name.split(".");
  const issues: Issue[] = [...(settings?.issues ?? [])];
  if (settings?.vendor.name === vendor) {
    const fields = toWire({ ...coreFields, ...settings?.vendor.options });
    issues.push(...check(fields, settings?.options, "core").issues);
  } else {
    issues.push({ path: "core", message: `expected a core of ${vendor}` });
  }
  issues.push(...check(toWire(callFields), options, "options").issues);
  const request = encode(operation, input);
  if ("issues" in request) issues.push(...request.issues);
  if (issues.length === 0) return request as EncodedRequest;
  const list = issues.map(({ path, message }) => `${path}: ${message}`).join("; ");
  return fault(RequestValidationError, `was not sent. ${list}.`, { issues });
}
