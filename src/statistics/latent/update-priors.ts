import { covarianceAt, type DenseCovariance } from './dense-covariance.ts';
import type { Search } from './newton.ts';
import type { Parameters } from './parameters.ts';
import type { Priors } from './priors.ts';

/** A spread estimated from few effects is drawn towards `priorSd`, as if by this many more. */
const priorCount = 3;
const priorSd = 0.2;
const smallestSd = 0.02;
const largestSd = 1.5;

/**
 * One EM step for the spread of abilities, of the effects of sources and modes around their means,
 * and of harness groups: tau^2 <- (sum of u^2 + posterior variance of u) / n (STATISTICS C4.7).
 *
 * @param fixedAbility keeps the spread of abilities as the caller set it.
 */
export function updatePriors(
  priors: Priors,
  search: Search,
  { dense, group }: Parameters,
  covariance: DenseCovariance,
  fixedAbility: boolean,
): void {
  const { layout } = search;
  if (!fixedAbility) {
    let sum = priorCount * 1;
    for (let m = 0; m < layout.models; m++) {
      sum += dense[m]! ** 2 + covarianceAt(covariance, m, m);
    }
    priors.ability = Math.sqrt(sum / (layout.models + priorCount));
  }
  spread(layout.effectMode, layout.modeOffset, layout.modeMeanOffset, priors.mode);
  spread(layout.effectType, layout.sourceOffset, layout.sourceMeanOffset, priors.source);
  if (layout.groups > 0) priors.harness = harnessSpread(search, group, priors.harness);

  function spread(kinds: Int32Array, offset: number, means: number, into: Float64Array): void {
    for (const kind of new Set(kinds)) {
      let sum = priorCount * priorSd ** 2;
      let count = priorCount;
      const mean = means + kind;
      const meanVariance = covarianceAt(covariance, mean, mean);
      for (let k = 0; k < kinds.length; k++) {
        if (kinds[k] !== kind) continue;
        const effect = offset + k;
        sum += (dense[effect]! - dense[mean]!) ** 2;
        sum += covarianceAt(covariance, effect, effect) + meanVariance;
        sum -= 2 * covarianceAt(covariance, effect, mean);
        count++;
      }
      into[kind] = within(Math.sqrt(sum / count));
    }
  }
}

/**
 * Posterior variance of a group: its own curvature and, through it, that of the benchmark's
 * intercept and slope, with the abilities held. A benchmark's only group would otherwise pass for a
 * group known to be 0. Never more than the prior.
 */
function harnessSpread(search: Search, group: Float64Array, old: number): number {
  const { layout, equations, terms, curves, o } = search;
  const { order, start } = layout;
  let sum = 0;
  let count = 0;
  for (let b = 0; b < layout.benchmarks; b++) {
    const [i00, i01, i11] = equations.inverse.subarray(3 * b, 3 * b + 3) as unknown as number[];
    let k = start[b]!;
    while (k < start[b + 1]!) {
      const g = o.group[order[k]!]!;
      let c0 = 0;
      let c1 = 0;
      for (; k < start[b + 1]! && o.group[order[k]!]! === g; k++) {
        const h = terms.curvature[order[k]!]!;
        c0 -= h;
        c1 += h * curves.tilt[order[k]!]!;
      }
      if (g < 0) continue;
      const inverse = 1 / equations.groupCurvature[g]!;
      const around = c0 * c0 * i00! + 2 * c0 * c1 * i01! + c1 * c1 * i11!;
      sum += group[g]! ** 2 + Math.min(inverse + inverse * inverse * around, old * old);
      count++;
    }
  }
  return count === 0 ? old : within(Math.sqrt(sum / count));
}

function within(sd: number): number {
  return Math.min(largestSd, Math.max(smallestSd, sd));
}
