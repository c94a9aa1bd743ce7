import { numberItems } from '../../interop/item-arrays.ts';
import { readItemScores } from '../../interop/item-scores.ts';
import { scoreInterval } from '../../statistics/intervals/index.ts';
import type { IntervalFlags } from '../commands/interval.ts';
import { UsageError } from '../fail.ts';
import { csvTable, type Report, text } from '../report.ts';
import { count, percent } from '../words.ts';

/** @throws InputError, StatisticsError, UsageError */
export async function reportInterval(file: string, flags: IntervalFlags): Promise<Report> {
  const level = shareOf('level', flags.level);
  const seed = wholeOf('seed', flags.seed);
  const { estimand = 'super-population' } = flags;
  if (estimand !== 'super-population' && estimand !== 'test-set') {
    throw new UsageError(`--estimand is super-population or test-set, not "${estimand}"`);
  }
  const { runs, ...facts } = numberItems([await readItemScores(file)]);
  const result = scoreInterval(runs[0]!, {
    ...facts,
    level,
    seed,
    estimand,
    approach: flags.bayesian ? 'bayesian' : 'frequentist',
  });
  const points = (share: number): string => (100 * share).toFixed(2);
  const { split } = result;
  return {
    data: result,
    blocks: [
      text(
        `${points(result.estimate)} %, ${percent(level)} interval ${points(result.lo)} to ${points(result.hi)}, on ${count(result.n, 'item')} (${result.method}).`,
        'strong',
      ),
      text(
        `${count(result.samples, 'sample')}, ${count(result.clusters, 'cluster')}; standard error ${points(result.se)}${result.designEffect === undefined ? '' : `, design effect ${result.designEffect.toFixed(2)}`}.`,
      ),
      ...(split
        ? [
            text(
              `Running the same items again moves the score by ${points(split.runSe)} points (one standard error); more repeats can remove at most ${percent(split.repeatShare)} of the variance, the rest comes from which items were asked.`,
            ),
          ]
        : []),
      ...result.warnings.map(({ message }) => text(message, 'doubt')),
    ],
    csv: csvTable(
      {
        score: (row: typeof result) => row.estimate,
        se: (row) => row.se,
        lo: (row) => row.lo,
        hi: (row) => row.hi,
        level: (row) => row.level,
        method: (row) => row.method,
        items: (row) => row.n,
        samples: (row) => row.samples,
        clusters: (row) => row.clusters,
      },
      [result],
    ),
  };
}

/** A share between 0 and 1, both excluded. @throws UsageError */
export function shareOf(name: string, given: string): number {
  const value = Number(given);
  if (value > 0 && value < 1) return value;
  throw new UsageError(`--${name} is a share between 0 and 1, not "${given}"`);
}

/** @throws UsageError */
export function wholeOf(name: string, given: string): number {
  const value = Number(given);
  if (given.trim() !== '' && Number.isSafeInteger(value)) return value;
  throw new UsageError(`--${name} is a whole number, not "${given}"`);
}
