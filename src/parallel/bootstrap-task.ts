import {
  bootstrapDraws,
  type LatentDraws,
  type LatentFit,
  type LatentObservations,
  type ReferenceSuite,
} from '../statistics/latent/index.ts';

/** What a worker thread needs to make any of the draws. */
export interface BootstrapInput {
  readonly observations: LatentObservations;
  readonly fit: LatentFit;
  readonly suite: ReferenceSuite;
  readonly seed: number;
}

/** Draws `from` to `to` of a bootstrap, on a worker thread. */
export default function bootstrapTask(slice: {
  input: BootstrapInput;
  from: number;
  to: number;
}): LatentDraws {
  const { observations, fit, suite, seed } = slice.input;
  return bootstrapDraws(observations, fit, { seed, suite, from: slice.from, to: slice.to });
}
