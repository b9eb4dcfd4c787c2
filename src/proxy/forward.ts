import type { Answer, Operation } from "../core/call.js";
import { anything, freeForm, snakeCase } from "../core/codec.js";
import { type Core, withSettings } from "../core/core.js";
import type { FetchOptions } from "../core/options.js";
import { send } from "../core/send.js";
import { isObject } from "../core/values.js";
import { credentialsIn } from "./credentials.js";
import type { KnownOperation } from "./match.js";
import { ownHeaders, type ProxyProblem, Refusal } from "./problem.js";
import type { Draft, FormBody } from "./read.js";
import type { ProxyVendor } from "./vendors.js";

/**
 * Makes the call as the core's own functions do: its token, headers, hooks and limits hold. The browser's core repeats
 * and checks, so this does neither.
 */
export async function forward(
  core: Core<ProxyVendor>,
  { name, route }: KnownOperation,
  draft: Draft,
  form: FormBody | undefined,
  signal: AbortSignal,
): Promise<Response> {
  let answer: Answer | undefined;
  let secrets: string[] = [];
  const watched = withSettings(core, ({ options, transport }) => ({
    options: {
      ...options,
      fetch: (url, init) => {
        secrets = credentialsIn(Object.entries((init?.headers ?? {}) as Record<string, string>));
        return (options.fetch ?? platformFetch)(url, init);
      },
    },
    transport: async (call, attempt) => {
      answer = await transport(call, attempt);
      return answer;
    },
  }));
  const query = Object.entries(draft.query).map(([field, values]) => [snakeCase(field), values]);
  const operation = {
    name: `${core.vendor}.${name}`,
    route: route.route as Operation["route"],
    request: freeForm,
    ...(route.json && { body: () => ({ body: jsonOf(draft), type: "application/json" }) }),
    ...(form && { body: () => ({ body: form.stream, type: form.contentType }) }),
    response: anything,
    errors: {},
  };
  // A body that is a stream needs it; the types of the platform do not know it yet.
  const fetchOptions = form ? ({ duplex: "half" } as FetchOptions) : undefined;
  const fields = { ...draft.path, ...Object.fromEntries(query) };
  const result = await send(watched, operation, fields, { signal, fetchOptions, retries: false });
  if (answer) return passedOn(answer, secrets);
  if (form?.isTooLarge()) throw new Refusal("too_large");
  throw new Refusal((!result.ok && problemOf[result.error.name]) || "proxy_failed");
}

/** What the platform's own fetch throws is a failure of the network, whatever its name: workerd throws an `Error`. */
const platformFetch: typeof fetch = (url, init) =>
  fetch(url, init).catch((cause) => {
    throw new TypeError("fetch failed", { cause });
  });

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
  const strike = (text: string) => secrets.reduce((rest, secret) => rest.replaceAll(secret, "[redacted]"), text);
  // Asked about every value, whatever its depth.
  const struck = (_name: string, value: unknown) => {
    if (isObject(value)) return Object.fromEntries(Object.entries(value).map(([name, item]) => [strike(name), item]));
    return typeof value === "string" ? strike(value) : value;
  };
  const passed = Object.entries(headers)
    .filter(([name]) => passedHeaders.test(name))
    .map(([name, value]) => [name, strike(value)]);
  const json = body === undefined || withoutBody.includes(status) ? null : JSON.stringify(body, struck);
  const type = json === null ? {} : { "content-type": "application/json" };
  return new Response(json, { status, headers: { ...Object.fromEntries(passed), ...ownHeaders, ...type } });
}
