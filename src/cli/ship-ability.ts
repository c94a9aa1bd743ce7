import { readAbilityFile, writeAbilityFile } from '../catalog/ability-file.ts';
import type { Catalog } from '../catalog/index.ts';
import { bootstrapInParallel } from '../parallel/bootstrap.ts';
import type { Ability } from '../ranking/ability/ability.ts';
import { adoptAbility } from '../ranking/ability/ability-of.ts';
import { bootstrapAbility } from '../ranking/ability/fit-ability.ts';
import { packAbility, unpackAbility } from '../ranking/ability/shipped-ability.ts';
import { RankingError } from '../ranking/error.ts';
import type { EvidenceFilter } from '../ranking/select-score.ts';
import { StatisticsError } from '../statistics/errors.ts';
import { progressBar } from './print/progress-bar.ts';

/** What became of the fit that ships with a compiled catalogue. */
export interface ShippedFit {
  /** Where it is; null when nowhere. */
  file: string | null;
  rebuilt: boolean;
  draws: number | null;
  /** Why there is none; null when there is one. */
  reason: string | null;
}

/** Fits the abilities with their bootstrap and keeps them beside the compiled index. */
export async function shipAbility(
  catalog: Catalog,
  indexFiles: readonly string[],
  { force, draws }: { force: boolean; draws: number },
): Promise<ShippedFit> {
  const known = force ? undefined : unpackAbility(readAbilityFile(indexFiles, catalog.hash));
  if (known?.draws.count === draws) {
    return { file: indexFiles[0] ?? null, rebuilt: false, draws, reason: null };
  }
  try {
    const ability = await bootstrapWithBar(catalog, {}, draws, true);
    const file = writeAbilityFile(indexFiles, catalog.hash, packAbility(ability));
    return { file, rebuilt: true, draws, reason: null };
  } catch (error) {
    // A small catalogue of somebody's own may hold too little; its suites can still be ranked.
    if (error instanceof RankingError || error instanceof StatisticsError) {
      return { file: null, rebuilt: false, draws: null, reason: error.message };
    }
    throw error;
  }
}

/** Fits anew with bootstrap draws, and uses the result for this evidence from now on. */
export async function refitAbility(
  catalog: Catalog,
  evidence: EvidenceFilter,
  draws: number,
): Promise<void> {
  adoptAbility(catalog, evidence, await bootstrapWithBar(catalog, evidence, draws, false));
}

async function bootstrapWithBar(
  catalog: Catalog,
  evidence: EvidenceFilter,
  count: number,
  validity: boolean,
): Promise<Ability> {
  const bar = progressBar('Refitting with documents reweighed');
  try {
    return await bootstrapAbility(catalog, {
      evidence,
      count,
      validity,
      bootstrap: (observations, fit, options) =>
        bootstrapInParallel(observations, fit, { ...options, progress: bar.show }),
    });
  } finally {
    bar.clear();
  }
}
