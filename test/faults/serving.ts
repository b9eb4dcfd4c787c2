import nock from "nock";
import { afterAll, beforeAll, beforeEach } from "vitest";
import { type FaultServer, startFaultServer } from "./server.js";

/** The fault server of a test file that has called {@link serveFaults}. */
export let server: FaultServer;

/** Serves faults to the tests of a file, each of which begins with none. */
export function serveFaults(): void {
  beforeAll(async () => {
    nock.restore();
    server = await startFaultServer();
  });
  beforeEach(() => server.reset());
  afterAll(() => server.close());
}
