import { inspect } from "node:util";
import { beforeEach, describe, expect, it } from "vitest";
import type { AnyError, CoreOptions, Result } from "../../src/index.js";
import { type Subject, subjects } from "./functions.js";

/** Nothing but the credentials of these tests, and the secrets in their answers, has this in it. */
const CANARY = "cAnAry";
const token = `token-${CANARY}-0001`;
const headers = {
  cookie: `theme=dark; session=cookie-${CANARY}-0002`,
  "x-api-key": `key-${CANARY}-0003`,
  "proxy-authorization": `Basic basic/${CANARY}+0004==`,
};

const lines: string[] = [];
const log = (message: string) => void lines.push(message);

beforeEach(() => lines.splice(0));

/** Everything that can be said about a value. */
function sayings(value: unknown): string[] {
  const said = [inspect(value, { depth: Infinity, showHidden: true, getters: true }), `${value}`];
  said.push(`${JSON.stringify(value)}`);
  for (let error = value; error instanceof Error; error = error.cause) said.push(error.message, `${error.stack}`);
  return said;
}

function expectNoSecret(result: Result<unknown, AnyError>): void {
  const said = [result.meta, ...(result.ok ? [] : [result, result.error])].flatMap(sayings).concat(lines);
  expect(said.filter((text) => text.includes(CANARY))).toEqual([]);
  expect(lines.length).toBeGreaterThan(0);
}

/** Says back what was sent, as a debugging server or a failing proxy may. */
const echoOf = (sent: HeadersInit) => JSON.stringify(Object.fromEntries(new Headers(sent)));
const echo = (init?: RequestInit) => echoOf(init?.headers ?? {});
const echoed = (status: number, bodyOf: (text: string) => unknown) => (_: unknown, init?: RequestInit) => {
  const text = echo(init);
  const body = bodyOf(text);
  const flat = text.replace(/[^\x20-\x7e]/g, "");
  return new Response(typeof body === "string" ? body : JSON.stringify(body), {
    status,
    headers: [
      ["x-request-id", flat],
      ["x-clerk-trace-id", flat],
      ["x-echo", flat],
      ["retry-after", flat],
      ["set-cookie", `session=set-${CANARY}-0005`],
      ["set-cookie", `other=set-${CANARY}-0006`],
    ],
  });
};

const fail = (thrown: unknown) => () => {
  throw thrown;
};
const told = Object.values({ token, ...headers }).join(" ");
/** An error such as the ones of many HTTP clients, that holds the request. */
const foreign = (type: new (message: string, options: ErrorOptions) => Error, code?: string) => {
  const request = { headers: { authorization: `Bearer ${token}`, ...headers } };
  const cause = Object.assign(new Error(`connection lost: ${told}`), { request, code });
  return Object.assign(new type(`failed: ${told}`, { cause }), { request, config: request });
};

type Scenario = readonly [kind: AnyError["name"], how: string, core: (subject: Subject) => object];

const scenarios: readonly Scenario[] = [
  ["RequestValidationError", "a password in the base URL", () => ({ baseUrl: `https://user:${CANARY}@api.example/` })],
  [
    "RequestValidationError",
    "a wrong option",
    () => ({ timeoutMs: token, validate: token, baseUrl: `not a URL ${CANARY}` }),
  ],
  ["CredentialError", "a token function that fails", () => ({ accessToken: fail(new Error("no vault")) })],
  [
    "CredentialError",
    "a headers function that tells the token",
    () => ({ headers: fail(new Error(`Bearer ${token}`)) }),
  ],
  ["CredentialError", "a token that no header can carry", () => ({ accessToken: `${token}\n` })],
  ["CredentialError", "headers that no header can carry", () => ({ headers: () => ({ "x-a": `${token}\n` }) })],
  ["ConnectionError", "a failure that tells all", () => ({ fetch: fail(foreign(TypeError, "ECONNRESET")) })],
  ["ConnectionError", "a body that breaks off and tells all", () => ({ fetch: () => breakingOff() })],
  [
    "ConnectionError",
    "an answer that is too large",
    () => ({ fetch: echoed(200, (text) => text), maxResponseBytes: 9 }),
  ],
  ["TimeoutError", "no answer", () => ({ fetch: () => new Promise(() => {}), timeoutMs: 1, retries: false })],
  ["UnexpectedError", "a hook that tells all", () => ({ hooks: { beforeRequest: fail(foreign(Error)) } })],
  ["UnexpectedError", "a fetch that tells all", () => ({ fetch: fail(foreign(RangeError)) })],
  ["UnexpectedStatusError", "text that echoes", () => ({ fetch: echoed(418, (text) => text) })],
  ["UnexpectedStatusError", "JSON that echoes", () => ({ fetch: echoed(418, (text) => JSON.parse(text)) })],
  [
    "UnexpectedStatusError",
    "reasons that echo",
    () => ({
      fetch: echoed(400, (text) => ({ detail: text, message: text, error: text, title: [text], errors: [text] })),
    }),
  ],
  [
    "UnexpectedStatusError",
    "keys that echo",
    () => ({ fetch: echoed(500, (text) => ({ [text]: { [text]: [text, { [text]: text }] } })), retries: 0 }),
  ],
  [
    "HttpError",
    "a documented refusal that echoes",
    ({ unauthorized }) => ({
      fetch: echoed(401, (text) =>
        JSON.parse(JSON.stringify({ ...unauthorized, added: { text } }).replaceAll('"no"', JSON.stringify(text))),
      ),
    }),
  ],
  [
    "ResponseValidationError",
    "a good answer with a wrong field",
    ({ good }) => ({
      fetch: echoed(200, (text) => ({
        ...good,
        echo: text,
        [text]: 1,
        id: [text],
        data: text,
        items: text,
        deleted: text,
        deleted_at: text,
        organization_access_token: text,
      })),
    }),
  ],
  ["ResponseValidationError", "a page that echoes", () => ({ fetch: echoed(200, (text) => `<h1>${text}</h1>`) })],
];

