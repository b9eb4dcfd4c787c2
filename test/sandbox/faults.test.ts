import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { afterEach, describe, expect, it, vi } from "vitest";
import { createSandbox, type Fault } from "../../src/sandbox/index.js";
import { operations } from "../operations/table.js";
import { ask } from "./ask.js";

const invites = "https://api.openai.com/v1/organization/invites";
const key = "sk-admin-x";
const invitation = { email: "mira@example.com", role: "reader" };

afterEach(() => {
  vi.useRealTimers();
});

describe("a fault", () => {
  it("replaces the answer once, so that the vendor does not see the request", async () => {
    const { fetch } = createSandbox({ faults: [{ status: 500 }] });
    const statuses = [];
    for (let call = 0; call < 2; call += 1) {
      statuses.push((await ask(fetch, "POST", invites, { token: key, json: invitation })).status);
    }
    expect(statuses).toEqual([500, 200]);
  });

  it.each<[string, Fault, number, string, string | null]>([
    ["text", { status: 502, body: "<h1>" }, 502, "<h1>", "text/plain;charset=UTF-8"],
    ["JSON", { status: 400, body: { a: [1] } }, 400, '{"a":[1]}', "application/json"],
    ["nothing", { status: 503, body: null }, 503, "", null],
    ["a body alone", { body: "<html>", headers: { "Content-Type": "text/html" } }, 200, "<html>", "text/html"],
    ["a status without bodies", { status: 204, body: "x" }, 204, "", null],
    ["another status without bodies", { status: 304 }, 304, "", null],
  ])("answers with %s", async (_, fault, status, body, contentType) => {
    const { fetch } = createSandbox({ faults: [fault] });
    const response = await fetch(invites);
    expect([response.status, await response.text(), response.headers.get("content-type")]).toEqual([
      status,
      body,
      contentType,
    ]);
  });

  it("adds headers to the vendor's own answer", async () => {
    const { fetch } = createSandbox({ faults: [{ headers: { "Retry-After": "7" } }] });
    const { status, headers, body } = await ask(fetch, "GET", invites, { token: key });
    expect([status, headers.get("retry-after")]).toEqual([200, "7"]);
    expect(body).toMatchObject({ object: "list" });
  });

  it("happens as often as it says", async () => {
    const { fetch, faults, addFaults, clearFaults } = createSandbox();
    const statuses = async (count: number) => {
      const seen = [];
      for (let call = 0; call < count; call += 1) seen.push((await fetch(invites)).status);
      return seen;
    };
    addFaults({ status: 503, times: 2 }, { status: 429 });
    expect(await statuses(4)).toEqual([503, 503, 429, 401]);
    addFaults({ status: 500, times: "always" });
    expect(await statuses(3)).toEqual([500, 500, 500]);
    expect(faults).toEqual([]);
    clearFaults();
    expect(await statuses(1)).toEqual([401]);
  });

  it("lists what is left of it", async () => {
    const sandbox = createSandbox({
      faults: [
        { status: 503, times: 3 },
        { drop: true, times: "always" },
      ],
    });
    await sandbox.fetch(invites);
    expect(sandbox.faults).toEqual([
      { status: 503, times: 2 },
      { drop: true, times: "always" },
    ]);
  });

  it.each<[Fault, boolean]>([
    [{}, true],
    [{ vendor: "openai" }, true],
    [{ vendor: "clerk" }, false],
    [{ operation: "listInvites" }, true],
    [{ operation: "openai.listInvites" }, true],
    [{ vendor: "openai", operation: "listInvites" }, true],
    [{ operation: "inviteUser" }, false],
    [{ vendor: "polar", operation: "organizationAccessTokensList" }, false],
  ])("of %j meets a list of invites: %s", async (target, isMet) => {
    const { fetch } = createSandbox({ faults: [{ ...target, status: 418 }] });
    expect((await fetch(invites)).status === 418).toBe(isMet);
  });

  it("meets a request that reaches no operation, unless it names one", async () => {
    const { fetch } = createSandbox({ faults: [{ operation: "listInvites", status: 418 }, { status: 419 }] });
    expect((await fetch(`${invites}/`)).status).toBe(419);
  });

  it("is copied, so that nobody changes it later", async () => {
    const fault: Fault = { status: 500 };
    const { fetch } = createSandbox({ faults: [fault] });
    fault.status = 501;
    expect((await fetch(invites)).status).toBe(500);
  });

  it.each<Fault>([
    { status: 200 },
    { status: 599 },
    { delayMs: 0 },
    { delayMs: 2 ** 31 - 1 },
    { bodyDelayMs: 0 },
    { times: 1 },
    { times: 5 },
    { times: "always" },
    { headers: {} },
  ])("of %j is fine", (fault) => {
    expect(() => createSandbox().addFaults(fault)).not.toThrow();
  });

  it.each<[unknown, string]>([
    [null, "it has to be an object"],
    [[], "it has to be an object"],
    ["x", "it has to be an object"],
    [{ statsu: 500 }, '"statsu" is not one of'],
    [{ vendor: "stripe" }, "vendor"],
    [{ operation: "nope" }, "openai.inviteUser"],
    [{ vendor: "polar", operation: "inviteUser" }, "no such operation"],
    [{ status: 199 }, "status"],
    [{ status: 600 }, "status"],
    [{ status: 200.5 }, "status"],
    [{ headers: "x" }, "headers"],
    [{ headers: { a: 1 } }, "headers"],
    [{ headers: { "a b": "c" } }, "headers"],
    [{ delayMs: -1 }, "delayMs"],
    [{ delayMs: "1" }, "delayMs"],
    [{ delayMs: 2 ** 31 }, "delayMs"],
    [{ bodyDelayMs: Number.NaN }, "bodyDelayMs"],
    [{ drop: "maybe" }, "drop"],
    [{ times: 0 }, "times"],
    [{ times: 1.5 }, "times"],
  ])("of %j is refused", (fault, reason) => {
    const faults = [fault as Fault];
    expect(() => createSandbox({ faults })).toThrow(TypeError);
    expect(() => createSandbox().addFaults(...faults)).toThrow(reason);
  });
});

