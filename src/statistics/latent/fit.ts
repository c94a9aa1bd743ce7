import { StatisticsError } from '../errors.ts';
import { admittedRows } from './admit.ts';
import { checkObservations } from './check-observations.ts';
import { setCurves } from './curves.ts';
import { type DenseCovariance, denseCovariance } from './dense-covariance.ts';
import { describeFit } from './describe-fit.ts';
import { createLayout } from './layout.ts';
import { createSearch, minimise, type Objective } from './newton.ts';
import { createNoise, imputeItems, type Spread, setNoise } from './noise.ts';
import type { LatentObservations } from './observations.ts';
import { cloneParameters } from './parameters.ts';
import { startingPriors } from './priors.ts';
import type { LatentFit } from './result.ts';
import { startingParameters } from './start.ts';
import type { LatentState } from './state.ts';
import { updatePriors } from './update-priors.ts';
import { leverages, updateDispersion, updateSpread } from './update-spread.ts';

/** Settings of `fitLatent`; every default is argued in docs/latent-ability.md. */
export interface LatentOptions {
  /**
   * `all`: each mode of a model, each reporter and each harness group has an effect. `self`: only one
   * effect, that of self-reporting. `none`: one curve per benchmark and nothing else. Default `all`.
   */
  readonly effects?: 'all' | 'self' | 'none';
  /** Precision of the prior on abilities, per squared logit; default: estimated with the rest. */
  readonly abilityPenalty?: number;
  /** Rounds in which variance components are re-estimated; 0 keeps the starting values. Default 8. */
  readonly rounds?: number;
  /** Degrees of freedom of the Student-t loss, > 0. Default 4. */
  readonly degreesOfFreedom?: number;
  /** Stops when a full step would lower the objective (a log likelihood) by less. Default 1e-4: 0.01 of a posterior
   * standard deviation. */
  readonly tolerance?: number;
  /** Steps after which the last search gives up and warns. Default 100. */
  readonly maximumSteps?: number;
}

/** Within a round the search need not be exact, for the next round moves the target (generalised EM). */
const roundTolerance = 0.02;
const roundSteps = 1;
const firstSteps = 10;
/** The errors of the effects change slowly; they are computed anew every fourth round. */
const covarianceEvery = 4;

/**
 * One latent ability per model from sparse scores of many sources (STATISTICS C4): a robust
 * two-parameter logistic curve per benchmark, effects of mode, source and harness, and spreads that
 * are estimated from the same data. Identified by mean ability 0 and mean log-slope 0.
 *
 * @param observations connected, with at least three models a benchmark: see `admit`.
 * @throws StatisticsError as `checkObservations`; `empty` when no benchmark has three models; `disconnected` when `admit` would drop a row;
 *   `no-variance` when all scores are equal; `out-of-range` for an option.
 */
export function fitLatent(
  observations: LatentObservations,
  options: LatentOptions = {},
): LatentFit {
  const { effects = 'all', rounds = 8, degreesOfFreedom: degrees = 4 } = options;
  const { tolerance = 1e-4, maximumSteps = 100, abilityPenalty } = options;
  checkPositive('degreesOfFreedom', degrees);
  checkPositive('tolerance', tolerance);
  checkCount('maximumSteps', maximumSteps, 1);
  checkCount('rounds', rounds, 0);
  checkConnected(observations);
  const o = observations;
  const layout = createLayout(o, effects);
  const search = createSearch(o, layout);
  const parameters = startingParameters(o, layout);
  const priors = startingPriors(o, abilityPenalty);
  const noise = createNoise(o);
  const spread: Spread = { category: 0.12, family: 0.1, cell: 0.2, row: 0.2 };
  const items = imputeItems(o.items);
  const objective: Objective = { priors, scale: noise.scale, degrees };
  setCurves(search.curves, o, layout, parameters);
  setNoise(noise, o, items, spread, parameters, search.curves);
  let steps = 0;
  let covariance!: DenseCovariance;
  for (let round = 0; round < rounds; round++) {
    const [most, damping] = round === 0 ? [firstSteps, 1] : [roundSteps, 0];
    steps += minimise(search, parameters, objective, roundTolerance, most, damping).steps;
    if (round % covarianceEvery === 0) covariance = denseCovariance(search, parameters, objective);
    if (effects === 'all')
      updatePriors(priors, search, parameters, covariance, abilityPenalty !== undefined);
    updateSpread(spread, noise, search, parameters, leverages(search, parameters, covariance));
    updateDispersion(noise, spread, search, parameters, degrees);
    setNoise(noise, o, items, spread, parameters, search.curves);
  }
  const damping = rounds === 0 ? 1 : 0;
  const last = minimise(search, parameters, objective, tolerance, maximumSteps, damping);
  const state: LatentState = {
    effects,
    parameters: cloneParameters(parameters),
    priors,
    noise,
    spread,
    items,
    degrees,
  };
  return describeFit(search, state, { ...last, steps: steps + last.steps });
}

function checkPositive(name: string, value: number): void {
  if (!(value > 0 && Number.isFinite(value))) {
    throw new StatisticsError('out-of-range', `${name} is ${value}, not a number above 0`);
  }
}

function checkCount(name: string, value: number, least: number): void {
  if (!(Number.isSafeInteger(value) && value >= least)) {
    throw new StatisticsError(
      'out-of-range',
      `${name} is ${value}, not a whole number of at least ${least}`,
    );
  }
}

function checkConnected(observations: LatentObservations): void {
  checkObservations(observations);
  const { rows } = admittedRows(observations);
  if (rows.length === 0) {
    throw new StatisticsError('empty', 'no benchmark has scores of three models');
  }
  if (rows.length !== observations.score.length) {
    throw new StatisticsError(
      'disconnected',
      'some rows have no link to the others, or a benchmark has fewer than three models: fit what `admit` returns',
    );
  }
  const first = observations.score[0]!;
  if (observations.score.every((score) => score === first)) {
    throw new StatisticsError(
      'no-variance',
      'all scores are equal: they tell no model from another',
    );
  }
}
