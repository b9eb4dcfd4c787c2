import { describe, expect, it } from "vitest";
import { createOrganization, PermitCore } from "../../src/funcs/permit/index.js";
import { organizationAccessTokensList, PolarCore } from "../../src/funcs/polar/index.js";
import { withBudget } from "../../src/index.js";
import { emptyPage, list, play, polarWith, says } from "./exchange.js";
import { getter, revoked } from "./hostile.js";

const wrongTimes = [0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 31, "5", null, 5n, {}];
const wrongRetries: [string, unknown][] = [
  ["", -1],
  ["", 1.5],
  ["", Number.NaN],
  ["", Number.POSITIVE_INFINITY],
  ["", true],
  ["", "2"],
  ["", null],
  [".limit", { limit: -1 }],
  [".limit", { limit: "2" }],
  [".baseDelayMs", { baseDelayMs: -1 }],
  [".maxDelayMs", { maxDelayMs: Number.NaN }],
  [".maxRetryAfterMs", { maxRetryAfterMs: Number.POSITIVE_INFINITY }],
  [".max", { max: 2 }],
];
const shared: [string, unknown][] = [
  ...wrongTimes.map((value): [string, unknown] => ["timeoutMs", value]),
  ...wrongTimes.map((value): [string, unknown] => ["deadlineMs", value]),
  ...wrongRetries.map(([path, value]): [string, unknown] => [`retries${path}`, value]),
  ["validate", "loose"],
  ["validate", true],
  ["headers", "x"],
  ["headers", null],
  ["headers", []],
  ["headers", new Headers()],
  ["headers", { a: "b\nc" }],
  ["headers", { "a b": "c" }],
  ["headers", { a: Symbol("b") }],
  ["headers", { a: 0 }],
  ["headers", { a: null }],
  ["headers", getter()],
];
const option = (path: string) => path.split(".")[0] ?? path;

/** Expects a call to be refused for this one place. */
async function refuses(call: ReturnType<typeof list>, path: string): Promise<void> {
  const result = await call;
  expect(result).toMatchObject({
    ok: false,
    error: { name: "RequestValidationError", issues: [{ path }], mayHaveTakenEffect: false },
    meta: { attempts: 0 },
  });
  expect(!result.ok && result.error.message).toContain(`${path}: `);
}

it.each([
  ...shared,
  ["accessToken", 5],
  ["accessToken", null],
  ["accessToken", {}],
  ["fetch", "fetch"],
  ["fetch", null],
  ["hooks", null],
  ["hooks", () => {}],
  ["hooks.beforeRequest", { beforeRequest: 5 }],
  ["hooks.onretry", { onretry: () => {} }],
  ["maxResponseBytes", 0],
  ["maxResponseBytes", 0.5],
  ["maxResponseBytes", 2 ** 31],
  ["logger", "console"],
  ["logLevel", "loud"],
  ["logLevel", 0],
  ["allowSecretInBrowser", "yes"],
  ["allowSecretInBrowser", null],
  ["server", "eu"],
  ["apiVersion", 2026],
  ["apiVersion", 0],
  ["apiVersion", "2026\n04"],
  ["acessToken", "polar_oat_1"],
  ["access_token", "polar_oat_1"],
  ["__proto__x", 1],
])("refuses a wrong %s of the core, case %#", async (path, value) => {
  await refuses(list({ [option(path)]: value }), `core.${path}`);
});

it.each([
  ...shared,
  ["headers", () => ({})],
  ["signal", "stop"],
  ["signal", 5],
  ["signal", {}],
  ["signal", new AbortController()],
  ["signal", new EventTarget()],
  ["signal", { aborted: false, addEventListener() {}, removeEventListener() {} }],
  ["signal", Object.create(AbortSignal.prototype)],
  ["fetchOptions", "x"],
  ["fetchOptions", 5],
  ["timeout", 5],
  ["accessToken", "polar_oat_1"],
  ["baseUrl", "https://example.com"],
])("refuses a wrong %s of the call, case %#", async (path, value) => {
  await refuses(list({}, { [option(path)]: value }), `options.${path}`);
});

it.each([
  ...wrongTimes.map((value): [string, unknown] => ["deadlineMs", value]),
  ["retries", -1],
  ["retries", 0.5],
  ["retries", false],
  ["retries", { limit: 1 }],
  ["calls", 5],
])("refuses a wrong %s of the budget, case %#", async (path, value) => {
  await refuses(organizationAccessTokensList(withBudget(polarWith(), { [path]: value })), `budget.${path}`);
});