describe("a fault that names a status alone", () => {
  it.each(
    operations.flatMap(({ name, refusals, call }) => Object.keys(refusals).map((status) => ({ name, status, call }))),
  )("is the documented $status of $name", async ({ name, status, call }) => {
    const { fetch } = createSandbox({ faults: [{ operation: name, status: Number(status) }] });
    expect(await call({ fetch })).toMatchObject({ error: { name: "HttpError", status: Number(status) } });
  });

  it.each([
    ["GET", "api.management.read"],
    ["POST", "api.management.write"],
    ["DELETE", "api.management.write"],
  ])("of 403 names the scope that a %s at OpenAI needs", async (method, scope) => {
    const { fetch } = createSandbox({ faults: [{ status: 403 }] });
    const { body } = await ask(fetch, method, invites, { token: key });
    expect(body).toEqual({ error: `You have insufficient permissions for this operation. Missing scopes: ${scope}.` });
  });
});

describe("a delay", () => {
  it("holds the request back before the vendor sees it", async () => {
    vi.useFakeTimers();
    const { fetch } = createSandbox({ faults: [{ delayMs: 5000, operation: "inviteUser" }] });
    let status = 0;
    const call = ask(fetch, "POST", invites, { token: key, json: invitation }).then((answer) => {
      status = answer.status;
    });
    await vi.advanceTimersByTimeAsync(4999);
    expect(status).toBe(0);
    expect((await ask(fetch, "GET", invites, { token: key })).body).toMatchObject({ data: [] });
    await vi.advanceTimersByTimeAsync(1);
    await call;
    expect(status).toBe(200);
  });

  it("of the body ends with the signal, when garbage was collected in between too", async () => {
    const { fetch } = createSandbox({ faults: [{ bodyDelayMs: 60_000 }] });
    const controller = new AbortController();
    const response = await fetch(invites, { headers: { authorization: `Bearer ${key}` }, signal: controller.signal });
    const reading = response.text();
    setFlagsFromString("--expose-gc");
    await runInNewContext("gc({ execution: 'async' })");
    controller.abort(new Error("enough"));
    await expect(reading).rejects.toThrow("enough");
  });

  it("of the body lets the head through", async () => {
    vi.useFakeTimers();
    const { fetch } = createSandbox({ faults: [{ bodyDelayMs: 5000 }] });
    const response = await fetch(invites, { headers: { authorization: `Bearer ${key}` } });
    expect(response.status).toBe(200);
    let text = "";
    const reading = response.text().then((read) => {
      text = read;
    });
    await vi.advanceTimersByTimeAsync(4999);
    expect(text).toBe("");
    await vi.advanceTimersByTimeAsync(1);
    await reading;
    expect(JSON.parse(text)).toMatchObject({ object: "list" });
  });
});

describe("a dropped connection", () => {
  const failed = { name: "TypeError", message: "fetch failed", cause: { code: "ECONNRESET" } };

  it.each<[Fault["drop"], number]>([
    [true, 0],
    ["request", 0],
    ["response", 1],
  ])("of kind %s rejects like fetch and leaves %i invites", async (drop, count) => {
    const { fetch, requests, addFaults } = createSandbox();
    addFaults({ drop: drop ?? false });
    await expect(ask(fetch, "POST", invites, { token: key, json: invitation })).rejects.toMatchObject(failed);
    expect(requests).toHaveLength(1);
    const { body } = await ask<{ data: unknown[] }>(fetch, "GET", invites, { token: key });
    expect(body.data).toHaveLength(count);
  });

  it("in the body breaks off after a part of it", async () => {
    const { fetch } = createSandbox({ faults: [{ drop: "body", status: 200, body: "0123456789" }] });
    const response = await fetch(invites);
    expect(response.headers.get("content-length")).toBe("10");
    const reader = response.body?.getReader();
    const first = await reader?.read();
    expect(new TextDecoder().decode(first?.value)).toBe("01234");
    await expect(reader?.read()).rejects.toMatchObject(failed);
  });

  it("in a body that is not there is one all the same", async () => {
    const { fetch } = createSandbox({ faults: [{ drop: "body", status: 204 }] });
    await expect(fetch(invites)).rejects.toMatchObject(failed);
  });

  it("is none when drop is false", async () => {
    const { fetch } = createSandbox({ faults: [{ drop: false }] });
    expect((await fetch(invites)).status).toBe(401);
  });
});
