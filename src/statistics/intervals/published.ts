import { StatisticsError } from '../errors.ts';
import type { Estimate } from './estimate.ts';
import { wilsonInterval } from './wilson.ts';

/**
 * Interval of a published score of which only the share and the number of items are known. The
 * error is imputed: items are taken as independent and right-or-wrong, and run noise, clusters and
 * the source's own bias are not in it. For graded items with marks in [0, 1] it is an upper bound,
 * because no marks with mean p vary more than 0s and 1s do.
 *
 * @param share in [0, 1], not percent.
 * @param items whole number >= 1.
 * @param options.level default 0.95.
 * @throws StatisticsError `out-of-range`, `not-finite`.
 */
export function publishedInterval(
  share: number,
  items: number,
  options: { readonly level?: number } = {},
): Estimate {
  if (!Number.isFinite(share)) throw new StatisticsError('not-finite', `a score of ${share}`);
  if (share < 0 || share > 1)
    throw new StatisticsError(
      'out-of-range',
      `a published score is a share in [0, 1], not ${share}`,
    );
  if (!Number.isInteger(items) || items < 1)
    throw new StatisticsError('out-of-range', `a benchmark has whole items >= 1, not ${items}`);
  return {
    ...wilsonInterval(share * items, items, options),
    estimate: share,
    method: 'wilson-published',
    warnings: [
      { code: 'se-imputed', message: `the error is imputed from ${items} items, not measured` },
    ],
  };
}
