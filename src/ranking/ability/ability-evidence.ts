import type { AbilityEvidence } from '../ranking.ts';
import type { AbilityModel } from './ability.ts';

/** What a model's ability, or its ability in a category, rests on. */
export function abilityEvidence(known: AbilityModel, category: string | null): AbilityEvidence {
  const entry = category === null ? undefined : known.profile[category];
  return {
    value: known.ability + (entry?.deviation ?? 0),
    sd: entry?.sd ?? known.sd,
    scores: known.rows,
    benchmarks: entry?.benchmarks ?? known.benchmarks,
    documents: known.documents,
    profile: Object.entries(known.profile)
      .map(([name, { benchmarks, deviation, deviation_sd, mean_residual }]) => ({
        category: name,
        benchmarks,
        deviation,
        deviation_sd,
        mean_residual,
      }))
      .sort((a, b) => b.deviation - a.deviation),
  };
}
