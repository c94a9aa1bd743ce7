import type { Metric } from '../../engine/benchmark.ts';
import type { RunScore } from '../../engine/score-run.ts';
import type { Total } from '../../store/index.ts';
import { outcomes } from '../../store/outcome.ts';
import { dollars, thousands, unknown } from '../words.ts';

/** `91.2 %`. */
export function scoreWords({ score }: Pick<RunScore, 'score'>): string {
  return score === null ? unknown : `${(100 * score).toFixed(1)} %`;
}

/** `88.1 to 93.6`, in percent. */
export function intervalWords({ interval }: Pick<RunScore, 'interval'>): string {
  if (!interval) return unknown;
  return `${(100 * interval.lo).toFixed(1)} to ${(100 * interval.hi).toFixed(1)}`;
}

/** `912 correct, 80 incorrect, 8 truncated`. */
export function outcomeWords({ aggregate }: Pick<RunScore, 'aggregate'>): string {
  const counts = aggregate.score.outcomes;
  const parts = outcomes
    .filter((outcome) => counts[outcome] > 0)
    .map((outcome) => {
      const count = counts[outcome];
      const word = outcome === 'error' && count > 1 ? 'errors' : outcome;
      return `${thousands(count)} ${word}`;
    });
  return parts.join(', ') || unknown;
}

/** With its sign, where there is a sum. */
export function money(total: Total): string {
  return total.sum === null ? unknown : `$${totalDollars(total)}`;
}

/** A sum of dollars of which some may be unknown: `1.25`, `1.25+` or a dash. */
export function totalDollars({ sum, unknown: missing }: Total): string {
  if (sum === null) return unknown;
  return `${dollars(sum)}${missing > 0 ? '+' : ''}`;
}

/** What a run's samples add up to. */
export function metricWords(metric: Metric): string {
  if (metric.kind === 'mean') return 'mean';
  if (metric.kind === 'weighted') return 'mean, items weighted by their parts';
  return `${metric.kind} ${metric.k}`;
}
