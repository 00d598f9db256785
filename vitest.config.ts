import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["{app,components,lib,collectors,prisma,bench,e2e}/**/*.test.{ts,tsx}"],
    globalSetup: ["lib/db/testing/global-setup.ts"],
    env: { ROLLCALL_LOG_LEVEL: "silent" },
    testTimeout: 30_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
  },
});
