import { existsSync } from 'node:fs';
import type { ReadyBenchmark } from '../../benchmarks/load.ts';
import type { Suite } from '../../catalog/index.ts';
import { progressBar } from '../print/progress-bar.ts';
import type { Session } from '../session.ts';

export interface NamedBenchmark extends ReadyBenchmark {
  /** As it is found again: an id or a path. */
  name: string;
}

/** Loads benchmarks by id or path, each once: several models are asked the same items. */
export class Benchmarks {
  readonly dataDir: string | undefined;
  readonly #loaded = new Map<string, Promise<ReadyBenchmark>>();

  constructor(dataDir: string | undefined) {
    this.dataDir = dataDir;
  }

  /** @throws BenchmarkError */
  async load(name: string): Promise<NamedBenchmark> {
    let loading = this.#loaded.get(name);
    if (!loading) {
      loading = loadOne(name, this.dataDir);
      this.#loaded.set(name, loading);
    }
    return { name, ...(await loading) };
  }
}

async function loadOne(name: string, dataDir: string | undefined): Promise<ReadyBenchmark> {
  const { loadBenchmark } = await import('../../benchmarks/load.ts');
  const bar = progressBar(`fetching ${name}`);
  try {
    return await loadBenchmark(name, {
      dataDir,
      onProgress: (_file, { received, total }) => bar.show(received, total ?? received),
    });
  } finally {
    bar.clear();
  }
}

/** The suite of that name; null where it is a benchmark's id, a path, or nothing known. */
export async function findSuite(session: Session, name: string): Promise<Suite | null> {
  const { benchmarkIds } = await import('../../benchmarks/catalogue.ts');
  if (benchmarkIds.includes(name) || /[/\\]|\.ya?ml$/i.test(name) || existsSync(name)) return null;
  return (await session.loadCatalog()).suites.get(name) ?? null;
}
