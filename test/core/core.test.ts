import { inspect } from "node:util";
import { expect, it } from "vitest";
import { ClerkCore } from "../../src/funcs/clerk/index.js";
import { ClerkCore as SlimClerkCore } from "../../src/funcs/clerk/slim.js";
import { OpenAICore } from "../../src/funcs/openai/index.js";
import { OpenAICore as SlimOpenAICore } from "../../src/funcs/openai/slim.js";
import { PermitCore } from "../../src/funcs/permit/index.js";
import { PermitCore as SlimPermitCore } from "../../src/funcs/permit/slim.js";
import { organizationAccessTokensList, PolarCore } from "../../src/funcs/polar/index.js";
import { PolarCore as SlimPolarCore } from "../../src/funcs/polar/slim.js";
import { withBudget } from "../../src/index.js";
import { emptyPage, play, says } from "./exchange.js";

const cores = [
  ["polar", PolarCore],
  ["polar", SlimPolarCore],
  ["openai", OpenAICore],
  ["openai", SlimOpenAICore],
  ["clerk", ClerkCore],
  ["clerk", SlimClerkCore],
  ["permit", PermitCore],
  ["permit", SlimPermitCore],
] as const;

const secret = "hunter2-hunter2";
const options = () => ({ accessToken: secret, headers: { cookie: secret } });

it.each(cores)("%s: shows no secret, however it is looked at", (vendor, Core) => {
  for (const core of [new Core(options()), withBudget(new Core(options()), { retries: 1 })]) {
    const shown = [
      inspect(core, { depth: 20, showHidden: true, showProxy: true, getters: true }),
      JSON.stringify(core),
      String(core),
      JSON.stringify(structuredClone({ ...core })),
      ...Reflect.ownKeys(core).map((key) => String(Reflect.get(core, key))),
    ].join("\n");

    expect(shown).not.toContain("hunter2");
    expect(JSON.parse(JSON.stringify(core))).toEqual({ vendor });
  }
});

it.each(cores)("%s: is frozen", (_, Core) => {
  for (const core of [new Core(options()), withBudget(new Core(options()), { retries: 1 })]) {
    expect(Object.isFrozen(core)).toBe(true);
    expect(() => Object.assign(core, { vendor: "other" })).toThrow(TypeError);
    expect(() => Object.assign(core, { accessToken: "other" })).toThrow(TypeError);
  }
});

it.each(cores)("%s: is made without options, and throws nothing", (_, Core) => {
  for (const given of [undefined, null, 5, "x", Symbol("x"), [], () => {}, Object.create(null)]) {
    expect(new Core(given as never)).toBeInstanceOf(Core);
  }
});

it("keeps the options it was made with", async () => {
  const { fetch, sent } = play(says(200, emptyPage));
  const given = { accessToken: "first-token", fetch, server: "production" as "production" | "sandbox" };
  const core = new PolarCore(given);

  given.accessToken = "second-token";
  given.server = "sandbox";
  await organizationAccessTokensList(core);

  expect(sent[0]?.headers.get("authorization")).toBe("Bearer first-token");
  expect(sent[0]?.url).toContain("https://api.polar.sh/");
});

it("keeps what its options held", async () => {
  const { fetch, sent } = play(says(503));
  const retries = { limit: 1, baseDelayMs: 0 };
  const headers = { "x-kept": "yes" };
  const core = new PolarCore({ accessToken: "polar_oat_1", fetch, headers, retries });

  Object.assign(retries, { limit: 4 });
  Object.assign(headers, { "x-kept": "no" });
  await organizationAccessTokensList(core);

  expect(sent.map((request) => request.headers.get("x-kept"))).toEqual(["yes", "yes"]);
});

it("sends nothing when it is made", () => {
  const { fetch, sent } = play(says(200, emptyPage));
  const accessToken = () => expect.unreachable();

  new PolarCore({ accessToken, headers: accessToken, fetch });

  expect(sent).toHaveLength(0);
});

it("serves any number of calls at once", async () => {
  const { fetch, sent } = play(says(200, emptyPage));
  const core = new PolarCore({ accessToken: secret, fetch });

  const results = await Promise.all(Array.from({ length: 50 }, () => organizationAccessTokensList(core)));

  expect(results.every(({ ok }) => ok)).toBe(true);
  expect(sent).toHaveLength(50);
});

it("can be extended", async () => {
  class OurPolar extends PolarCore {
    constructor() {
      super({ accessToken: secret, fetch: play(says(200, emptyPage)).fetch });
    }
  }

  expect((await organizationAccessTokensList(new OurPolar())).ok).toBe(true);
  expect(withBudget(new OurPolar(), { retries: 1 })).toBeInstanceOf(OurPolar);
});
