import type { Model } from '../../catalog/index.ts';
import { weightFlip } from '../../statistics/sensitivity/index.ts';
import type { AnswerKind, Change, ChoiceQuery, CostBasis } from './choice.ts';
import type { Condition, Limit } from './condition.ts';
import { sayCost } from './cost.ts';
import { byScore, type Candidate, pick } from './pick.ts';
import { pBetter, type Quality } from './quality.ts';
import { capital, chanceIs, percent } from './say.ts';

/** A rated model with what keeps it out. */
export interface Contender {
  model: Model;
  candidate: Candidate;
  failing: { condition: Condition; unknown: boolean; reason: string }[];
}

export interface Contest {
  query: ChoiceQuery;
  basis: CostBasis;
  quality: Quality;
  conditions: readonly Condition[];
  /** All rated models, those that qualify among them. */
  contenders: readonly Contender[];
}

/** Those that meet every condition. */
export function qualifying({ contenders }: Pick<Contest, 'contenders'>): Contender[] {
  return contenders.filter(({ failing }) => failing.length === 0);
}

/**
 * Those that this condition alone keeps out, and that less of it would let in: where it can only be
 * given up, also those of which the fact is unknown.
 */
export function keptOutBy(
  { contenders }: Pick<Contest, 'contenders'>,
  condition: Condition,
): Contender[] {
  return contenders.filter(({ failing }) => {
    const [only, ...more] = failing;
    if (only?.condition !== condition || more.length > 0) return false;
    return condition.limit === null || !only.unknown;
  });
}

/** What would make another model this answer, nearest first. */
export function whatWouldChange(contest: Contest, kind: AnswerKind, answer: Contender): Change[] {
  const relaxed = contest.conditions.flatMap(
    (condition) => relaxation(contest, kind, answer, condition) ?? [],
  );
  const distance = ({ from, to }: Change): number =>
    from === null || to === null
      ? Infinity
      : Math.abs(Math.log(Math.max(to, 1e-9) / Math.max(from, 1e-9)));
  relaxed.sort((a, b) => distance(a) - distance(b) || 0);
  return [
    ...relaxed,
    ...(kind === 'value' ? [] : tightening(contest, kind, answer)),
    ...(kind === 'best' ? [...otherWeights(contest, answer), ...lowMissing(contest, answer)] : []),
  ];
}

/** The least that a condition must give way for another answer; undefined when it never matters. */
function relaxation(
  contest: Contest,
  kind: AnswerKind,
  answer: Contender,
  condition: Condition,
): Change | undefined {
  const kept = keptOutBy(contest, condition);
  const pool = qualifying(contest);
  const answerWith = (more: readonly Contender[]): Contender | undefined => {
    const all = [...pool, ...more];
    const id = pick(
      kind,
      all.map(({ candidate }) => candidate),
      contest.query.level,
    );
    return id === answer.candidate.id
      ? undefined
      : all.find(({ candidate }) => candidate.id === id);
  };
  const { limit } = condition;
  if (!limit) {
    const then = answerWith(kept);
    if (!then || !kept.includes(then)) return undefined;
    return change(contest, answer, then, { kind: 'drop', condition, to: null });
  }
  const within = ({ model }: Contender, value: number): boolean => {
    const need = limit.need(model);
    return need !== null && (limit.side === 'most' ? need <= value : need >= value);
  };
  for (const to of stepsOf(limit, kept)) {
    const then = answerWith(kept.filter((each) => within(each, to)));
    // A dearer model may move the knee without being it: that is no reason to pay for it.
    if (then && limit.round(limit.need(then.model)!) === to) {
      return change(contest, answer, then, { kind: 'relax', condition, to });
    }
  }
  return undefined;
}

/** The limits that would let one more of the models in, nearest first. */
function stepsOf(limit: Limit, kept: readonly Contender[]): number[] {
  const needs = kept.flatMap(({ model }) => {
    const need = limit.need(model);
    return need === null ? [] : [limit.round(need)];
  });
  const sign = limit.side === 'most' ? 1 : -1;
  return [...new Set(needs)].sort((a, b) => sign * (a - b));
}

function change(
  { basis }: Contest,
  answer: Contender,
  then: Contender,
  { kind, condition, to }: { kind: 'relax' | 'drop'; condition: Condition; to: number | null },
): Change {
  const { limit } = condition;
  const phrase =
    limit && to !== null
      ? `With ${limit.short(to)} instead of ${limit.say(limit.value)}`
      : capital(condition.without);
  return {
    kind,
    parameter: condition.parameter,
    value: condition.value,
    from: limit?.value ?? null,
    to,
    ...outcome(answer, then),
    sentence: `${phrase} it would be ${sayThen(basis, answer, then)}.`,
  };
}

function outcome(answer: Contender, then: Contender): Pick<Change, 'model' | 'p_better'> {
  const { id, score, cost } = then.candidate;
  return {
    model: { id, name: then.model.name, score, cost },
    p_better: pBetter(then.candidate, answer.candidate),
  };
}

