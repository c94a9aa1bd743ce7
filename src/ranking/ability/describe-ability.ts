import type { Catalog } from '../../catalog/index.ts';
import { categoryTable } from '../../statistics/latent/category-table.ts';
import {
  type LatentFit,
  modelEvidence,
  modes,
  type ReferenceSuite,
  selfReportExcess,
  suitePoints,
  type Validation,
} from '../../statistics/latent/index.ts';
import { RankingError } from '../error.ts';
import type { Ability, AbilityDraws, AbilityModel, CategoryEntry } from './ability.ts';
import type { AbilityProblem } from './problem.ts';

/** The pinned suite that gives abilities their unit. */
export const referenceSuite = 'reference';

/**
 * The benchmarks of a suite that the fit has, with the suite's weights.
 * @throws RankingError `unknown-suite` without such a suite, `evidence` when the fit has none of it.
 */
export function suiteOnFit(
  catalog: Catalog,
  benchmarks: readonly string[],
  id = referenceSuite,
): ReferenceSuite {
  const suite = catalog.suites.get(id);
  if (!suite) throw new RankingError('unknown-suite', `no suite "${id}" in this catalogue`);
  const positions: number[] = [];
  const weights: number[] = [];
  for (const component of suite.components) {
    for (const name of component.benchmarks) {
      const at = benchmarks.indexOf(name);
      if (at < 0 || positions.includes(at)) continue;
      positions.push(at);
      weights.push(component.weight / component.benchmarks.length);
    }
  }
  if (positions.length === 0) {
    throw new RankingError('evidence', `too few scores on the benchmarks of the suite "${id}"`);
  }
  return { benchmarks: Int32Array.from(positions), weights: Float64Array.from(weights) };
}

/** Puts names to a fit and gathers all that answers need of it. */
export function describeAbility(
  catalog: Catalog,
  problem: AbilityProblem,
  fit: LatentFit,
  suite: ReferenceSuite,
  draws: AbilityDraws,
  validity: Validation | null = null,
): Ability {
  const { observations: o } = problem;
  const { id, version, hash } = catalog.suites.get(referenceSuite)!;
  const { mode: modeSpread, ...spreads } = fit.components;
  const modelsOn = Array.from({ length: o.benchmarkCount }, () => new Set<number>());
  for (let i = 0; i < o.score.length; i++) modelsOn[o.benchmark[i]!]!.add(o.model[i]!);
  const { parameters } = fit.state;
  const excess = selfReportExcess(o, fit, suite, draws.excess);
  return {
    catalog_hash: catalog.hash,
    suite: { id, version, hash },
    evidence_until: problem.evidence_until,
    rows: o.score.length,
    documents: o.documentCount,
    models: describeModels(catalog, problem, fit, suite),
    curves: problem.benchmarks.map((name, b) => ({
      benchmark: problem.roots[b]!,
      name,
      category: problem.categories[o.category[b]!]!,
      models: modelsOn[b]!.size,
      slope: Math.exp(parameters.logSlope[b]!),
      intercept: parameters.intercept[b]!,
      chance: o.chance[b]!,
    })),
    categories: [...problem.categories],
    location: fit.location,
    stretch: fit.stretch,
    draws,
    excess: { ...excess, warnings: [...excess.warnings] },
    reporters: fit.sources.map(({ reporter, ...source }) => ({
      ...source,
      reporter: reporter < 0 ? '' : problem.reporters[reporter]!,
    })),
    components: {
      ...spreads,
      ...Object.fromEntries(modes.slice(1).map((mode, i) => [`mode ${mode}`, modeSpread[i + 1]!])),
    },
    scores: {
      at: [...problem.scores],
      expected: Array.from(fit.fitted, (share, i) =>
        round(lowerIsBetter(catalog, problem.scores[i]!) ? 100 - 100 * share : 100 * share, 100),
      ),
      residual: Array.from(fit.residual, (value) => round(value, 100)),
    },
    outside: Object.fromEntries(problem.outside),
    dropped: { ...problem.dropped },
    validity,
    convergence: fit.convergence,
    warnings: [...fit.warnings],
  };
}

function lowerIsBetter(catalog: Catalog, at: number): boolean {
  return catalog.benchmarks.get(catalog.scores[at]!.benchmark)?.higher_is_better === false;
}

function describeModels(
  catalog: Catalog,
  problem: AbilityProblem,
  fit: LatentFit,
  suite: ReferenceSuite,
): AbilityModel[] {
  const { observations: o, models, categories } = problem;
  const points = suitePoints(o, fit, suite);
  const table = categoryTable(o, fit);
  const undated = new Int32Array(models.length);
  problem.scores.forEach((at, i) => {
    if (o.mode[i] === 0 && catalog.scores[at]!.published === null) undated[o.model[i]!]!++;
  });
  return modelEvidence(o, fit).map((known, m): AbilityModel => {
    const profile: Record<string, CategoryEntry> = {};
    categories.forEach((category, c) => {
      const at = m * categories.length + c;
      if (table.benchmarks[at] === 0) return;
      const residual = table.meanResidual[at]!;
      profile[category] = {
        benchmarks: table.benchmarks[at]!,
        deviation: table.deviation[at]!,
        deviation_sd: table.deviationSd[at]!,
        sd: table.sd[at]!,
        mean_residual: Number.isNaN(residual) ? null : residual,
      };
    });
    return {
      id: models[m]!,
      ability: fit.ability[m]!,
      sd: fit.abilitySd[m]!,
      points: points[m]!,
      rows: known.rows,
      benchmarks: known.benchmarks,
      families: known.families,
      documents: known.documents,
      categories: known.categories,
      self_reported: known.selfReported,
      undated: undated[m]!,
      relative_sd: known.relativeSd,
      unranked: known.unranked ?? null,
      modes: Object.fromEntries(
        fit.modeEffects
          .filter((effect) => effect.model === m)
          .map(({ mode, value, sd }) => [modes[mode]!, { value, sd }]),
      ),
      profile,
    };
  });
}

function round(value: number, steps: number): number {
  return Math.round(value * steps) / steps;
}
