import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Benchmark } from '../../src/engine/benchmark.ts';
import { type EvaluateOptions, evaluate } from '../../src/engine/evaluate.ts';
import { openModel } from '../../src/providers/index.ts';
import { openStore, type Store } from '../../src/store/index.ts';
import { type ModelServer, type Script, startModelServer } from '../model-server/server.ts';

/** A store in a file, with a scripted model to fill it by real runs. */
export interface OwnRuns {
  path: string;
  store: Store;
  server: ModelServer;
  /** Runs a benchmark to its end. @returns the run's id. */
  run(benchmark: Benchmark, options?: RunOptions): Promise<string>;
  close(): Promise<void>;
}

export interface RunOptions extends Partial<EvaluateOptions> {
  script?: Script;
  environment?: unknown;
}

export async function openOwnRuns(): Promise<OwnRuns> {
  const folder = mkdtempSync(join(tmpdir(), 'weigh-own-runs-'));
  const path = join(folder, 'store.db');
  const store = await openStore(path);
  const server = await startModelServer({ record: false });
  const { script: usual } = server;
  return {
    path,
    store,
    server,
    run: async (benchmark, { script, environment, ...options } = {}) => {
      server.script = script ?? usual;
      const endpoint = await openModel(`${server.url}#test-model`);
      try {
        const model = { endpoint, address: 'test', price: null };
        const [end] = await evaluate([{ benchmark, model, settings: {} }], {
          store,
          // Scripts differ from run to run: what another one said is no answer here.
          cache: 'none',
          retry: { first_wait_ms: 1, longest_wait_ms: 2, retry_ms: 10 },
          ...(environment === undefined ? {} : { environments: [environment] }),
          ...options,
        });
        return end!.run;
      } finally {
        await endpoint.close();
      }
    },
    close: async () => {
      await store.close();
      await server.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
