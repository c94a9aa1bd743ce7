import type { Catalog } from '../../catalog/index.ts';
import type { CitedScore } from '../ranking.ts';
import { cite } from '../suite-cells.ts';
import type { Ability, ReporterBias } from './ability.ts';

/** A published score far from what all the others lead one to expect. */
export interface SurprisingScore {
  model: string;
  model_name: string;
  benchmark_name: string;
  cited: CitedScore;
  /** In the unit of the score, percent. */
  expected: number;
  /** Standard errors; positive: higher than expected. */
  residual: number;
}

/** What the fit of abilities says about the evidence itself. */
export interface AbilityReport {
  catalog_hash: string;
  /** Why there is no fit, and the rest is empty; null when there is one. */
  reason: string | null;
  suite: Ability['suite'] | null;
  evidence_until: string | null;
  /** What entered, and what stayed out: reason -> scores. */
  rows: number;
  models: number;
  ranked: number;
  benchmarks: number;
  documents: number;
  left_out: Record<string, number>;
  /** By how much labs' own scores exceed independent ones, in points of the suite. */
  self_report: Ability['excess'] | null;
  reporters: ReporterBias[];
  components: Record<string, number>;
  validity: Ability['validity'];
  draws: { method: 'bootstrap' | 'laplace'; count: number; seed: number } | null;
  converged: boolean | null;
  /** Beyond the threshold, the largest first. */
  surprises: SurprisingScore[];
  /** How many there are beyond the threshold, shown or not. */
  surprising: number;
  threshold: number;
  warnings: string[];
}

/** Standard errors beyond which a score is a surprise. */
export const surpriseThreshold = 3;

/**
 * @param ability the fit, or why there is none.
 * @param shown most surprises to cite, at least 0.
 * @param model only surprises of this model.
 */
export function abilityReport(
  catalog: Catalog,
  ability: Ability | string,
  { shown = 50, model }: { shown?: number; model?: string } = {},
): AbilityReport {
  if (typeof ability === 'string') return emptyReport(catalog, ability);
  const { draws } = ability;
  const beyond = ability.scores.at
    .map((at, i) => ({
      at,
      expected: ability.scores.expected[i]!,
      residual: ability.scores.residual[i]!,
    }))
    .filter(
      ({ at, residual }) =>
        Math.abs(residual) > surpriseThreshold &&
        (model === undefined || catalog.scores[at]!.model === model),
    )
    .sort((a, b) => Math.abs(b.residual) - Math.abs(a.residual) || a.at - b.at);
  return {
    catalog_hash: ability.catalog_hash,
    reason: null,
    suite: ability.suite,
    evidence_until: ability.evidence_until,
    rows: ability.rows,
    models: ability.models.length,
    ranked: ability.models.filter(({ unranked }) => unranked === null).length,
    benchmarks: ability.curves.length,
    documents: ability.documents,
    left_out: Object.fromEntries(
      Object.entries(ability.dropped).map(([reason, positions]) => [reason, positions.length]),
    ),
    self_report: ability.excess,
    reporters: [...ability.reporters].sort((a, b) => b.rows - a.rows),
    components: ability.components,
    validity: ability.validity,
    draws: { method: draws.method, count: draws.count, seed: draws.seed },
    converged: ability.convergence.converged,
    surprises: beyond.slice(0, shown).map(({ at, expected, residual }): SurprisingScore => {
      const score = catalog.scores[at]!;
      return {
        model: score.model,
        model_name: catalog.models.get(score.model)?.name ?? score.model,
        benchmark_name: catalog.benchmarks.get(score.benchmark)?.name ?? score.benchmark,
        cited: cite(catalog, score),
        expected,
        residual,
      };
    }),
    surprising: beyond.length,
    threshold: surpriseThreshold,
    warnings: ability.warnings,
  };
}

function emptyReport(catalog: Catalog, reason: string): AbilityReport {
  return {
    catalog_hash: catalog.hash,
    reason,
    suite: null,
    evidence_until: null,
    rows: 0,
    models: 0,
    ranked: 0,
    benchmarks: 0,
    documents: 0,
    left_out: {},
    self_report: null,
    reporters: [],
    components: {},
    validity: null,
    draws: null,
    converged: null,
    surprises: [],
    surprising: 0,
    threshold: surpriseThreshold,
    warnings: [],
  };
}
