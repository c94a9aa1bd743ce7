import type { SourceType } from './observations.ts';
import type { LatentState } from './state.ts';

/** Estimated spread of each kind of effect, standard deviations in logits unless stated. */
export interface VarianceComponents {
  /** Abilities, on the normalised scale. */
  readonly ability: number;
  /** Harness or setting within a benchmark. */
  readonly harness: number;
  /** Between the self-report biases of labs; and of reporters of rivals, and of second-hand ones. */
  readonly self: number;
  readonly rival: number;
  readonly secondary: number;
  /** Between models, of the effect of each mode around its mean; entry 0 is unused. */
  readonly mode: Float64Array;
  /** Model by category, on the scale of abilities: what one ability leaves out of a profile. */
  readonly category: number;
  /** Model by family within a category, on the scale of abilities. */
  readonly family: number;
  /** Model by benchmark within a family. */
  readonly cell: number;
  /** Between rows of one cell. */
  readonly row: number;
}

export interface SourceEffect {
  readonly type: SourceType;
  readonly reporter: number;
  /** Bias on the logit scale; 0 is what independent sources measure. */
  readonly value: number;
  /** Posterior standard deviation of `value`. */
  readonly sd: number;
  /** Posterior over prior standard deviation: near 1 means that the data say nothing about it. */
  readonly identifiability: number;
  readonly rows: number;
}

export interface ModeEffect {
  readonly model: number;
  readonly mode: number;
  /** Shift of the ability in that mode against the best one, on the normalised scale. */
  readonly value: number;
  readonly sd: number;
}

export interface Convergence {
  readonly converged: boolean;
  /** Steps of all rounds. */
  readonly steps: number;
  /** By how much one more step would lower the objective. */
  readonly decrement: number;
  readonly objective: number;
}

/** One latent ability per model and one curve per benchmark. */
export interface LatentFit {
  /** Ability in the best documented mode, logits at a benchmark of slope 1, mean 0 over models. */
  readonly ability: Float64Array;
  /**
   * Standard deviation of `ability` given the variance components: the Laplace posterior's and
   * `profileSd` together.
   */
  readonly abilitySd: Float64Array;
  /**
   * The part of it that the posterior does not hold: rows of one category, family or cell repeat the
   * same part of a model's profile, so that they say less than as many independent rows.
   */
  readonly profileSd: Float64Array;
  /** Ability at which a benchmark is half way between chance and ceiling; far out where it is flat. */
  readonly difficulty: Float64Array;
  /** Log-slope of each benchmark, mean 0. */
  readonly logSlope: Float64Array;
  /** Over-dispersion of each benchmark, about 1. */
  readonly dispersion: Float64Array;
  /** Harness effect of each group, logits; empty without effects. */
  readonly group: Float64Array;
  readonly sources: readonly SourceEffect[];
  /** Mean effect of each source type and its posterior standard deviation, logits, in the order of
   *  `sourceTypes`; 0 for the reference types and for types without rows. */
  readonly sourceMean: Float64Array;
  readonly sourceMeanSd: Float64Array;
  readonly modeEffects: readonly ModeEffect[];
  /** Mean effect of each mode, on the normalised scale. */
  readonly modeMean: Float64Array;
  readonly components: VarianceComponents;
  /** Fitted score of each row, in (0, 1). */
  readonly fitted: Float64Array;
  /** (score - fitted) over the standard deviation of such a row. */
  readonly residual: Float64Array;
  readonly convergence: Convergence;
  readonly warnings: readonly string[];
  /** What the functions that take a fit work on. */
  readonly state: LatentState;
  /** The scale: normalised ability = (raw ability - location) * stretch. */
  readonly location: number;
  readonly stretch: number;
  /** Laplace covariance of the raw dense parameters, as the inverse of a triangular factor. */
  readonly inverseFactor: Float64Array;
}
