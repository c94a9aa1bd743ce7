import type { AnswerKind, Beside, Choice, CostBasis, Qualifying } from './choice.ts';
import { sayCost } from './cost.ts';
import { chance, chanceIs, models, percent, points, scored } from './say.ts';

export interface Reasoned {
  kind: AnswerKind;
  row: Qualifying;
  field: readonly Qualifying[];
  beside: readonly Beside[];
  beats: { surely: number; of: number };
  basis: CostBasis;
  value_basis: Choice['value_basis'];
  level: number;
}

/** Why this model is this answer, in sentences with the numbers. */
export function sayWhy(given: Reasoned): string[] {
  switch (given.kind) {
    case 'best':
      return whyBest(given);
    case 'value':
      return whyValue(given);
    case 'safe':
      return whySafe(given);
  }
}

function whyBest({ row, field, beside, beats, basis, level }: Reasoned): string[] {
  if (field.length === 1)
    return [`The only one that qualifies; its score is ${scored(row.score, row.interval)}.`];
  const [next] = beside;
  const tied = field.filter((each) => each.level_with_best);
  const cheapest = tied
    .filter(({ cost }) => cost !== null && (row.cost === null || cost < row.cost))
    .sort((a, b) => a.cost! - b.cost!)[0];
  const likelier = field.find((each) => each.p_best > row.p_best);
  return [
    `Highest score of the ${models(field.length)} that qualify: ${scored(row.score, row.interval)}; P(best) ${chanceIs(row.p_best)}.`,
    ...(next ? [`Beside the next, ${sayBeside(next)}.`] : []),
    `Better than ${beats.surely} of the other ${beats.of} with P of ${chance(level)} or more.`,
    ...(tied.length > 0
      ? [
          `${tied.length === 1 ? 'One' : tied.length} cannot be told apart from it${
            cheapest
              ? `; the cheapest of them is ${cheapest.model.name} at ${sayCost(cheapest.cost!, basis)} (better with P ${chanceIs(cheapest.p_better)})`
              : row.cost === null
                ? ''
                : ', none of them cheaper'
          }.`,
        ]
      : []),
    ...(likelier
      ? [
          `${likelier.model.name} is the best in more draws (P(best) ${chanceIs(likelier.p_best)}): more is open about it.`,
        ]
      : []),
  ];
}

function whyValue({ row, beside, basis, value_basis, field }: Reasoned): string[] {
  if (row.cost === null) return [];
  if (value_basis === 'only one with a known cost') {
    return ['The only one of those that qualify whose cost is known.'];
  }
  const front = field.filter((each) => each.on_front).length;
  const start =
    value_basis === 'knee'
      ? `The knee of the front of cost against score, which holds ${models(front)}`
      : 'The front of cost against score has no knee; this is the cheapest on it that cannot be told apart from its best';
  return [
    `${start}; ${sayCost(row.cost, basis)}, P(on the front) ${chanceIs(row.p_front!)}.`,
    // The best quality has said what stands beside it.
    ...beside
      .filter(({ role }) => role !== 'runner-up' || !row.answers.includes('best'))
      .map((each) => `${sayStep(each, row.cost!, basis)}.`),
  ];
}

function whySafe({ row, field, beside }: Reasoned): string[] {
  const low = row.interval[0].toFixed(1);
  const evidence =
    row.missing.length === 0
      ? 'every component has a score'
      : `${percent(row.coverage)} of the weight has a score`;
  const best = beside.find(({ role }) => role === 'best');
  const top = best && field.find(({ model }) => model.id === best.id);
  return [
    field.length === 1
      ? `The only one that qualifies; its score is at least ${low}.`
      : `Its score is at least ${low} even if all that is missing turned out as low as any seen: the highest such floor of the ${models(field.length)}.`,
    `Evidence: ${evidence}, from ${row.sources} document${row.sources === 1 ? '' : 's'}, ${percent(row.self_reported)} of it reported by its own lab.`,
    // The best value has said it already.
    ...(best && top && !row.answers.includes('value')
      ? [
          `Beside the best quality, ${sayBeside(best)}; that one may be as low as ${top.interval[0].toFixed(1)}.`,
        ]
      : []),
  ];
}

/** `GLM 4.6, it is ahead by 0.7 ± 12.1 points (better with P = .56)` */
function sayBeside({ name, difference, half_width, p_better }: Beside): string {
  const side = difference >= 0 ? 'ahead' : 'behind';
  return `${name}, it is ${side} by ${Math.abs(difference).toFixed(1)} ± ${half_width.toFixed(1)} points (better with P ${chanceIs(p_better)})`;
}

/** What the next step up or down the front costs and gives. */
function sayStep(each: Beside, cost: number, basis: CostBasis): string {
  const other = each.cost === null ? 'cost unknown' : sayCost(each.cost, basis);
  switch (each.role) {
    case 'dearer':
      return `One step dearer, ${each.name} costs ${times(each.cost!, cost)} as much (${other}) and scores ${points(-each.difference)} more (better with P ${chanceIs(1 - each.p_better)})`;
    case 'cheaper':
      return `One step cheaper, ${each.name} costs ${percent(each.cost! / cost)} of it (${other}) and scores ${points(each.difference)} less (better with P ${chanceIs(1 - each.p_better)})`;
    case 'best':
      return `The best quality, ${each.name} (${other}), scores ${points(-each.difference)} more; this one is better with P ${chanceIs(each.p_better)}`;
    case 'runner-up':
      return `It has the highest score as well; beside the next, ${sayBeside(each)}`;
  }
}

function times(a: number, b: number): string {
  const ratio = a / b;
  return `${Number(ratio.toFixed(ratio < 10 ? 1 : 0))} times`;
}
