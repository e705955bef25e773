import { defineConfig } from "vitest/config";

/** Modes: the whole suite; `quick`, without Chromium, PostgreSQL and servers that are killed; `torture`, the long versions only. */
export default defineConfig(({ mode }) => ({
  test: {
    include: mode === "torture" ? ["test/torture/**/*.test.ts"] : ["test/**/*.test.{ts,tsx}"],
    exclude: [
      "node_modules/**",
      ...(mode === "torture" ? [] : ["test/torture/**"]),
      ...(mode === "quick"
        ? [
            "test/e2e/**",
            "test/server/posting/crash/**",
            "test/setup/postgres.test.ts",
            "**/*.chromium.test.ts",
          ]
        : []),
    ],
    globalSetup: "test/setup/start-on-demand.ts",
    testTimeout: mode === "torture" ? 1_800_000 : 240_000,
    hookTimeout: 120_000,
    // As patient as the browser's own waiting: a second is short on a busy machine.
    expect: { poll: { timeout: 15_000 } },
    maxWorkers: 2,
    restoreMocks: true,
  },
}));
