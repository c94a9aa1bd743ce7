import { defaultEvidenceRule } from '../../statistics/latent/index.ts';
import type { AbilityModel } from './ability.ts';

/** Benchmarks of a category that a model needs to be ranked in it. */
export const fewestInCategory = 2;

/** Why a model of the fit gets no rank, in words; null when it gets one. */
export function whyUnranked(model: AbilityModel, category: string | null): string | null {
  const { benchmarks, families, relativeSd } = defaultEvidenceRule;
  switch (model.unranked) {
    case 'few-benchmarks':
      return `thin evidence: ${model.benchmarks} benchmark${model.benchmarks === 1 ? '' : 's'}, ${benchmarks} needed`;
    case 'few-families':
      return `thin evidence: benchmarks of ${model.families} kind${model.families === 1 ? '' : 's'}, ${families} needed`;
    case 'wide-error':
      return `thin evidence: its error is ${percent(model.relative_sd)} of the spread of all models, ${percent(relativeSd)} at most`;
  }
  const known = category === null ? undefined : model.profile[category];
  if (known && known.benchmarks < fewestInCategory) {
    return `thin evidence: ${known.benchmarks} benchmark in ${category}, ${fewestInCategory} needed`;
  }
  return null;
}

function percent(share: number): string {
  return `${Math.round(100 * share)} %`;
}
