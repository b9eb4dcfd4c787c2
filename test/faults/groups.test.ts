import { describe, expect, it } from "vitest";
import { brokenConnections, foreignBodies, harmless, redirects, stalls } from "./groups.js";
import type { Fault } from "./server.js";
import { serveFaults, server } from "./serving.js";

const good = { id: "org_1", name: "a good body" };

serveFaults();

async function read(fault: Fault, signal: AbortSignal | null = null) {
  server.script(fault);
  const response = await fetch(`${server.url}/read`, { redirect: "manual", signal });
  return { status: response.status, text: await response.text() };
}

describe("broken connections", () => {
  it.each(brokenConnections(good))("$name", async (fault) => {
    await expect(read(fault)).rejects.toThrow(TypeError);
    await server.idle();
    expect(server.requests).toHaveLength(1);
  });
});

describe("stalls", () => {
  it.each(stalls(good))("$name", async (fault) => {
    const controller = new AbortController();
    const reading = read(fault, controller.signal);
    await server.waitForRequest();
    expect(server.connections).toBe(1);
    controller.abort();
    await expect(reading).rejects.toThrow("aborted");
    await server.closed();
  });
});

describe("foreign bodies", () => {
  it.each(foreignBodies(good))("$name", async (fault) => {
    const { status, text } = await read(fault);
    expect(status).toBe(200);
    expect(text).not.toContain(JSON.stringify(good));
  });
});

describe("harmless", () => {
  it.each(harmless(good))("$name", async (fault) => {
    const { status, text } = await read(fault);
    expect(status).toBe(200);
    expect(JSON.parse(text)).toMatchObject(good);
  });
});

describe("redirects", () => {
  it.each(redirects())("$name", async (fault) => {
    expect(fault.name).toContain(String((await read(fault)).status));
    expect(server.requests).toHaveLength(1);
  });

  it.each(redirects())("leads a client that follows back here: $name", async (fault) => {
    server.script(fault);
    const location = await fetch(server.url, { redirect: "manual" }).then((response) =>
      response.headers.get("location"),
    );
    await fetch(location ?? "", { redirect: "manual" });
    expect(server.requests).toHaveLength(2);
  });
});
