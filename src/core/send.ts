import type * as v from "valibot";
import { attempt } from "./attempt.js";
import { because, type Call, Fault, type Operation, type Outcome } from "./call.js";
import { accept, toWire } from "./codec.js";
import { conclude } from "./conclude.js";
import { type Settings, settingsOf, type Vendor } from "./core.js";
import { check, encode, sayIssues } from "./encode.js";
import {
  AbortError,
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
  const settings = settingsOf(core);
  const secrets = new Set<string>();
  const call: Partial<Call> = {
    operation,
    vendor: settings?.vendor as Vendor,
    startedAt: performance.now(),
    secrets,
    scrub: scrubber(secrets, settings?.vendor.secretKey),
    log: () => {},
    attempts: 0,
    mayHaveTakenEffect: false,
  };
  const outcome = await run(call as Call, settings, input, options);
  return conclude(call as Call, outcome) as Result<never, never>;
}

async function run(call: Call, settings: Settings | undefined, input: unknown, options: CallOptions): Promise<Outcome> {
  let scope: Scope | undefined;
  try {
    const { operation, vendor, startedAt } = call;
    const [name] = operation.name.split(".");
    const issues: Issue[] = [...(settings?.issues ?? [])];
    const rules =
      vendor?.name === name ? toWire({ ...coreFields, ...vendor?.options }) : accept(`a core for ${name}`, () => false);
    check(toWire({ core: rules, options: callFields }), { core: settings?.options, options }, issues);
    const request = encode(operation, input, issues);
    if (!settings || issues.length) {
      return new Fault(RequestValidationError, `was not sent. ${sayIssues(issues)}`, { issues });
    }

    const { options: core, budget } = settings;
    const deadlineAt = Math.min(
      startedAt + (options.deadlineMs ?? core.deadlineMs ?? Infinity),
      budget?.deadlineAt ?? Infinity,
    );
    scope = openScope(
      deadlineAt - startedAt,
      () => new Fault(TimeoutError, "ran out of time: its deadline has passed", { limit: "deadline" }),
      options.signal,
      (reason) => new Fault(AbortError, "was ended by its signal", { reason }),
    );
    const { signal } = scope;
    const url = String(parseBaseUrl(core.baseUrl ?? vendor?.baseUrl(core))).replace(/\/$/, "") + request.path;
    Object.assign(call, { core, options, budget, deadlineAt, request, signal, url, log: openLog(call, core) });
    return signal.aborted ? signal.reason : await settings.transport(call, () => attempt(call));
  } catch (thrown) {
    return because(UnexpectedError, "failed")(causeOf(thrown));
  } finally {
    scope?.end();
  }
}
