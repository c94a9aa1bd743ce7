import { createLayout } from './layout.ts';
import type { LatentObservations } from './observations.ts';
import { createProfiles } from './predict.ts';
import type { LatentFit } from './result.ts';

/** Every model in every category; arrays of modelCount x categoryCount, row-major. */
export interface CategoryTable {
  /** Category ability on the normalised scale; the general ability where there is no row. */
  readonly ability: Float64Array;
  readonly sd: Float64Array;
  /** Category ability less general ability, shrunken; 0 where there is no row. */
  readonly deviation: Float64Array;
  readonly deviationSd: Float64Array;
  /** Distinct benchmarks of the category that the model has, in any mode. */
  readonly benchmarks: Int32Array;
  /** Mean of score less fitted score over the rows of the best mode, points; NaN without a row. */
  readonly meanResidual: Float64Array;
}

/** `categoryAbilities` and `residualProfile` of all at once: the factors of a model are made once. */
export function categoryTable(o: LatentObservations, fit: LatentFit): CategoryTable {
  const profiles = createProfiles(o, createLayout(o, fit.state.effects), fit);
  const { modelCount, categoryCount } = o;
  const size = modelCount * categoryCount;
  const seen = Array.from({ length: size }, () => new Set<number>());
  const residual = new Float64Array(size);
  const rows = new Int32Array(size);
  for (let i = 0; i < o.score.length; i++) {
    const b = o.benchmark[i]!;
    const at = o.model[i]! * categoryCount + o.category[b]!;
    seen[at]!.add(b);
    if (o.mode[i] !== 0) continue;
    residual[at]! += 100 * (o.score[i]! - fit.fitted[i]!);
    rows[at]!++;
  }
  const table = {
    ability: new Float64Array(size),
    sd: new Float64Array(size),
    deviation: new Float64Array(size),
    deviationSd: new Float64Array(size),
    benchmarks: Int32Array.from(seen, (set) => set.size),
    meanResidual: residual.map((sum, at) => sum / rows[at]!),
  };
  for (let m = 0; m < modelCount; m++) {
    // What the benchmarks' curves add to the error; the profiles hold them fixed.
    const general = fit.stretch ** 2 * profiles.general(m).variance;
    const curves = Math.max(0, fit.abilitySd[m]! ** 2 - general);
    for (let c = 0; c < categoryCount; c++) {
      const at = m * categoryCount + c;
      const deviation = profiles.deviation(m, c);
      const known = seen[at]!.size > 0;
      table.deviation[at] = known ? fit.stretch * deviation.mean : 0;
      table.deviationSd[at] = fit.stretch * Math.sqrt(deviation.variance);
      table.ability[at] = fit.ability[m]! + table.deviation[at]!;
      const variance = fit.stretch ** 2 * profiles.inCategory(m, c).variance;
      table.sd[at] = Math.sqrt(variance + curves);
    }
  }
  return table;
}
