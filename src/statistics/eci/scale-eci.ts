import { StatisticsError } from '../errors.ts';
import type { EciFit } from './fit-eci.ts';

/** A model whose index is fixed by definition. */
export interface EciAnchor {
  readonly model: number;
  readonly index: number;
}

export interface EciScale {
  /** Index of each model, and of each benchmark's difficulty on the same scale. */
  readonly models: Float64Array;
  readonly benchmarks: Float64Array;
  /** index = offset + factor * capability. */
  readonly offset: number;
  readonly factor: number;
}

/**
 * Puts a fit on Epoch's scale, on which two models are fixed (Claude 3.5 Sonnet at 130, GPT-5 at 150).
 *
 * @throws StatisticsError `out-of-range` for a model that is not in the fit; `no-variance` when the
 *   higher anchor is not above the lower; `not-finite` for an index that is no number.
 */
export function scaleEci(fit: EciFit, low: EciAnchor, high: EciAnchor): EciScale {
  const lower = fit.capability[low.model];
  const upper = fit.capability[high.model];
  if (lower === undefined || upper === undefined) {
    throw new StatisticsError('out-of-range', 'an anchor model is not in the fit');
  }
  if (!(Number.isFinite(low.index) && Number.isFinite(high.index))) {
    throw new StatisticsError('not-finite', `the anchors stand at ${low.index} and ${high.index}`);
  }
  if (!(upper - lower > 1e-12)) {
    throw new StatisticsError('no-variance', 'the higher anchor is not above the lower: no scale');
  }
  const factor = (high.index - low.index) / (upper - lower);
  const offset = low.index - factor * lower;
  const scale = (values: Float64Array): Float64Array =>
    values.map((value) => offset + factor * value);
  return { models: scale(fit.capability), benchmarks: scale(fit.difficulty), offset, factor };
}
