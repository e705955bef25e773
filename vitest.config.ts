import { defineConfig } from "vitest/config";

/** Modes: the whole suite; `quick`, without Chromium, PostgreSQL, servers that are killed and the longest lists of cases; `torture`, the long versions only. */
export default defineConfig(({ mode }) => ({
  test: {
    include: mode === "torture" ? ["test/torture/**/*.test.ts"] : ["test/**/*.test.{ts,tsx}"],
    exclude: [
      "node_modules/**",
      ...(mode === "torture" ? [] : ["test/torture/**"]),
      ...(mode === "quick"
        ? [
            "test/e2e/**",
            "test/server/http/fuzz/**",
            "test/server/http/permission-matrix/permission-matrix.test.ts",
            "test/server/log-canary.test.ts",
            "test/server/posting/crash/**",
            "test/server/posting/mail/smtp-lane.test.ts",
            "test/server/posting/mark-restored.test.ts",
            "test/server/posting/restart.test.ts",
            "test/server/posting/restore.test.ts",
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
