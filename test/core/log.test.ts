import { beforeEach, describe, expect, it, vi } from "vitest";
import { accessToken, ask, breaks, list, play, says, wireToken } from "./exchange.js";

const levels = ["error", "warn", "info", "debug"] as const;
const lines: string[] = [];
const logger = Object.fromEntries(levels.map((level) => [level, (line: string) => lines.push(`${level}: ${line}`)]));
const start = "orgkit: polar.organizationAccessTokensList";

beforeEach(() => {
  lines.length = 0;
});

/** A call that fails once, is repeated and then refused: it has something to say on every level. */
const talk = (options: object) => {
  vi.spyOn(Math, "random").mockReturnValue(0);
  return list({ fetch: play(says(503), says(401, { error: "Unauthorized", detail: "No" })).fetch, ...options });
};

it.each([
  ["nothing by default", {}, []],
  ["nothing when off", { logLevel: "off" }, []],
  ["nothing for undefined", { logLevel: undefined }, []],
  ["errors", { logLevel: "error" }, ["error"]],
  ["warnings", { logLevel: "warn" }, ["warn", "error"]],
  ["information", { logLevel: "info" }, ["warn", "error"]],
  ["everything", { logLevel: "debug" }, ["debug", "warn", "debug", "error"]],
])("writes %s", async (_, options, expected) => {
  await talk({ logger, ...options });

  expect(lines.map((line) => line.split(":")[0])).toEqual(expected);
});

it("writes what happened", async () => {
  await talk({ logger, logLevel: "debug" });

  expect(lines).toEqual([
    `debug: ${start} sends GET https://api.polar.sh/v1/organization-access-tokens/.`,
    `warn: ${start} waits after 503.`,
    `debug: ${start} sends GET https://api.polar.sh/v1/organization-access-tokens/.`,
    expect.stringMatching(/^error: orgkit: polar\.organizationAccessTokensList was answered 401: No\. /),
  ]);
});

it("writes of a good answer on the level of information", async () => {
  await ask.DELETE({ fetch: play(says(204)).fetch, logger, logLevel: "info" } as object);

  expect(lines).toEqual([expect.stringMatching(/^info: orgkit: polar\.\w+ was answered 204/)]);
});

it("writes to the console by default, and only when asked", async () => {
  const spies = levels.map((level) => vi.spyOn(console, level).mockImplementation(() => {}));

  await talk({});
  const before = spies.map((spy) => spy.mock.calls.length);
  await talk({ logLevel: "debug" });

  expect(before).toEqual([0, 0, 0, 0]);
  expect(spies.map((spy) => spy.mock.calls.length)).toEqual([1, 1, 0, 2]);
});

it("keeps the logger's own object", async () => {
  const seen: unknown[] = [];
  const own = {
    error() {
      seen.push(this);
    },
  };

  await list({ logger: own, logLevel: "error" }, {}, { limit: 0 });

  expect(seen).toEqual([own]);
});

it.each([
  ["no methods", {}],
  ["methods that are none", { error: 5, warn: "x", info: null, debug: {} }],
])("does not mind a logger with %s", async (_, given) => {
  const result = await talk({ logger: given, logLevel: "debug" });

  expect(result).toMatchObject({ ok: false, error: { name: "HttpError", status: 401 } });
});

describe("holds no secret", () => {
  const told = () => lines.join("\n");

  it("of the request", async () => {
    await list({ fetch: play(says(418, { detail: accessToken })).fetch, logger, logLevel: "debug" });

    expect(lines.length).toBeGreaterThan(1);
    expect(told()).not.toContain(accessToken);
  });

  it("of a cookie that a failure repeats", async () => {
    const cookie = "polar_session=0123456789abcdef";
    const fetch = () => Promise.reject(new Error(`cannot send ${cookie}`));

    await list({ headers: { cookie }, fetch, logger, logLevel: "debug" });

    expect(told()).toContain("cannot send");
    expect(told()).not.toContain("0123456789abcdef");
  });

  it("of the answer", async () => {
    const created = { organization_access_token: { ...wireToken, id: 5 }, token: "polar_oat_created0001" };

    await ask.POST({ fetch: play(says(201, created)).fetch, logger, logLevel: "debug" } as object);

    expect(told()).toContain("was answered 201");
    expect(told()).not.toContain("created0001");
  });

  it("of a hook that failed", async () => {
    const fail = () => {
      throw new Error(`no ${accessToken}`);
    };

    await list({ fetch: play(breaks()).fetch, hooks: { onRetry: fail }, logger, logLevel: "debug", retries: 1 });

    expect(told()).toContain("has a failing onRetry: no [redacted]");
  });
});
