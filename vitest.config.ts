import { availableParallelism } from 'node:os';
import { configDefaults, defineConfig } from 'vitest/config';

/** Rooms without state of their own: their files can share a worker, which saves loading each anew. */
const pure = ['statistics', 'ranking', 'claims', 'catalog', 'scorers', 'interop'];

const exclude = [...configDefaults.exclude, '**/*.full.test.ts'];

export default defineConfig({
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'pure',
          include: [...pure.map((room) => `src/${room}/**/*.test.ts`), 'web/**/*.test.{ts,tsx}'],
          exclude,
          isolate: false,
        },
      },
      {
        extends: true,
        test: {
          name: 'whole',
          include: ['src/**/*.test.ts', 'e2e/**/*.test.ts', 'test/**/*.test.ts'],
          exclude: [...exclude, ...pure.map((room) => `src/${room}/**`)],
        },
      },
    ],
    setupFiles: ['./test/seed.ts'],
    globalSetup: ['./test/web-folder.ts'],
    reporters: ['default', './test/not-run-reporter.ts'],
    // More workers than cores: the tests wait for browsers and servers as often as they compute.
    maxWorkers: Math.ceil(1.5 * availableParallelism()),
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