it.each([
  ["a string", "polar_oat_1", "core"],
  ["null", null, "core"],
  ["a getter that throws", getter("accessToken"), "core"],
  ["a revoked proxy", revoked(), "core"],
])("makes a core of %s, and refuses it at the call", async (_, options, path) => {
  const core = new PolarCore(options as never);

  const result = await organizationAccessTokensList(core);

  expect(!result.ok && result.error.name === "RequestValidationError" && result.error.issues[0]?.path).toBe(path);
});

it.each([
  ["null", null],
  ["a string", "x"],
  ["a number", 5],
  ["a list", []],
  ["a function", () => {}],
  ["a getter that throws", getter("signal")],
  ["a revoked proxy", revoked()],
])("refuses %s for the options of a call", async (_, options) => {
  await refuses(list({}, options as never), "options");
});

it.each([
  ["nothing", undefined],
  ["null", null],
  ["a number", 5],
  ["a getter that throws", getter("retries")],
  ["a revoked proxy", revoked()],
])("refuses %s for a budget", async (_, budget) => {
  await refuses(organizationAccessTokensList(withBudget(polarWith(), budget as never)), "budget");
});

it.each<[string, unknown]>([
  ["nothing", undefined],
  ["null", null],
  ["a number", 5],
  ["its options", { accessToken: "polar_oat_1" }],
  ["what looks like one", { vendor: "polar" }],
  ["another vendor's", new PermitCore({ accessToken: "permit_key_1" })],
  ["a copy", Object.assign(Object.create(PolarCore.prototype), { ...polarWith() })],
  ["a revoked proxy", revoked()],
])("refuses %s for a core", async (_, core) => {
  await refuses(organizationAccessTokensList(core as never), "core");
  await refuses(organizationAccessTokensList(withBudget(core as never, { retries: 1 })), "core");
});

it("refuses another vendor's core for a write", async () => {
  const result = await createOrganization(polarWith() as never, { key: "acme", name: "Acme" });

  expect(result).toMatchObject({ ok: false, error: { name: "RequestValidationError", vendor: "permit" } });
  expect(!result.ok && result.error.message).toContain("core: expected a core for permit");
});

it("tells of core, options and request at once", async () => {
  const result = await list({ timeoutMs: 0 }, { deadlineMs: 0 }, { limit: 0 });

  expect(!result.ok && result.error.name === "RequestValidationError" && result.error.issues).toMatchObject([
    { path: "core.timeoutMs" },
    { path: "options.deadlineMs" },
    { path: "limit" },
  ]);
});

describe("accepts", () => {
  const times = { timeoutMs: 2 ** 31 - 1, deadlineMs: 2 ** 31 - 1 };

  it("what the options of a call say once, whatever they say later", async () => {
    const { fetch, sent } = play(says(200, emptyPage));
    const answers = [1000, "never"];
    const options = {
      get timeoutMs() {
        return answers.shift() as number;
      },
    };

    expect(await organizationAccessTokensList(polarWith({ fetch }), {}, options)).toMatchObject({ ok: true });
    expect(sent).toHaveLength(1);
    expect(answers).toEqual(["never"]);
  });

  it.each<[string, object, object]>([
    ["the largest numbers", { ...times, maxResponseBytes: 2 ** 31 - 1, retries: { limit: 100 } }, times],
    ["undefined for all options of a core", undefinedFor("timeoutMs deadlineMs retries validate baseUrl headers"), {}],
    ["undefined for the rest", undefinedFor("hooks maxResponseBytes logger logLevel allowSecretInBrowser server"), {}],
    ["undefined for all options of a call", {}, undefinedFor("signal timeoutMs deadlineMs retries headers validate")],
    ["undefined within", { retries: undefinedFor("limit baseDelayMs"), hooks: undefinedFor("onRetry") }, {}],
    ["options for fetch", {}, { fetchOptions: { keepalive: true, cache: "no-store" } }],
  ])("%s", async (_, core, call) => {
    const result = await list({ ...core, fetch: play(says(200, emptyPage)).fetch }, call);

    expect(result.ok).toBe(true);
  });
});

it("passes on options for fetch, but none of those that make a call what it is", async () => {
  const { fetch, sent } = play(says(200, emptyPage));
  const own = { method: "DELETE", body: "x", headers: { a: "b" }, signal: null, redirect: "follow" };

  await list({ fetch }, { fetchOptions: { ...own, keepalive: true, dispatcher: "any" } });

  expect(sent[0]?.init).toMatchObject({ method: "GET", body: undefined, redirect: "manual", keepalive: true });
  expect(sent[0]?.init).toHaveProperty("dispatcher", "any");
  expect(sent[0]?.init.signal).toBeInstanceOf(AbortSignal);
  expect(sent[0]?.headers.has("a")).toBe(false);
});

function undefinedFor(names: string): object {
  return Object.fromEntries(names.split(" ").map((name) => [name, undefined]));
}
