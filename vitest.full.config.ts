import { defineConfig } from 'vitest/config';

/** Longer real runs: not for every save, always for `.ci/run`. */
export default defineConfig({
  test: {
    include: ['src/**/*.full.test.ts', 'web/**/*.full.test.ts', 'e2e/**/*.full.test.ts'],
    setupFiles: ['./test/seed.ts'],
    globalSetup: ['./test/web-folder.ts'],
    reporters: ['default', './test/not-run-reporter.ts'],
    maxWorkers: 2,
    testTimeout: 20 * 60_000,
    hookTimeout: 120_000,
    passWithNoTests: false,
  },
});