/** `GLM 5 (69.3 points, $1.55 per million tokens; better with P = .61)` */
function sayThen(basis: CostBasis, answer: Contender, then: Contender): string {
  const { score, cost } = then.candidate;
  const price = cost === null ? 'cost unknown' : sayCost(cost, basis);
  const p = pBetter(then.candidate, answer.candidate);
  return `${then.model.name} (${score.toFixed(1)} points, ${price}; better with P ${chanceIs(p)})`;
}

/** Who it would be if the answer itself were too dear. */
function tightening(contest: Contest, kind: AnswerKind, answer: Contender): Change[] {
  const { cost } = answer.candidate;
  if (cost === null) return [];
  const cheaper = qualifying(contest).filter(
    ({ candidate }) => candidate.cost !== null && candidate.cost < cost,
  );
  const id = pick(
    kind,
    cheaper.map(({ candidate }) => candidate),
    contest.query.level,
  );
  const then = cheaper.find(({ candidate }) => candidate.id === id);
  if (!then) return [];
  const { basis } = contest;
  return [
    {
      kind: 'tighten',
      value: null,
      parameter: { price: 'max_price', monthly: 'usd_per_month', memory: 'fits' }[basis.kind],
      from: null,
      to: cost,
      ...outcome(answer, then),
      sentence: `Below its own ${sayCost(cost, basis)} it would be ${sayThen(basis, answer, then)}.`,
    },
  ];
}

/** The smallest move of weights that puts another qualifying model first. */
function otherWeights(contest: Contest, answer: Contender): Change[] {
  const { quality } = contest;
  const components = quality.components;
  if (components.length < 2) return [];
  const best = quality.ratings.get(answer.candidate.id)!;
  if (best.profile.length !== components.length) return [];
  const weights = Float64Array.from(components, ({ weight }) => weight);
  let nearest: { then: Contender; flip: NonNullable<ReturnType<typeof weightFlip>> } | undefined;
  for (const then of qualifying(contest)) {
    if (then === answer) continue;
    const other = quality.ratings.get(then.candidate.id)!;
    const scores = Float64Array.of(...best.profile, ...other.profile);
    const flip = levelled(scores, weights);
    if (!flip) continue;
    const closer =
      nearest === undefined ||
      flip.moved < nearest.flip.moved ||
      (flip.moved === nearest.flip.moved && byScore(then.candidate, nearest.then.candidate) < 0);
    if (closer) nearest = { then, flip };
  }
  if (!nearest) return [];
  const { then, flip } = nearest;
  const steps = flip.moves.map(
    ({ from, to, weight }) =>
      `${percent(weight)} of the weight from ${components[from]!.name} to ${components[to]!.name}`,
  );
  const guessed = best.gaps.length + quality.ratings.get(then.candidate.id)!.gaps.length > 0;
  return [
    {
      kind: 'weights',
      parameter: null,
      value: null,
      from: 0,
      to: flip.moved,
      ...outcome(answer, then),
      sentence:
        flip.moves.length === 0
          ? `${then.model.name} has the same score; any move of weights decides.`
          : `Moving ${steps.join(' and ')} puts ${then.model.name} first${guessed ? ' (missing scores at the middle of their range)' : ''}.`,
    },
  ];
}

/** Two rows of scores, the first ahead but for rounding; undefined when no weighting turns them. */
function levelled(scores: Float64Array, weights: Float64Array): ReturnType<typeof weightFlip> {
  const half = weights.length;
  const gap = weights.reduce(
    (sum, weight, b) => sum + weight * (scores[b]! - scores[half + b]!),
    0,
  );
  return weightFlip({ scores, weights }, gap < 0 ? 1 : 0, gap < 0 ? 0 : 1);
}

/** How low the missing scores of the best must lie for the runner-up to be ahead. */
function lowMissing(contest: Contest, answer: Contender): Change[] {
  const best = contest.quality.ratings.get(answer.candidate.id)!;
  if (best.gaps.length === 0) return [];
  const second = qualifying(contest)
    .filter((each) => each !== answer)
    .sort((a, b) => byScore(a.candidate, b.candidate))[0];
  if (!second) return [];
  const { components, ranges } = contest.quality;
  const [low, high] = best.bounds;
  const rival = second.candidate.score;
  // The score moves from one end to the other as the missing ones do, all together.
  if (rival <= low) return [];
  const share = (rival - low) / (high - low);
  const names = best.gaps.map((b) => {
    const { lowest, highest } = ranges[b]!;
    return `${components[b]!.name} below ${(lowest + share * (highest - lowest)).toFixed(0)}`;
  });
  return [
    {
      kind: 'missing',
      parameter: null,
      value: null,
      from: null,
      to: share,
      ...outcome(answer, second),
      sentence: `If what is missing turned out low (${names.join(', ')}), it would be ${second.model.name}.`,
    },
  ];
}
