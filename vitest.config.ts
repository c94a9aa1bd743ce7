import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: [
      'src/**/*.test.ts',
      'web/**/*.test.{ts,tsx}',
      'e2e/**/*.test.ts',
      'test/**/*.test.ts',
    ],
    exclude: ['**/*.full.test.ts', 'node_modules/**'],
    reporters: ['default', './test/not-run-reporter.ts'],
    // One worker a core: the tests wait for browsers and servers as often as they compute.
    maxWorkers: availableParallelism(),
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
