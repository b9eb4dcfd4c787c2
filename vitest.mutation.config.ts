import { defineConfig } from "vitest/config";

/** The tests of the core alone, in one process: they run once for each mutant. */
export default defineConfig({
  test: {
    include: ["test/core/**/*.test.ts"],
    setupFiles: ["test/setup.ts"],
    isolate: false,
    restoreMocks: true,
    unstubGlobals: true,
  },
});
