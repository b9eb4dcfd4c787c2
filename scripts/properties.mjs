// Runs the property tests for long: a million runs, or as many as ORGKIT_RUNS says, from a seed of their own.
import { startVitest } from "vitest/node";

process.env.ORGKIT_RUNS ??= "1000000";
const vitest = await startVitest("test", ["test/faults/properties.test.ts"], { watch: false });
await vitest.close();
