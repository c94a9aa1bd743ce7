import { existsSync } from 'node:fs';
import type { LoadedBenchmark } from '../../benchmarks/definition.ts';
import type { Suite } from '../../catalog/index.ts';
import { progressBar } from '../print/progress-bar.ts';
import type { Session } from '../session.ts';

export interface NamedBenchmark extends LoadedBenchmark {
  /** As it is found again: an id or a path. */
  name: string;
}

/**
 * Benchmarks by what a person types: ids, paths of one's own, or a suite, of which those are taken
 * that are built in.
 * @throws BenchmarkError, UsageError
 */
export async function loadBenchmarks(
  session: Session,
  names: readonly string[],
  dataDir: string | undefined,
): Promise<NamedBenchmark[]> {
  const wanted = (await Promise.all(names.map((name) => expand(session, name)))).flat();
  const unique = [...new Set(wanted)];
  const loaded: NamedBenchmark[] = [];
  for (const name of unique) loaded.push({ name, ...(await loadOne(name, dataDir)) });
  return loaded;
}

async function loadOne(name: string, dataDir: string | undefined): Promise<LoadedBenchmark> {
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

async function expand(session: Session, name: string): Promise<string[]> {
  const { allBenchmarks, benchmarkIds } = await import('../../benchmarks/catalogue.ts');
  if (benchmarkIds.includes(name) || /[/\\]|\.ya?ml$/i.test(name) || existsSync(name))
    return [name];
  const suite = (await session.loadCatalog()).suites.get(name);
  if (!suite) return [name];
  const definitions = await allBenchmarks();
  const builtIn = suite.components.map(({ benchmarks }) =>
    definitions.find(({ catalog_benchmark }) => benchmarks.includes(catalog_benchmark ?? '')),
  );
  noteMissing(
    suite,
    builtIn.map((found) => found !== undefined),
  );
  return builtIn.flatMap((found) => found?.id ?? []);
}

function noteMissing({ id, components }: Suite, found: readonly boolean[]): void {
  const missing = components.filter((_, i) => !found[i]).map(({ name }) => name);
  if (missing.length === 0) return;
  console.error(
    `weigh: of suite ${id}, ${components.length - missing.length} of ${components.length} benchmarks are built in; not ${missing.join(', ')}`,
  );
}
