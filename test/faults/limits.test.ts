import { inspect } from "node:util";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { CoreOptions } from "../../src/index.js";
import * as faults from "./catalogue.js";
import { type Subject, subjects } from "./functions.js";
import { type Fault, startFaultServer } from "./server.js";
import { serveFaults, server } from "./serving.js";

const find = (name: string) => subjects.find((subject) => subject.name === name) as Subject;
const list = find("clerk.listOrganizations");
const upload = find("clerk.uploadOrganizationLogo");

serveFaults();

function call(subject: Subject, fault: Fault, core: CoreOptions = {}) {
  server.script(fault);
  return subject.call({ baseUrl: server.url, retries: false, ...core });
}

describe("an answer that is too large", () => {
  const tooLarge = { error: { name: "ConnectionError", cause: { name: "RangeError" } } };

  it.each([
    ["without a length", faults.hugeBody(1_000_000_000), 40_000_000],
    ["with its length", faults.hugeBody(1_000_000_000, { framing: "content-length" }), 40_000_000],
    ["packed", faults.gzipBomb(10_000_000_000), 4_000_000],
  ])("is read no further than allowed, and its connection is closed: %s", async (_, fault, mostBytes) => {
    expect(await call(list, fault, { maxResponseBytes: 1_000_000 })).toMatchObject(tooLarge);
    await server.closed();
    expect(server.bytesSent).toBeLessThan(mostBytes);
  });

  it("is so by its decoded bytes", async () => {
    const body = JSON.stringify({ ...list.good, added: "a".repeat(100_000) });
    const { length } = body;
    expect(await call(list, faults.goodGzip(body), { maxResponseBytes: length })).toMatchObject({ ok: true });
    expect(await call(list, faults.goodGzip(body), { maxResponseBytes: length - 1 })).toMatchObject(tooLarge);
  });

  it("is one of more than 10 MiB unless told otherwise", async () => {
    expect(await call(list, faults.hugeBody(10_485_760))).toMatchObject({ error: { name: "ResponseValidationError" } });
    server.reset();
    expect(await call(list, faults.hugeBody(10_485_761))).toMatchObject(tooLarge);
  });

  it("may be a refusal too", async () => {
    const refusal = faults.answer({ status: 401, body: "a".repeat(1_001) });
    expect(await call(upload, refusal, { maxResponseBytes: 1_000 })).toMatchObject({
      error: { name: "ConnectionError", mayHaveTakenEffect: false },
    });
  });
});

describe("a redirect", () => {
  const secret = "a-secret-of-some-length";

  it.each(faults.redirects())("is never followed: $name", async (fault) => {
    for (const subject of [list, upload]) {
      const result = await call(subject, fault, { accessToken: secret, headers: { cookie: `session=${secret}` } });
      expect(result).toMatchObject({ error: { name: "UnexpectedStatusError" }, meta: { attempts: 1 } });
    }
    expect(server.requests.map(({ method }) => method)).toEqual(["GET", "PUT"]);
  });

  it("takes no credential to another origin", async () => {
    const other = await startFaultServer();
    other.script(faults.answer({ body: list.good }));
    const redirect = faults.redirectOtherOrigin(307, `${other.url}/elsewhere`);
    await call(list, redirect, { accessToken: secret, headers: { cookie: `session=${secret}` } });
    expect(server.requests[0]?.headers).toMatchObject({
      authorization: `Bearer ${secret}`,
      cookie: `session=${secret}`,
    });
    expect(other.requests).toEqual([]);
    await other.close();
  });

  it("cannot be turned on", async () => {
    server.script(faults.redirectLoop(307));
    const result = await list.call({ baseUrl: server.url }, { fetchOptions: { redirect: "follow" } as object });
    expect(result).toMatchObject({ error: { name: "UnexpectedStatusError", status: 307 } });
    expect(server.requests).toHaveLength(1);
  });
});

describe("a header with a line break", () => {
  const broken = fc
    .tuple(fc.string({ unit: "binary-ascii" }), fc.constantFrom("\r\n", "\r", "\n", "\0"), fc.string())
    .chain(([before, lineBreak, after]) =>
      fc.constantFrom(`${before}a${lineBreak}x-injected: 1${after}`, `${before}a${lineBreak}`, `${lineBreak}a${after}`),
    );

  it.each<[string, (value: string) => CoreOptions]>([
    ["the token", (accessToken) => ({ accessToken })],
    ["the token function", (value) => ({ accessToken: () => value })],
    ["the headers", (value) => ({ headers: { "x-a": value } })],
    ["the headers function", (value) => ({ headers: () => ({ "x-a": value }) })],
    ["a header's name", (value) => ({ headers: () => ({ [value]: "a" }) })],
  ])("is refused in %s", async (_, optionsOf) => {
    const property = fc.asyncProperty(broken, async (value) => {
      const result = await call(list, faults.answer({ body: list.good }), optionsOf(value));
      expect(result).toMatchObject({ ok: false, meta: { attempts: 0 } });
    });
    await fc.assert(property, { numRuns: 100 });
    expect(server.requests).toEqual([]);
  });
});

