import type { Answer, Operation, Transport } from "../core/call.js";
import { freeForm, isObject, snakeCase } from "../core/codec.js";
import { type Core, type Settings, withSettings } from "../core/core.js";
import type { FetchOptions, OutgoingRequest } from "../core/options.js";
import { type Scrub, scrubber, secretsOf } from "../core/scrub.js";
import { send } from "../core/send.js";
import type { KnownOperation } from "./match.js";
import { ownHeaders, type ProxyProblem, Refusal } from "./problem.js";
import type { Draft, FormBody } from "./read.js";

/**
 * Makes the call as the core's own functions do: its token, headers, hooks and limits hold. The browser's core repeats
 * and checks, so this does neither.
 */
export async function forward(
  core: Core,
  settings: Settings,
  { name, route }: KnownOperation,
  draft: Draft,
  form: FormBody | undefined,
  signal: AbortSignal,
): Promise<Response> {
  let answer: Answer | undefined;
  const transport: Transport = async (_call, attempt) => {
    answer = await attempt();
    return answer;
  };
  let secrets: string[] = [];
  const { hooks } = settings.core;
  const beforeRequest = async (outgoing: OutgoingRequest) => {
    await hooks?.beforeRequest?.(outgoing);
    secrets = credentialsIn(outgoing.headers);
  };
  const watched = withSettings(core, { transport, core: { ...settings.core, hooks: { ...hooks, beforeRequest } } });
  const query = Object.entries(draft.query).map(([field, values]) => [snakeCase(field), values]);
  const operation = {
    name: `${settings.vendor.name}.${name}`,
    route: route.route as Operation["route"],
    request: freeForm,
    ...(route.json && { body: () => ({ body: jsonOf(draft), contentType: "application/json" }) }),
    ...(form && { body: () => ({ body: form.stream, contentType: form.contentType }) }),
    errors: {},
  };
  // A body that is a stream needs it; the types of the platform do not know it yet.
  const fetchOptions = form ? ({ duplex: "half" } as FetchOptions) : undefined;
  const fields = { ...draft.path, ...Object.fromEntries(query) };
  const result = await send(watched, operation, fields, { signal, fetchOptions });
  if (answer) return passedOn(answer, secrets);
  if (form?.isTooLarge()) throw new Refusal("too_large");
  throw new Refusal((!result.ok && problemOf[result.error.name]) || "proxy_failed");
}

const problemOf: Readonly<Record<string, ProxyProblem>> = {
  ConnectionError: "vendor_unreachable",
  TimeoutError: "vendor_too_slow",
};

const jsonOf = ({ json }: Draft): string =>
  JSON.stringify(Object.fromEntries(Object.entries(json).map(([name, value]) => [snakeCase(name), value])));

/** What a browser's core reads beside the body; everything else, cookies included, stays here. */
const passedHeaders =
  /^(retry-after(-ms)?|x-request-id|x-clerk-trace-id|x-ratelimit-(limit|remaining|reset)-(requests|tokens))$/;
const withoutBody = [101, 204, 205, 304];

/** Writes the answer anew, as JSON whatever it was: no page of the vendor's is shown under the application's address. */
function passedOn({ status, headers, body }: Answer, secrets: readonly string[]): Response {
  const scrub = scrubber(new Set(secrets));
  const passed = [...headers].filter(([name]) => passedHeaders.test(name)).map(([name, value]) => [name, scrub(value)]);
  const json = body === undefined || withoutBody.includes(status) ? null : JSON.stringify(body, withScrubbed(scrub));
  const type = json === null ? {} : { "content-type": "application/json" };
  return new Response(json, { status, headers: { ...Object.fromEntries(passed), ...ownHeaders, ...type } });
}

/** Makes what `JSON.stringify` asks about every value; unlike the scrubber alone it knows no depth. */
const withScrubbed = (scrub: Scrub) => (_name: string, value: unknown) => {
  if (isObject(value)) return Object.fromEntries(Object.entries(value).map(([name, item]) => [scrub(name), item]));
  return typeof value === "string" ? scrub(value) : value;
};

const credentialsIn = (headers: Headers): string[] =>
  [...headers].filter(([name]) => /auth|cookie|key|token|secret/.test(name)).flatMap(([, value]) => secretsOf(value));
