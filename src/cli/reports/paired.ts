import { basename } from 'node:path';
import { numberItems } from '../../interop/item-arrays.ts';
import { readItemScores } from '../../interop/item-scores.ts';
import {
  comparePaired,
  neededItems,
  type PairedComparison,
} from '../../statistics/paired/index.ts';
import type { PairedFlags } from '../commands/paired.ts';
import { UsageError } from '../fail.ts';
import { csvTable, type Report, text } from '../report.ts';
import { count, percent } from '../words.ts';
import { shareOf, wholeOf } from './interval.ts';

/** @throws InputError, StatisticsError, UsageError */
export async function reportPaired(
  fileA: string,
  fileB: string,
  flags: PairedFlags,
): Promise<Report> {
  const margin = Number(flags.margin) / 100;
  if (!(margin > 0 && margin < 1))
    throw new UsageError(`--margin is a number of points between 0 and 100, not "${flags.margin}"`);
  const level = shareOf('level', flags.level);
  const seed = wholeOf('seed', flags.seed);
  const { runs, ...facts } = numberItems(
    await Promise.all([readItemScores(fileA), readItemScores(fileB)]),
  );
  const [a, b] = runs.map(({ scores, itemIndex, itemSetHash }) => ({
    scores,
    itemIndex,
    ...(flags.overlap ? {} : { itemSetHash }),
  }));
  if (!flags.overlap && a!.itemSetHash !== b!.itemSetHash) {
    throw new UsageError(
      `${fileA} and ${fileB} hold different items, so their scores are not comparable as they stand; --overlap compares the items that both have`,
    );
  }
  const result = comparePaired(a!, b!, { ...facts, level, margin, seed });
  const [nameA, nameB] = [basename(fileA), basename(fileB)];
  const points = (share: number): string => (100 * share).toFixed(2);
  return {
    data: result,
    blocks: [
      text(sentenceOf(result, nameA, nameB), result.verdict === 'cannot-tell' ? 'doubt' : 'strong'),
      text(
        `${nameA} ${points(result.scoreA)} %, ${nameB} ${points(result.scoreB)} %; P(${nameA} is better) ${result.probabilityABetter.toFixed(3)}.`,
      ),
      ...(result.counts
        ? [
            text(
              `Both right ${result.counts.both}, only ${nameA} ${result.counts.aOnly}, only ${nameB} ${result.counts.bOnly}, neither ${result.counts.neither}; McNemar exact p = ${pValue(result.mcnemar!.exact)}, mid-p = ${pValue(result.mcnemar!.midP)}.`,
            ),
          ]
        : []),
      ...(result.saving === undefined
        ? []
        : [
            text(
              `Comparing item by item removes ${percent(result.saving)} of the variance that two separate scores would have.`,
            ),
          ]),
      text(
        `Smallest difference that these items find with a chance of 80 %: ${points(result.minimumDetectable)} points.${
          result.noise
            ? ` ${neededItems(result.noise, margin).toLocaleString('en')} items would find ${points(margin)}.`
            : ''
        }`,
      ),
      ...result.warnings.map(({ message }) => text(message, 'doubt')),
    ],
    csv: csvTable(
      {
        a: () => fileA,
        b: () => fileB,
        difference: (row: PairedComparison) => row.estimate,
        se: (row) => row.se,
        lo: (row) => row.lo,
        hi: (row) => row.hi,
        p_value: (row) => row.pValue,
        test: (row) => row.test,
        probability_a_better: (row) => row.probabilityABetter,
        verdict: (row) => row.verdict,
        items: (row) => row.n,
      },
      [result],
    ),
  };
}

function sentenceOf(result: PairedComparison, a: string, b: string): string {
  const on = `on ${count(result.n, 'shared item')} (paired${result.isClustered ? `, clustered by ${result.clusters}` : ''}, ${result.test})`;
  const [ahead, behind] = result.estimate >= 0 ? [a, b] : [b, a];
  const gap = `${(100 * Math.abs(result.estimate)).toFixed(2)} ± ${(100 * result.halfWidth).toFixed(2)} points`;
  const p = `p = ${pValue(result.pValue)}`;
  if (result.verdict === 'tied') {
    return `${a} and ${b} are tied within ${(100 * result.equivalence.margin).toFixed(2)} points: they differ by ${gap} ${on}; equivalence p = ${pValue(result.equivalence.pValue)}.`;
  }
  if (result.verdict === 'cannot-tell') {
    return `Cannot tell: ${ahead} is ahead of ${behind} by ${gap} ${on}; ${p}. That is no evidence of a tie either.`;
  }
  return `${ahead} leads ${behind} by ${gap} ${on}; ${p}.`;
}

function pValue(p: number): string {
  return p < 0.001 ? '<.001' : p.toFixed(3).replace(/^0/, '');
}