/** Catches what a call sends. */
async function sentBy(subject: Subject, request: object): Promise<URL | undefined> {
  let url: URL | undefined;
  const fetch = async (input: unknown) => {
    url = new URL(`${input}`);
    return new Response(JSON.stringify(subject.good));
  };
  await subject.run({ accessToken: "a-token", fetch, baseUrl: "https://api.example/base" }, {}, request);
  return url;
}

const anyText = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.stringMatching(/^[./?#%2efF\\@:&=+;]{1,9}$/),
  fc.constantFrom(
    "..",
    ".",
    "",
    "%2e%2e",
    "../..",
    "//evil.example",
    "https://evil.example/",
    "\\\\evil.example",
    "a\tb",
  ),
);

describe("no value of a path", () => {
  const idOf = ({ request }: Subject) =>
    Object.entries(request).find(([name, value]) => /id$/i.test(name) && typeof value === "string")?.[0] ?? "";

  it.each(subjects.filter(idOf))("leads anywhere else: $name", async (subject) => {
    const id = idOf(subject);
    const usual = await sentBy(subject, { ...subject.request, [id]: "usual" });
    const property = fc.asyncProperty(anyText, async (value) => {
      const url = await sentBy(subject, { ...subject.request, [id]: value });
      const isRefused = ["", ".", ".."].includes(value) || !value.isWellFormed();
      expect(url === undefined).toBe(isRefused);
      expect(url?.href ?? usual?.href).toBe(
        usual?.href.replace("usual", isRefused ? "usual" : encodeURIComponent(value)),
      );
      expect(decodeURIComponent(url?.pathname ?? "")).toBe(
        isRefused ? "" : usual?.pathname.replace("usual", () => value),
      );
    });
    await fc.assert(property, { numRuns: 200 });
  });
});

describe("no value of a query", () => {
  it.each<readonly [string, Subject, (value: string) => object]>([
    ["a text", list, (query) => ({ query })],
    ["one of a list", find("polar.organizationAccessTokensList"), (value) => ({ organizationId: [value] })],
    ["a cursor", find("openai.listInvites"), (after) => ({ after })],
  ])("adds anything: %s", async (_, subject, requestOf) => {
    const property = fc.asyncProperty(anyText, async (value) => {
      const url = await sentBy(subject, requestOf(value));
      expect([...(url?.searchParams.values() ?? [])]).toEqual(url ? [value] : []);
      if (value !== "") expect(url === undefined).toBe(!value.isWellFormed());
    });
    await fc.assert(property, { numRuns: 200 });
  });
});

describe("an error with a body 100,000 levels deep", () => {
  const depth = 100_000;
  const nests = {
    list: "[".repeat(depth) + "]".repeat(depth),
    object: `${'{"a":'.repeat(depth)}1${"}".repeat(depth)}`,
  };
  const places: readonly ((nest: string) => string)[] = [
    (nest) => nest,
    (nest) => `{"detail":${nest}}`,
    (nest) => `{"detail":[{"loc":${nest},"msg":"a","type":"b"}]}`,
    (nest) => `{"detail":[{"loc":[],"msg":${nest},"type":"b"}]}`,
    (nest) => `{"errors":[{"message":${nest}}]}`,
    (nest) => `{"error":${nest}}`,
    (nest) => `{"message":${nest},"items":${nest}}`,
  ];
  const statuses = [200, 401, 422, 429, 500];
  const oneOfEach = subjects.filter(
    ({ name }, index) => name.split(".")[0] !== subjects[index - 1]?.name.split(".")[0],
  );
  const cases = oneOfEach.flatMap((subject, one) => places.map((place, two) => ({ subject, place, turn: one + two })));

  it.each(Object.entries(nests))(
    "can be printed and written: %s",
    async (_, nest) => {
      for (const { subject, place, turn } of cases) {
        const status = statuses[turn % statuses.length] as number;
        const fetch = async () => new Response(place(nest), { status });
        const result = await subject.call({ fetch, retries: false });
        expect(result.ok).toBe(false);
        if (result.ok) continue;
        const expected = status === 200 ? /^ResponseValidationError$/ : /^(Http|UnexpectedStatus)Error$/;
        expect(result.error.name).toMatch(expected);
        expect(inspect(result.error, { depth: Infinity, showHidden: true })).toContain(subject.name);
        expect(JSON.stringify(result)).toContain(subject.name);
      }
    },
    30_000,
  );
});
