import {
  minimumDetectable,
  neededItems,
  type PairedNoise,
  pairedPower,
} from '../../statistics/paired/power.ts';
import type { PowerFlags } from '../commands/power.ts';
import { UsageError } from '../fail.ts';
import { csvTable, type Report, text } from '../report.ts';

/**
 * Power of a paired comparison (STATISTICS C2.6) of two models that are right on `accuracy` of the
 * items each, with the given correlation over items.
 * @throws UsageError
 */
export function reportPower(flags: PowerFlags): Report {
  const accuracy = number('accuracy', flags.accuracy, 0, 100, 'percent') / 100;
  const correlation = number('correlation', flags.correlation, -1, 1);
  const repeats = number('repeats', flags.repeats, 1, 1e6);
  const power = number('power', flags.power, 0, 1);
  const level = number('level', flags.level, 0, 1);
  if (accuracy === 0 || accuracy === 1) {
    throw new UsageError(
      '--accuracy lies between 0 and 100: where all answers are alike nothing can differ',
    );
  }
  if (correlation === 1)
    throw new UsageError('--correlation lies below 1: two models that always agree do not differ');
  if (power <= 1 - level || power === 1)
    throw new UsageError('--power lies between the chance level 1 - --level and 1');
  if (level === 0 || level === 1) throw new UsageError('--level lies between 0 and 1');
  const delta =
    flags.delta === undefined
      ? undefined
      : number('delta', flags.delta, 0, 100, 'percentage points') / 100;
  const items = flags.items === undefined ? undefined : number('items', flags.items, 1, 1e9);
  if (delta === undefined && items === undefined)
    throw new UsageError('give --delta, --items, or both');
  if (delta === 0)
    throw new UsageError('--delta is above 0: no number of items shows a difference of nothing');
  // One right-or-wrong answer has the variance p (1 - p); half of what is not shared by the two
  // models is taken to change from one answer to the next, so that repeats help with that half only.
  const single = 2 * accuracy * (1 - accuracy) * (1 - correlation);
  const noise: PairedNoise =
    repeats === 1
      ? { itemVariance: single }
      : {
          itemVariance: single / 2,
          runVarianceA: single / 4,
          runVarianceB: single / 4,
          repeatsA: repeats,
          repeatsB: repeats,
        };
  const options = { level, power };
  const answer = {
    accuracy,
    correlation,
    repeats,
    level,
    delta: delta ?? null,
    items: items ?? null,
    power:
      delta !== undefined && items !== undefined
        ? pairedPower(noise, items, delta, { level })
        : power,
    needed_items: delta === undefined ? null : neededItems(noise, delta, options),
    smallest_difference: items === undefined ? null : minimumDetectable(noise, items, options),
  };
  const percent = (share: number): string => `${(100 * share).toFixed(share < 0.1 ? 1 : 0)} %`;
  const points = (share: number): string => `${Number((100 * share).toFixed(2))} points`;
  const sentences = [
    answer.needed_items === null
      ? ''
      : `To find a difference of ${points(delta!)} with a chance of ${percent(power)}, both models must answer ${answer.needed_items.toLocaleString('en')} items.`,
    answer.smallest_difference === null
      ? ''
      : `${items!.toLocaleString('en')} items find a difference of ${points(answer.smallest_difference)} with a chance of ${percent(power)}.`,
    delta !== undefined && items !== undefined
      ? `On ${items.toLocaleString('en')} items a true difference of ${points(delta)} is found with a chance of ${percent(answer.power)}.`
      : '',
  ].filter((sentence) => sentence !== '');
  const repeated =
    repeats > 1
      ? ` ${repeats} answers to each item; half of the unshared variance is taken to be run noise, which repeats reduce.`
      : '';
  return {
    data: answer,
    blocks: [
      ...sentences.map((sentence) => text(sentence, 'strong')),
      text(
        `Both right on about ${percent(accuracy)} of the items, correlation ${correlation} over items, two-sided test at ${level}.${repeated} Items that belong together (one passage, one repository) count for less.`,
        'muted',
      ),
    ],
    csv: csvTable(
      Object.fromEntries(
        Object.keys(answer).map((name) => [
          name,
          (row: typeof answer) => row[name as keyof typeof answer],
        ]),
      ),
      [answer],
    ),
  };
}

function number(name: string, text: string, low: number, high: number, unit = ''): number {
  const value = text.trim() === '' ? Number.NaN : Number(text.replace(/%$/, ''));
  if (Number.isFinite(value) && value >= low && value <= high) return value;
  throw new UsageError(
    `--${name} is a number from ${low} to ${high}${unit && ` ${unit}`}, not "${text}"`,
  );
}
