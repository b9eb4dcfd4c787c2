import { describe, expect, it } from "vitest";
import { runCli } from "../../src/sandbox/cli.js";
import { serveSandbox } from "../../src/sandbox/index.js";
import { ask } from "./ask.js";

async function run(...args: string[]) {
  let out = "";
  let err = "";
  const started = await runCli(args, {
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
  });
  return { started, out, err };
}

describe("orgkit sandbox", () => {
  it("serves, and says where and with which tokens", async () => {
    const { started, out, err } = await run("sandbox", "--port", "0", "--seed", "demo");
    if (typeof started === "number") throw new Error(err);
    const { url } = started;
    expect(err).toBe("");
    const pairs = [...out.matchAll(/(http:\S+) +token (\S+)/g)].map(([, base, token]) => [base, token] as const);
    expect(pairs.map(([base]) => base)).toEqual([
      `${url}/polar`,
      `${url}/openai/v1`,
      `${url}/clerk/v1`,
      `${url}/permit`,
    ]);
    const paths = ["/v1/organization-access-tokens/", "/organization/invites", "/organizations", "/v2/orgs"];
    for (const [index, path] of paths.entries()) {
      const [base, token = ""] = pairs[index] ?? [];
      const { status } = await ask(fetch, "GET", `${base}${path}`, { token });
      expect([path, status]).toEqual([path, 200]);
    }
    await started.close();
  });

  it.each(["--help", "-h"])("explains itself with %s", async (flag) => {
    const { started, out, err } = await run(flag);
    expect([started, err]).toEqual([0, ""]);
    expect(out).toMatch(/^Usage: orgkit sandbox/);
  });

  it.each([
    [[], "the command has to be: orgkit sandbox"],
    [["serve"], "the command has to be: orgkit sandbox"],
    [["sandbox", "twice"], "the command has to be: orgkit sandbox"],
    [["sandbox", "--nope"], "Unknown option '--nope'"],
    [["sandbox", "--port"], "--port"],
    [["sandbox", "--port", "80a"], '--port has to be from 0 to 65535, not "80a"'],
    [["sandbox", "--port", "65536"], "--port has to be from 0 to 65535"],
    [["sandbox", "--seed", "x"], '--seed has to be "demo", not "x"'],
  ])("refuses %j", async (args, reason) => {
    const { started, out, err } = await run(...args);
    expect([started, out]).toEqual([2, ""]);
    expect(err).toMatch(/^orgkit: /);
    expect(err).toContain(reason);
    expect(err).toContain("Usage:");
  });

  it("says that a port is taken", async () => {
    const server = await serveSandbox();
    const { started, err } = await run("sandbox", "--port", String(server.port));
    await server.close();
    expect(started).toBe(2);
    expect(err).toBe(`orgkit: port ${server.port} is taken; choose another one with --port, or 0 for any free one\n`);
  });
});
