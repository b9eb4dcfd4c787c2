import { defineConfig } from "vitest/config";

/** The tests that hold the core: fast ones, without the bundles and the sandbox. */
export default defineConfig({
  test: {
    include: ["test/{core,polar,openai,clerk,permit}/**/*.test.ts"],
    setupFiles: ["test/setup.ts"],
    restoreMocks: true,
    unstubGlobals: true,
  },
});
