import { findBenchmark } from './catalogue.ts';
import type { DataOptions } from './data/obtain-file.ts';
import type { LoadedBenchmark } from './definition.ts';
import { ownPath } from './own/read-file.ts';

/** A benchmark ready for the engine, with whether its items may be shown to others. */
export interface ReadyBenchmark extends LoadedBenchmark {
  readonly publishable: boolean;
}

/**
 * A benchmark by the id of a built-in one, or by the path of one's own: a folder with
 * `benchmark.yaml`, or a YAML file.
 * @throws BenchmarkError
 */
export async function loadBenchmark(
  name: string,
  options: DataOptions = {},
): Promise<ReadyBenchmark> {
  const path = await ownPath(name);
  if (path !== null) {
    const { loadOwn } = await import('./own/load-own.ts');
    const { benchmark, notices, files } = await loadOwn(path);
    return { benchmark, notices, publishable: files.own.publish };
  }
  const definition = await findBenchmark(name);
  return { ...(await definition.load(options)), publishable: definition.publishable };
}
