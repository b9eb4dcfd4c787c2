import nock from "nock";
import { afterAll, beforeAll, beforeEach, expect } from "vitest";
import type { CoreOptions } from "../../src/index.js";
import { type Subject, subjects } from "./functions.js";
import { type Outcome, outcome } from "./outcomes.js";
import { type Fault, type FaultServer, startFaultServer } from "./server.js";

/** Every function, each with a fault server of its own, so that all of them can run at the same time. */
export interface Arena {
  readonly servers: readonly FaultServer[];
  /** Calls every function and says how each call ended. */
  play(scriptOf: (subject: Subject) => readonly Fault[]): Promise<Record<string, string>>;
}

/** Opens an arena for the tests of one file. */
export function openArena(core: CoreOptions): Arena {
  const servers: FaultServer[] = [];
  beforeAll(async () => {
    // It stands between every socket and its server, and connects them late.
    nock.restore();
    servers.push(...(await Promise.all(subjects.map(startFaultServer))));
  });
  beforeEach(() => {
    for (const server of servers) server.reset();
  });
  afterAll(() => Promise.all(servers.map((server) => server.close())));

  const callOne = async (subject: Subject, server: FaultServer, script: readonly Fault[]) => {
    server.script(...script);
    const result = await subject.call({ baseUrl: server.url, ...core });
    const { length } = server.requests;
    expect(result.meta).toMatchObject({ operation: subject.name, attempts: length });
    if (result.ok) return outcome("ok", length, false);
    expect(result.error).toMatchObject({ vendor: subject.name.split(".")[0], operation: subject.name });
    return outcome(result.error.name, length, result.error.mayHaveTakenEffect);
  };

  return {
    servers,
    async play(scriptOf) {
      const calls = servers.map(async (server, index) => {
        const subject = subjects[index] as Subject;
        return [subject.name, await callOne(subject, server, scriptOf(subject))] as const;
      });
      return Object.fromEntries(await Promise.all(calls));
    },
  };
}

/** How the calls of all functions should end. */
export const everyCall = (end: Outcome): Record<string, string> =>
  Object.fromEntries(subjects.map((subject) => [subject.name, end(subject)]));
