import { StatisticsError } from '../errors.ts';
import { createLayout } from './layout.ts';
import type { LatentObservations } from './observations.ts';
import { createProfiles, type Profiles } from './predict.ts';
import type { LatentFit } from './result.ts';

/** Abilities in one category, drawn towards the general ability by what the data say of profiles. */
export interface CategoryAbilities {
  readonly category: number;
  /** On the normalised scale: of a model without a row in the category, its general ability. */
  readonly ability: Float64Array;
  readonly sd: Float64Array;
  /** Distinct benchmarks of the category that each model has, in any mode. */
  readonly benchmarks: Int32Array;
}

/** @throws StatisticsError `out-of-range` for a category that the observations have not. */
export function categoryAbilities(
  o: LatentObservations,
  fit: LatentFit,
  category: number,
): CategoryAbilities {
  if (!(Number.isInteger(category) && category >= 0 && category < o.categoryCount)) {
    throw new StatisticsError('out-of-range', `there is no category ${category}`);
  }
  const profiles = createProfiles(o, createLayout(o, fit.state.effects), fit);
  const seen = Array.from({ length: o.modelCount }, () => new Set<number>());
  for (let i = 0; i < o.score.length; i++) {
    const b = o.benchmark[i]!;
    if (o.category[b] === category) seen[o.model[i]!]!.add(b);
  }
  const ability = new Float64Array(o.modelCount);
  const sd = new Float64Array(o.modelCount);
  for (let m = 0; m < o.modelCount; m++) {
    ability[m] = fit.ability[m]! + fit.stretch * profiles.deviation(m, category).mean;
    sd[m] = fit.stretch * Math.sqrt(profiles.inCategory(m, category).variance);
  }
  return { category, ability, sd, benchmarks: Int32Array.from(seen, (set) => set.size) };
}

/** How a model does in one category beside what its general ability says. */
export interface ProfileEntry {
  readonly category: number;
  readonly rows: number;
  readonly benchmarks: number;
  /** Category ability less general ability, on the normalised scale, shrunken. */
  readonly deviation: number;
  readonly sd: number;
  /** Mean of score less fitted score over the rows of the best mode, in points; not shrunken. */
  readonly meanResidual: number;
}

/** Residual profile of one model, over the categories that it has rows in, by category id. */
export function residualProfile(
  o: LatentObservations,
  fit: LatentFit,
  model: number,
): ProfileEntry[] {
  if (!(Number.isInteger(model) && model >= 0 && model < o.modelCount)) {
    throw new StatisticsError('out-of-range', `there is no model ${model}`);
  }
  const profiles: Profiles = createProfiles(o, createLayout(o, fit.state.effects), fit);
  const rows = [...o.score.keys()].filter((i) => o.model[i] === model && o.mode[i] === 0);
  const byCategory = Map.groupBy(rows, (i) => o.category[o.benchmark[i]!]!);
  return [...byCategory]
    .map(([category, list]): ProfileEntry => {
      const deviation = profiles.deviation(model, category);
      const residuals = list.map((i) => 100 * (o.score[i]! - fit.fitted[i]!));
      return {
        category,
        rows: list.length,
        benchmarks: new Set(list.map((i) => o.benchmark[i]!)).size,
        deviation: fit.stretch * deviation.mean,
        sd: fit.stretch * Math.sqrt(deviation.variance),
        meanResidual: residuals.reduce((sum, value) => sum + value, 0) / list.length,
      };
    })
    .sort((a, b) => a.category - b.category);
}
