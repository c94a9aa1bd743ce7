import type { Catalog, Model } from '../../catalog/index.ts';
import { quantile } from '../../statistics/quantile/index.ts';
import type { AbilityEvidence, CitedScore } from '../ranking.ts';
import { cite } from '../suite-cells.ts';
import type { Ability } from './ability.ts';
import { abilityEvidence } from './ability-evidence.ts';
import { whyUnranked } from './why-unranked.ts';

/** A score of a model beside what the fit expected of it. */
export interface ExpectedScore {
  cited: CitedScore;
  benchmark_name: string;
  category: string;
  /** Percent. */
  expected: number;
  /** Standard errors; positive: higher than expected. */
  residual: number;
}

/** What the fit says of one model. */
export interface ModelAbility {
  catalog_hash: string;
  model: string;
  name: string;
  evidence_until: string | null;
  /** Points of the reference suite with their interval; null when the model is not in the fit. */
  points: number | null;
  interval: [number, number] | null;
  evidence: AbilityEvidence | null;
  /** Why it is not ranked; null when it is. */
  unranked: string | null;
  /** Logits by which a lower mode falls short of the best documented one. */
  modes: { mode: string; value: number; sd: number }[];
  /** Every score in the fit, the most surprising first. */
  scores: ExpectedScore[];
  /** Scores that stay out: reason -> how many. */
  left_out: Record<string, number>;
  /** Null when there is no fit. */
  method: 'bootstrap' | 'laplace' | null;
}

/**
 * @param ability the fit, or why there is none.
 * @param level of the interval, (0, 1).
 */
export function modelAbility(
  catalog: Catalog,
  ability: Ability | string,
  model: Model,
  level = 0.95,
): ModelAbility {
  if (typeof ability === 'string') return withoutFit(catalog, model, ability);
  const at = ability.models.findIndex(({ id }) => id === model.id);
  const known = ability.models[at];
  const { draws } = ability;
  const column = Float64Array.from(
    { length: known ? draws.count : 0 },
    (_, d) => draws.points[d * ability.models.length + at]!,
  );
  const leftOut: Record<string, number> = {};
  for (const [reason, positions] of Object.entries(ability.dropped)) {
    const own = positions.filter((i) => catalog.scores[i]!.model === model.id).length;
    if (own > 0) leftOut[reason] = own;
  }
  return {
    catalog_hash: ability.catalog_hash,
    model: model.id,
    name: model.name,
    evidence_until: ability.evidence_until,
    points: known?.points ?? null,
    interval: known ? [quantile(column, (1 - level) / 2), quantile(column, (1 + level) / 2)] : null,
    evidence: known ? abilityEvidence(known, null) : null,
    unranked: known ? whyUnranked(known, null) : 'none of its scores is in the fit',
    modes: Object.entries(known?.modes ?? {}).map(([mode, effect]) => ({ mode, ...effect })),
    scores: scoresOf(catalog, ability, model.id),
    left_out: leftOut,
    method: draws.method,
  };
}

function scoresOf(catalog: Catalog, { scores }: Ability, model: string): ExpectedScore[] {
  return scores.at
    .flatMap((at, i): ExpectedScore[] => {
      const score = catalog.scores[at]!;
      if (score.model !== model) return [];
      const benchmark = catalog.benchmarks.get(score.benchmark);
      return [
        {
          cited: cite(catalog, score),
          benchmark_name: benchmark?.name ?? score.benchmark,
          category: benchmark?.category ?? 'unknown',
          expected: scores.expected[i]!,
          residual: scores.residual[i]!,
        },
      ];
    })
    .sort((a, b) => Math.abs(b.residual) - Math.abs(a.residual));
}

function withoutFit(catalog: Catalog, model: Model, reason: string): ModelAbility {
  return {
    catalog_hash: catalog.hash,
    model: model.id,
    name: model.name,
    evidence_until: null,
    points: null,
    interval: null,
    evidence: null,
    unranked: `no abilities can be estimated: ${reason}`,
    modes: [],
    scores: [],
    left_out: {},
    method: null,
  };
}
