import { benchmarkIds, findBenchmark } from '../../benchmarks/index.ts';
import type { RunDetail } from '../../store/index.ts';

/** What a run's environment says about where its items came from (`weigh eval` writes it). */
interface Origin {
  /** Id of a built-in benchmark, or the path of one's own. */
  benchmark?: unknown;
  /** Whether the items may be shown to others. */
  publishable?: unknown;
}

/**
 * Whether a run's items may be shown to others. What is not known may not: only a built-in benchmark
 * whose owners do not mind, or one of one's own that says so.
 */
export async function isPublishable({
  benchmark,
  environment,
}: Pick<RunDetail, 'benchmark' | 'environment'>): Promise<boolean> {
  const origin = (environment ?? {}) as Origin;
  const isBuiltIn = benchmarkIds.includes(benchmark);
  if (isBuiltIn && !(await findBenchmark(benchmark)).publishable) return false;
  if (typeof origin.publishable === 'boolean') return origin.publishable;
  // One's own may bear the id of a built-in one.
  return isBuiltIn && (origin.benchmark === undefined || origin.benchmark === benchmark);
}
