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
  suite: Ability['suite'];
  evidence_until: string | null;
  /** What entered, and what stayed out: reason -> scores. */
  rows: number;
  models: number;
  ranked: number;
  benchmarks: number;
  documents: number;
  left_out: Record<string, number>;
  /** By how much labs' own scores exceed independent ones, in points of the suite. */
  self_report: Ability['excess'];
  reporters: ReporterBias[];
  components: Record<string, number>;
  validity: Ability['validity'];
  draws: { method: 'bootstrap' | 'laplace'; count: number; seed: number };
  converged: boolean;
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
 * @param shown most surprises to cite, at least 0.
 * @param model only surprises of this model.
 */
export function abilityReport(
  catalog: Catalog,
  ability: Ability,
  { shown = 50, model }: { shown?: number; model?: string } = {},
): AbilityReport {
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
