import { getEventListeners } from "node:events";
import { setImmediate as turn } from "node:timers/promises";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import nock from "nock";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { PermitCore, statsOrganization } from "../../src/funcs/permit/index.js";
import { withBudget } from "../../src/index.js";
import * as faults from "./catalogue.js";
import { type Subject, subjects } from "./functions.js";
import { type Fault, type FaultServer, startFaultServer } from "./server.js";

setFlagsFromString("--expose-gc");
const collectGarbage: () => void = runInNewContext("gc");

const CALLS = 1_000;
const MB = 1_000_000;

let servers: readonly FaultServer[];

beforeAll(async () => {
  nock.restore();
  servers = await Promise.all(subjects.map(startFaultServer));
});
afterAll(() => Promise.all(servers.map((server) => server.close())));

// Every other function has so much time that a timer which it leaves behind is still there in the end.
const isPatient = (index: number) => index % 2 === 0;
// Deep and slow bodies take long to read, and leave no more behind than others.
const isQuick = ({ name }: Fault) => !/^(deep|drip)/.test(name);
const padding = "a".repeat(100_000);
const faultsFor = (good: object, isPatient: boolean): readonly Fault[] => [
  ...faults.brokenConnections(good).filter(({ name }) => !name.startsWith("headers of")),
  ...(isPatient ? [] : faults.stalls(good)),
  ...faults.foreignBodies(good).filter(isQuick),
  ...faults.harmless({ ...good, padding }).filter(isQuick),
  faults.drip(good, 1),
  faults.hugeBody(1_000_000_000),
  faults.gzipBomb(5_000_000),
  faults.tooManyRequests(faults.retryAfter.milliseconds(5)),
  faults.unavailable(),
  faults.resetDuringUpload(),
  faults.redirectOtherOrigin(307),
];

/** The same numbers every time, from 0 to 1. */
function* numbers(): Generator<number, never> {
  for (let state = 1; ; ) {
    state = (state * 48_271) % 2_147_483_647;
    yield state / 2_147_483_647;
  }
}

/** Calls all functions at the same time, with faults and aborts at random; gives the signals of the calls. */
async function callAll(random: Generator<number, never>): Promise<readonly AbortSignal[]> {
  const upTo = (max: number) => Math.floor(random.next().value * max);
  for (const [index, server] of servers.entries()) {
    const all = faultsFor((subjects[index] as Subject).good, isPatient(index));
    server.reset();
    server.script(...Array.from({ length: 150 }, () => all[upTo(all.length)] as Fault));
  }
  const calls = Array.from({ length: CALLS }, async (_, index) => {
    const at = index % subjects.length;
    const controller = new AbortController();
    const aborting = upTo(4) === 0 ? setTimeout(() => controller.abort(), upTo(100)) : undefined;
    const { url: baseUrl } = servers[at] as FaultServer;
    const timeoutMs = isPatient(at) ? 3_600_000 : 150;
    const core = { baseUrl, timeoutMs, retries: { baseDelayMs: 5 }, maxResponseBytes: MB };
    const result = await (subjects[at] as Subject).call(core, { signal: controller.signal });
    clearTimeout(aborting);
    expect(result.meta.operation).toBe(subjects[at]?.name);
    return controller.signal;
  });
  return Promise.all(calls);
}

async function manyTurns(): Promise<void> {
  for (let turns = 0; turns < 20; turns++) await turn();
}

const resources = () => process.getActiveResourcesInfo().filter((name) => /Timeout|TCPSocketWrap|Immediate/.test(name));

/** What is left when the garbage is gone; some goes only after turns of the event loop. */
async function heapUsed(): Promise<number> {
  let least = Infinity;
  for (let rounds = 0; rounds < 5; rounds++) {
    collectGarbage();
    least = Math.min(least, process.memoryUsage().heapUsed);
    await manyTurns();
  }
  return least;
}

it("1,000 calls at once leave nothing behind", async () => {
  const random = numbers();
  await callAll(random);
  for (const server of servers) server.reset();
  await manyTurns();
  const heap = await heapUsed();

  const signals = await callAll(random);
  expect(signals).toHaveLength(CALLS);
  expect(signals.flatMap((signal) => getEventListeners(signal, "abort"))).toEqual([]);

  // Where a call ends while its connection is made, Node keeps that for the next one, for some seconds.
  for (const server of servers) await server.idle();
  await manyTurns();
  expect(resources()).toEqual([]);
  for (const server of servers) server.reset();
  expect((await heapUsed()) - heap).toBeLessThan(5 * MB);
}, 60_000);

// Node warns of such timers on the console of whoever uses the package.
it("no timer is set for a time that has passed", async () => {
  const fetch = async () => new Response(null, { status: 503 });
  const permit = withBudget(new PermitCore({ accessToken: "permit_key_fault0001", fetch }), { deadlineMs: 1 });
  vi.spyOn(performance, "now").mockReturnValue(performance.now() + 100);
  const setTimer = vi.spyOn(globalThis, "setTimeout");

  const result = await statsOrganization(permit, { orgId: "acme" });

  expect(result).toMatchObject({ error: { name: "TimeoutError", limit: "deadline" }, meta: { attempts: 0 } });
  expect(setTimer.mock.calls.map(([, ms]) => ms ?? 0).filter((ms) => !(ms >= 0))).toEqual([]);
});
