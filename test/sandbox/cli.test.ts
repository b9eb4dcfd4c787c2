import { readFile } from "node:fs/promises";
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

  it("tells its version", async () => {
    const { version } = JSON.parse(await readFile(new URL("../../package.json", import.meta.url), "utf8"));
    expect(await run("--version")).toEqual({ started: 0, out: `${version}\n`, err: "" });
  });

  it.each([
    [[], "the command has to be: orgkit sandbox"],
    [["serve"], "the command has to be: orgkit sandbox"],
    [["sandbox", "twice"], "the command has to be: orgkit sandbox"],
    [["sandbox", "--nope"], "there is no option --nope"],
    [["sandbox", "--nope=1"], "there is no option --nope"],
    [["sandbox", "-p", "80"], "there is no option -p"],
    [["sandbox", "--constructor"], "there is no option --constructor"],
    [["sandbox", "--port"], "--port needs a value"],
    [["sandbox", "--port", "80a"], '--port has to be from 0 to 65535, not "80a"'],
    [["sandbox", "--port", "65536"], '--port has to be from 0 to 65535, not "65536"'],
    [["sandbox", "--seed", "--port"], '--seed has to be "demo", not "--port"'],
    [["sandbox", "--seed", "x"], '--seed has to be "demo", not "x"'],
  ])("refuses %j in one line", async (args, reason) => {
    const err = `orgkit: ${reason}; orgkit --help tells how to call it\n`;
    expect(await run(...args)).toEqual({ started: 2, out: "", err });
  });

  it("says that a port is taken", async () => {
    const server = await serveSandbox();
    const { started, err } = await run("sandbox", "--port", String(server.port));
    await server.close();
    expect(started).toBe(2);
    expect(err).toBe(`orgkit: port ${server.port} is taken; choose another one with --port, or 0 for any free one\n`);
  });
});
