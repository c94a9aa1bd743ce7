import { StatisticsError } from '../errors.ts';
import { countDraws, drawMeans } from '../linear/index.ts';

/** Mean length of a month of the Gregorian calendar, in days. */
export const daysPerMonth = 365.2425 / 12;

/** Abilities of M models over N draws, and when each came out. */
export interface DatedAbilities {
  /** Release of each model in days since any fixed day, M; NaN where it is not known. */
  readonly release: Float64Array;
  /** N rows of M abilities, row-major; one row when there is no uncertainty. */
  readonly draws: Float64Array | Float32Array;
}

/** Models of a group that are out by a day, oldest first. */
export interface Members {
  readonly models: Int32Array;
  /** Release of each, ascending. */
  readonly release: Float64Array;
  readonly leftOut: readonly LeftOut[];
}

/** A model of a group that takes no part, and why. */
export interface LeftOut {
  readonly model: number;
  readonly reason: 'no release date' | 'released later';
}

/**
 * @param group models of the group.
 * @param asOf last day that counts.
 * @throws StatisticsError `out-of-range` when a model is not there or `asOf` is no number.
 */
export function membersBy(release: Float64Array, group: Int32Array, asOf: number): Members {
  if (!Number.isFinite(asOf)) throw new StatisticsError('out-of-range', `as of day ${asOf}`);
  const leftOut: LeftOut[] = [];
  const kept = group.filter((model) => {
    if (!(model >= 0 && model < release.length)) {
      throw new StatisticsError('out-of-range', `there is no model ${model}`);
    }
    const day = release[model]!;
    if (day <= asOf) return true;
    leftOut.push({ model, reason: Number.isNaN(day) ? 'no release date' : 'released later' });
    return false;
  });
  const models = kept.sort((i, j) => release[i]! - release[j]! || i - j);
  return { models, release: Float64Array.from(models, (i) => release[i]!), leftOut };
}

/**
 * @returns the number of draws.
 * @throws StatisticsError `empty`, `length-mismatch`, `not-finite`, `out-of-range`.
 */
export function checkDated({ release, draws }: DatedAbilities, level: number): number {
  if (release.length === 0) throw new StatisticsError('empty', 'there is no model');
  if (!(level > 0 && level < 1)) {
    throw new StatisticsError('out-of-range', `a level lies between 0 and 1, not at ${level}`);
  }
  const infinite = release.findIndex((day) => Math.abs(day) === Infinity);
  if (infinite >= 0) throw new StatisticsError('not-finite', `release of model ${infinite}`);
  drawMeans(draws, release.length);
  return countDraws(draws, release.length);
}
