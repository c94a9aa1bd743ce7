import { StatisticsError } from '../statistics/errors.ts';
import type { Estimate } from '../statistics/intervals/estimate.ts';
import { scoreInterval } from '../statistics/intervals/score-interval.ts';
import type { RunAggregate } from '../store/aggregate.ts';
import type { Outcome } from '../store/outcome.ts';
import type { ScorerIdentity } from '../store/run.ts';
import type { Store } from '../store/store.ts';
import type { Metric } from './benchmark.ts';
import { EngineError } from './error.ts';
import { parseLock } from './lock.ts';

/** A run with more errors than this share of its samples is not ranked. */
export const mostErrors = 0.01;

/** What a run's samples say; a pure function of what is stored. */
export interface RunScore {
  aggregate: RunAggregate;
  metric: Metric;
  /** In [0, 1], over items; null when no sample has a value. */
  score: number | null;
  /** Null where none can be computed; `no_interval` says why. */
  interval: Pick<Estimate, 'lo' | 'hi' | 'se' | 'level' | 'method'> | null;
  no_interval: string | null;
  /** Items with a value of the metric. */
  items: number;
  /** Score of guessing; null when it is not defined. */
  chance: number | null;
  /** Shares of the stored samples that ended so. */
  rates: Record<Extract<Outcome, 'error' | 'unparsed' | 'truncated' | 'refused'>, number>;
  /** Why the run is not ranked; null when it may be. */
  unranked: string | null;
}

/** @throws EngineError `unknown-run`, `bad-lock`; StoreError */
export async function scoreRun(
  store: Store,
  run: string,
  scorer?: ScorerIdentity,
): Promise<RunScore> {
  const detail = await store.run(run);
  if (!detail) throw new EngineError('unknown-run', `the store has no run ${run}`);
  const { metric, chance } = parseLock(detail.lock).benchmark;
  const [aggregate, itemSet] = await Promise.all([store.aggregate(run, scorer), store.items(run)]);
  const values: number[] = [];
  const items: number[] = [];
  for await (const chunk of store.values(run, scorer)) {
    for (const value of chunk.value) values.push(value);
    for (const position of chunk.position) items.push(position);
  }
  const marks = metricValues(metric as Metric, Float64Array.from(values), Int32Array.from(items));
  const measured = measure(
    marks,
    clusterNumbers(itemSet.clusters),
    weightsOf(metric as Metric, itemSet.ids),
  );
  const { outcomes } = aggregate.score;
  const share = (count: number) => (aggregate.responses === 0 ? 0 : count / aggregate.responses);
  return {
    aggregate,
    metric: metric as Metric,
    ...measured,
    chance,
    rates: {
      error: share(outcomes.error),
      unparsed: share(outcomes.unparsed),
      truncated: share(outcomes.truncated),
      refused: share(outcomes.refused),
    },
    unranked: whyUnranked(aggregate),
  };
}

interface Marks {
  scores: Float64Array;
  itemIndex: Int32Array;
}

/**
 * One mark a sample for the means, one an item for the others: the unbiased estimate of pass@k,
 * 1 - C(n-c, k) / C(n, k) with n epochs and c right ones (Chen et al. 2021), and of pass^k,
 * C(c, k) / C(n, k) (Yao et al. 2024). An item with fewer than k scored epochs has none. A sample
 * counts as right when its value is 1.
 */
export function metricValues(metric: Metric, values: Float64Array, items: Int32Array): Marks {
  if (metric.kind === 'mean' || metric.kind === 'weighted') {
    return { scores: values, itemIndex: items };
  }
  const { k } = metric;
  const counts = new Map<number, { n: number; right: number }>();
  items.forEach((item, i) => {
    const count = counts.get(item) ?? { n: 0, right: 0 };
    count.n++;
    if (values[i] === 1) count.right++;
    counts.set(item, count);
  });
  const scored = [...counts].filter(([, { n }]) => n >= k).sort(([a], [b]) => a - b);
  const passes = scored.map(([, { n, right }]) =>
    metric.kind === 'pass-at-k' ? 1 - chanceOf(n - right, n, k) : chanceOf(right, n, k),
  );
  return {
    scores: Float64Array.from(passes),
    itemIndex: Int32Array.from(scored, ([item]) => item),
  };
}

/** C(some, k) / C(all, k): the chance that k drawn without replacement are all among `some`. */
function chanceOf(some: number, all: number, k: number): number {
  let chance = 1;
  for (let i = 0; i < k; i++) chance *= Math.max(0, some - i) / (all - i);
  return chance;
}

function measure(
  { scores, itemIndex }: Marks,
  clusterIndex: Int32Array,
  weights: Float64Array | undefined,
): Pick<RunScore, 'score' | 'interval' | 'no_interval' | 'items'> {
  if (scores.length === 0) {
    return { score: null, interval: null, no_interval: 'no sample has a value', items: 0 };
  }
  const present = new Set(itemIndex);
  // Items without a sample are counted by the aggregate; here they would only raise a warning.
  try {
    const { estimate, lo, hi, se, level, method } = scoreInterval(
      { scores, itemIndex },
      { clusterIndex, ...(weights ? { weights } : {}) },
    );
    return {
      score: estimate,
      interval: { lo, hi, se, level, method },
      no_interval: null,
      items: present.size,
    };
  } catch (error) {
    if (!(error instanceof StatisticsError)) throw error;
    const means = new Map<number, { sum: number; n: number }>();
    itemIndex.forEach((item, i) => {
      const mean = means.get(item) ?? { sum: 0, n: 0 };
      mean.sum += scores[i]!;
      mean.n++;
      means.set(item, mean);
    });
    const all = [...means].map(([item, { sum, n }]) => [sum / n, weights?.[item] ?? 1] as const);
    const total = all.reduce((sum, [mean, weight]) => sum + weight * mean, 0);
    const score = total / all.reduce((sum, [, weight]) => sum + weight, 0);
    return { score, interval: null, no_interval: error.message, items: present.size };
  }
}

/** Undefined: all items weigh the same. */
function weightsOf(metric: Metric, ids: readonly string[]): Float64Array | undefined {
  if (metric.kind !== 'weighted') return undefined;
  return Float64Array.from(ids, (id) => metric.weights[id] ?? 0);
}

/** Items without a cluster are their own. */
function clusterNumbers(clusters: readonly (string | null)[]): Int32Array {
  const numbers = new Map<string, number>();
  return Int32Array.from(clusters, (cluster, i) => {
    const name = cluster === null ? `item ${i}` : `cluster ${cluster}`;
    if (!numbers.has(name)) numbers.set(name, numbers.size);
    return numbers.get(name)!;
  });
}

function whyUnranked(aggregate: RunAggregate): string | null {
  const { responses, planned_samples, score } = aggregate;
  if (responses < planned_samples) return `${responses} of ${planned_samples} samples are there`;
  if (score.unscored > 0) return `${score.unscored} samples are not scored`;
  const errors = score.outcomes.error;
  if (errors > mostErrors * planned_samples) {
    return `${errors} of ${planned_samples} samples ended in an error, more than 1 %`;
  }
  return null;
}