const breakingOff = () =>
  new Response(new ReadableStream({ pull: (controller) => controller.error(foreign(TypeError)) }));

/** Options by which nothing goes unsaid. */
const talkative = {
  accessToken: token,
  headers,
  hooks: { afterResponse: fail(foreign(Error)), onRetry: fail(foreign(Error)) },
  logger: { error: log, warn: log, info: log, debug: log },
  logLevel: "debug",
  retries: { baseDelayMs: 0 },
} as const;

describe.each(scenarios)("a credential is in no %s and no log line", (kind, how, coreOf) => {
  it.each(subjects)(`${how}: $name`, async (subject) => {
    const core = { ...talkative, ...coreOf(subject) } as CoreOptions;
    const result = await subject.call(core, { headers: { "x-other": `other-${CANARY}-0007` } });
    // It takes any 2xx in JSON, whatever that holds.
    if (result.ok) expect(subject.name).toBe("polar.organizationAccessTokensDelete");
    else expect(result.error.name).toBe(kind);
    expectNoSecret(result);
  });
});

it.each(subjects)("a credential is in no AbortError and no log line: $name", async (subject) => {
  const controller = new AbortController();
  const fetch = async () => {
    controller.abort();
    throw foreign(TypeError);
  };
  const result = await subject.call({ ...talkative, fetch }, { signal: controller.signal });
  expect(result).toMatchObject({ error: { name: "AbortError" } });
  expectNoSecret(result);
});

it("every other kind of error is driven", () => {
  expect(new Set(scenarios.map(([kind]) => kind))).toHaveLength(8);
});

it.each(subjects)("a token that was replaced is not said either: $name", async (subject) => {
  let asked = 0;
  const seen: string[] = [];
  const fetch = async (_: unknown, init?: RequestInit) => {
    seen.push(echo(init));
    return new Response(JSON.stringify({ all: seen, detail: seen, message: seen.join() }), { status: 429 });
  };
  const core = { ...talkative, fetch, hooks: {}, accessToken: () => `${token}-${asked++}` };
  const result = await subject.call(core as CoreOptions);
  expect(asked).toBe(3);
  expectNoSecret(result);
});

describe("a created secret", () => {
  const plain = `secret-${CANARY}-0008`;
  const creates = [
    { name: "polar.organizationAccessTokensCreate", field: "token", usual: `polar_oat_${CANARY}0009` },
    { name: "permit.createOrganization", field: "apiKeySecret", usual: `permit_key_${CANARY}0010` },
  ].map((create) => ({ ...create, subject: subjects.find(({ name }) => name === create.name) as Subject }));
  const bodyWith = (secret: string, { good }: Subject) =>
    JSON.stringify(good, (key, value) => (/^(token|api_key_secret)$/.test(key) ? secret : value));
  const answering = (body: string, status = 200) => ({
    ...talkative,
    fetch: async () => new Response(body, { status }),
  });

  it.each(creates)("is in the value and nowhere else: $name", async ({ subject, field }) => {
    const result = await subject.call(answering(bodyWith(plain, subject)));
    expect(result).toMatchObject({ ok: true, value: { [field]: plain } });
    const { [field]: _, ...rest } = (result.ok ? result.value : {}) as Record<string, unknown>;
    expect(sayings(rest).filter((text) => text.includes(CANARY))).toEqual([]);
    expectNoSecret(result);
  });

  it.each(creates)("is not in the error where the answer is wrong: $name", async ({ subject }) => {
    const body = bodyWith(plain, subject);
    const quoted = `"${plain}"`;
    for (const wrong of [
      body.slice(0, -1),
      body.replace('"id"', '"no"'),
      body.replace(quoted, `[${quoted}]`),
      body.replace(quoted, `{${quoted}:1}`),
      `[${body}]`,
      body + body,
      JSON.stringify(body),
    ]) {
      const result = await subject.call(answering(wrong, 201));
      expect(result).toMatchObject({ error: { name: "ResponseValidationError", mayHaveTakenEffect: true } });
      expectNoSecret(result);
    }
  });

  it.each([301, 400, 401, 403, 404, 409, 418, 422, 429, 500, 502, 503])(
    "is not in an error with %i",
    async (status) => {
      for (const { subject, usual } of creates) {
        for (const secret of [usual, plain]) {
          const result = await subject.call(answering(bodyWith(secret, subject), status));
          expect(result).toMatchObject({ error: { status } });
          expectNoSecret(result);
        }
      }
    },
  );
});
