import { paretoProbability } from '../statistics/pareto/index.ts';
import type { DrawnRanking, ModelSummary, Ranking } from './ranking.ts';

/** What a model costs, on which less is better. */
export type CostMeasure = 'price' | 'active_params' | 'total_params';

export const costMeasures: readonly CostMeasure[] = ['price', 'active_params', 'total_params'];

/** One model on the chart of cost and quality. */
export interface FrontRow {
  model: ModelSummary;
  /** US dollars per million tokens (three parts input to one part output), or billions of parameters. */
  cost: number;
  /** No second source confirms the cost. */
  cost_unverified: boolean;
  score: number;
  interval: [number, number];
  /** Probability that no model at most as dear is better (STATISTICS C8). */
  p_front: number;
  rank: number;
}

export interface Front {
  measure: CostMeasure;
  suite: Ranking['suite'];
  catalog_hash: string;
  query: Ranking['query'];
  evidence_until: string | null;
  /** Those that may be on the front first, each group from the cheapest. */
  rows: FrontRow[];
  /** Ranked models whose cost is unknown. */
  without_cost: number;
  draws: number;
  notes: string[];
}

const facts = {
  price: { fact: 'price', of: ({ price_usd_per_m }: ModelSummary) => price_usd_per_m },
  active_params: {
    fact: 'active_params_b',
    of: ({ active_params_b }: ModelSummary) => active_params_b,
  },
  total_params: {
    fact: 'total_params_b',
    of: ({ total_params_b }: ModelSummary) => total_params_b,
  },
} as const satisfies Record<
  CostMeasure,
  { fact: string; of: (model: ModelSummary) => number | null }
>;

/** A smaller chance is not shown as one of the front. */
const smallestChance = 0.01;

/** Who is on the front of low cost and high quality, and how surely, over the ranking's draws. */
export function front({ ranking, draws }: DrawnRanking, measure: CostMeasure): Front {
  const { fact, of } = facts[measure];
  const cost = Float64Array.from(ranking.rows, ({ model }) => of(model) ?? Number.NaN);
  const values = ranking.rows.length > 0 ? draws() : new Float64Array(0);
  const known =
    ranking.rows.length > 0
      ? paretoProbability(cost, values)
      : { models: new Int32Array(), probability: new Float64Array(), draws: 0 };
  const rows = Array.from(known.models, (at, k): FrontRow => {
    const { model, score, interval, rank } = ranking.rows[at]!;
    return {
      model,
      cost: cost[at]!,
      cost_unverified: model.unverified.includes(fact),
      score,
      interval,
      p_front: known.probability[k]!,
      rank,
    };
  });
  const onFront = (row: FrontRow): boolean => row.p_front >= smallestChance;
  rows.sort(
    (a, b) => Number(onFront(b)) - Number(onFront(a)) || a.cost - b.cost || b.score - a.score,
  );
  const without = ranking.rows.length - rows.length;
  return {
    measure,
    suite: ranking.suite,
    catalog_hash: ranking.catalog_hash,
    query: ranking.query,
    evidence_until: ranking.evidence_until,
    rows,
    without_cost: without,
    draws: known.draws,
    notes: [
      'Costs are taken as exact; the probability carries the uncertainty of quality alone.',
      ...(without > 0 ? [`${without} ranked model(s) of unknown cost are not on the chart.`] : []),
      ...ranking.notes,
    ],
  };
}
