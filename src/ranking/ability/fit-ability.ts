import type { Catalog } from '../../catalog/index.ts';
import {
  fitLatent,
  type LatentDraws,
  type LatentFit,
  type LatentObservations,
  type ReferenceSuite,
  validate,
} from '../../statistics/latent/index.ts';
import type { EvidenceFilter } from '../select-score.ts';
import type { Ability, AbilityDraws } from './ability.ts';
import { describeAbility, suiteOnFit } from './describe-ability.ts';
import { laplaceDraws } from './laplace-draws.ts';
import { abilityProblem } from './problem.ts';

/** Makes bootstrap draws 0 to `count`, on worker threads where there are some. */
export type Bootstrap = (
  observations: LatentObservations,
  fit: LatentFit,
  options: { seed: number; count: number; suite: ReferenceSuite },
) => Promise<LatentDraws>;

/** Fits abilities to what the evidence filter lets count; errors by the Laplace approximation. */
export function fitAbility(catalog: Catalog, evidence: EvidenceFilter): Ability {
  const problem = abilityProblem(catalog, evidence);
  const fit = fitLatent(problem.observations);
  const suite = suiteOnFit(catalog, problem.benchmarks);
  return describeAbility(
    catalog,
    problem,
    fit,
    suite,
    laplaceDraws(problem.observations, fit, suite),
  );
}

export interface BootstrapFitOptions {
  evidence?: EvidenceFilter;
  /** Default 500. */
  count?: number;
  /** Default 1. */
  seed?: number;
  bootstrap: Bootstrap;
  /** Also predict held-out cells, which fits once more. */
  validity?: boolean;
}

/** How many draws ship with the compiled catalogue. */
export const shippedDraws = 200;

/** As `fitAbility`, with errors by the weighted bootstrap of documents. */
export async function bootstrapAbility(
  catalog: Catalog,
  { evidence = {}, count = shippedDraws, seed = 1, bootstrap, validity }: BootstrapFitOptions,
): Promise<Ability> {
  const problem = abilityProblem(catalog, evidence);
  const { observations } = problem;
  const fit = fitLatent(observations);
  const suite = suiteOnFit(catalog, problem.benchmarks);
  const made = await bootstrap(observations, fit, { seed, count, suite });
  const draws: AbilityDraws = {
    method: 'bootstrap',
    seed,
    count,
    points: made.points,
    excess: made.excess,
  };
  return describeAbility(
    catalog,
    problem,
    fit,
    suite,
    draws,
    validity ? validate(observations, { seed: 1 }) : null,
  );
}
