import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    setupFiles: ["test/setup.ts"],
    restoreMocks: true,
    unstubGlobals: true,
    typecheck: { enabled: true, include: ["test/types/**/*.test-d.ts"], tsconfig: "tsconfig.types.json" },
    coverage: {
      include: ["src/core/**", "src/proxy/**"],
      reporter: ["text-summary", "text"],
      thresholds: {
        "src/core/**": { lines: 98, branches: 98 },
        "src/proxy/**": { lines: 98, branches: 98 },
      },
    },
  },
});
