import { StatisticsError } from '../statistics/errors.ts';
import {
  bootstrapDraws,
  type LatentDraws,
  type LatentFit,
  type LatentObservations,
  type ReferenceSuite,
} from '../statistics/latent/index.ts';
import type { BootstrapInput } from './bootstrap-task.ts';
import { runSlices, type SliceOptions } from './pool.ts';

/** `progress` counts draws. */
export interface ParallelBootstrapOptions extends SliceOptions {
  /** Any safe integer; stored with the draws. */
  readonly seed: number;
  /** Number of draws, at least 1. */
  readonly count: number;
  /** The pinned suite on which points are expressed. */
  readonly suite: ReferenceSuite;
}

/** Draws a slice: enough that copying the fit costs little, few enough for a lively progress bar. */
const drawsPerSlice = 10;

/**
 * Weighted bootstrap by document on worker threads: the draws of `bootstrapDraws` from 0 to `count`,
 * the same bytes for any number of workers.
 *
 * @param fit of the same observations.
 * @throws StatisticsError `out-of-range` for a count, a seed, a number of workers or a suite that
 *   cannot be used, before any thread starts; an `AbortError` when `signal` aborts.
 */
export async function bootstrapInParallel(
  observations: LatentObservations,
  fit: LatentFit,
  options: ParallelBootstrapOptions,
): Promise<LatentDraws> {
  const { seed, count, suite, ...slices } = options;
  requirePositive('count', count);
  if (slices.workers !== undefined) requirePositive('workers', slices.workers);
  // An error keeps its type on this thread only: what a worker would refuse is refused here.
  bootstrapDraws(observations, fit, { seed, suite, from: 0, to: 0 });
  const input: BootstrapInput = { observations, fit, suite, seed };
  const parts = await runSlices<BootstrapInput, LatentDraws>(
    new URL('./bootstrap-task', import.meta.url),
    input,
    count,
    drawsPerSlice,
    slices,
  );
  return join(parts, seed, observations.modelCount);
}

/** Puts consecutive slices together, the first of which starts at draw 0. */
function join(parts: readonly LatentDraws[], seed: number, models: number): LatentDraws {
  const count = parts.reduce((sum, part) => sum + part.count, 0);
  const ability = new Float64Array(count * models);
  const points = new Float64Array(count * models);
  const excess = new Float64Array(count);
  for (const part of parts) {
    ability.set(part.ability, part.from * models);
    points.set(part.points, part.from * models);
    excess.set(part.excess, part.from);
  }
  return { seed, from: 0, count, models, ability, points, excess };
}

function requirePositive(name: string, value: number): void {
  if (!(Number.isSafeInteger(value) && value >= 1)) {
    throw new StatisticsError('out-of-range', `${name} is ${value}, not a whole number above 0`);
  }
}
