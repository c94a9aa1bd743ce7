import { StatisticsError } from '../errors.ts';
import { countDraws } from '../linear/index.ts';

/** A model that is not on the chart, and why. */
export interface OffChart {
  readonly model: number;
  readonly reason: 'no cost' | 'no ability';
}

/** Who is on the front of low cost and high ability. */
export interface ParetoFront {
  /** Models on the chart, ascending. */
  readonly models: Int32Array;
  /** 1 for members of the front, one for each of `models`. */
  readonly member: Uint8Array;
  readonly offChart: readonly OffChart[];
}

/** Membership over draws of the abilities. */
export interface ParetoProbability extends Omit<ParetoFront, 'member'> {
  /** Share of the draws in which the model is on the front, one for each of `models`. */
  readonly probability: Float64Array;
  readonly draws: number;
}

/**
 * A model is on the front when no other is at least as cheap and at least as able, and one of the
 * two more so. Models that agree in both are both on it, or both not.
 *
 * @param cost M values >= 0, lower is better; NaN where it is not known (a price of 0 is a price).
 * @param ability M values, higher is better; NaN where it is not known.
 * @throws StatisticsError `length-mismatch`; `out-of-range` for a negative or infinite cost;
 *   `not-finite` for an infinite ability.
 */
export function paretoFront(cost: Float64Array, ability: Float64Array): ParetoFront {
  if (cost.length !== ability.length) {
    throw new StatisticsError(
      'length-mismatch',
      `${cost.length} costs for ${ability.length} abilities`,
    );
  }
  const infinite = ability.findIndex((value) => Math.abs(value) === Infinity);
  if (infinite >= 0) throw new StatisticsError('not-finite', `ability of model ${infinite}`);
  const { models, offChart } = onChart(cost, (model) => !Number.isNaN(ability[model]));
  const member = new Uint8Array(models.length);
  markFront(
    cheapestFirst(cost, models),
    models,
    cost,
    (model) => ability[model]!,
    (k) => {
      member[k] = 1;
    },
  );
  return { models, member, offChart };
}

/**
 * The same within each draw of the abilities; costs are taken as exact.
 *
 * @param draws N rows of M abilities, row-major.
 * @throws StatisticsError `length-mismatch`, `out-of-range`, `not-finite`.
 */
export function paretoProbability(
  cost: Float64Array,
  draws: Float64Array | Float32Array,
): ParetoProbability {
  const size = cost.length;
  const count = countDraws(draws, size);
  const bad = draws.findIndex((value) => !Number.isFinite(value));
  if (bad >= 0) {
    throw new StatisticsError('not-finite', `draw ${Math.floor(bad / size)}, model ${bad % size}`);
  }
  const { models, offChart } = onChart(cost, () => true);
  const order = cheapestFirst(cost, models);
  const times = new Float64Array(models.length);
  for (let r = 0; r < count; r++) {
    markFront(
      order,
      models,
      cost,
      (model) => draws[r * size + model]!,
      (k) => {
        times[k] = times[k]! + 1;
      },
    );
  }
  return { models, probability: times.map((one) => one / count), offChart, draws: count };
}

function onChart(
  cost: Float64Array,
  hasAbility: (model: number) => boolean,
): Pick<ParetoFront, 'models' | 'offChart'> {
  const offChart: OffChart[] = [];
  const models = Int32Array.from(cost.keys()).filter((model) => {
    const value = cost[model]!;
    if (value < 0 || value === Infinity) {
      throw new StatisticsError('out-of-range', `model ${model} costs ${value}`);
    }
    if (!Number.isNaN(value) && hasAbility(model)) return true;
    offChart.push({ model, reason: Number.isNaN(value) ? 'no cost' : 'no ability' });
    return false;
  });
  return { models, offChart };
}

/** Positions in `models` by cost. */
function cheapestFirst(cost: Float64Array, models: Int32Array): Int32Array {
  return Int32Array.from(models.keys()).sort((k, l) => cost[models[k]!]! - cost[models[l]!]!);
}

/** One sweep from the cheapest up: a member is best of its price and better than all cheaper ones. */
function markFront(
  order: Int32Array,
  models: Int32Array,
  cost: Float64Array,
  ability: (model: number) => number,
  mark: (position: number) => void,
): void {
  let cheaper = -Infinity;
  for (let start = 0; start < order.length; ) {
    const price = cost[models[order[start]!]!]!;
    let end = start;
    let best = -Infinity;
    for (; end < order.length && cost[models[order[end]!]!] === price; end++) {
      best = Math.max(best, ability(models[order[end]!]!));
    }
    if (best > cheaper) {
      for (let k = start; k < end; k++) {
        if (ability(models[order[k]!]!) === best) mark(order[k]!);
      }
      cheaper = best;
    }
    start = end;
  }
}
