import { gradeMath } from '../../src/scorers/math/grade.ts';
import type { Figure } from '../measure.ts';
import { beside, casesOf, peerRate, rateOf } from './rates.ts';

/** Pairs a second of our `math` and of Math-Verify. */
export async function mathFigures(folder: string): Promise<Figure[]> {
  const pairs = (await casesOf(folder, 'math_verify')).map(({ gold, model_output }) => ({
    gold: gold as string,
    text: model_output as string,
  }));
  const rate = rateOf(pairs, ({ gold, text }) => gradeMath(gold, text));
  return [beside(`math, ${pairs.length} pairs`, 'pairs/s', rate, peerRate('math_pairs.py', pairs))];
}
