import type { Catalog } from '../../catalog/index.ts';
import { StatisticsError } from '../../statistics/errors.ts';
import { RankingError } from '../error.ts';
import type { EvidenceFilter } from '../select-score.ts';
import type { Ability } from './ability.ts';
import { allEvidence, evidenceKey } from './evidence-key.ts';
import { fitAbility } from './fit-ability.ts';
import { unpackAbility } from './shipped-ability.ts';

const fits = new WeakMap<Catalog, Map<string, Ability | string>>();

/** Fits of other dates and reporters that are remembered, the oldest given up first. */
const remembered = 8;

/**
 * The abilities that a choice of evidence gives: those that ship with the compiled catalogue when
 * they rest on the same scores, else fitted now (about a second) and remembered.
 * @throws RankingError `evidence` when they are too few to be fitted.
 */
export function abilityOf(catalog: Catalog, evidence: EvidenceFilter): Ability {
  const found = abilityOrReason(catalog, evidence);
  if (typeof found === 'string') {
    throw new RankingError('evidence', `no abilities can be estimated: ${found}; rank by a suite`);
  }
  return found;
}

/** The same, or why there is none: a catalogue may hold too little to connect its models. */
export function abilityOrReason(catalog: Catalog, evidence: EvidenceFilter): Ability | string {
  let known = fits.get(catalog);
  if (!known) {
    known = new Map();
    fits.set(catalog, known);
  }
  const key = evidenceKey(catalog, evidence);
  const found = known.get(key);
  if (found) return found;
  const made =
    (key === allEvidence ? shippedAbilityOf(catalog) : undefined) ?? tryToFit(catalog, evidence);
  if (known.size >= remembered) known.delete(known.keys().next().value as string);
  known.set(key, made);
  return made;
}

/** Uses these abilities for all evidence of the catalogue from now on: a bootstrap made on demand. */
export function adoptAbility(catalog: Catalog, evidence: EvidenceFilter, ability: Ability): void {
  const known = fits.get(catalog) ?? new Map<string, Ability | string>();
  known.set(evidenceKey(catalog, evidence), ability);
  fits.set(catalog, known);
}

function tryToFit(catalog: Catalog, evidence: EvidenceFilter): Ability | string {
  try {
    return fitAbility(catalog, evidence);
  } catch (error) {
    if (error instanceof RankingError || error instanceof StatisticsError) return error.message;
    throw error;
  }
}

/** The fit that ships with the compiled catalogue; undefined when there is none for these scores. */
export function shippedAbilityOf(catalog: Catalog): Ability | undefined {
  const ability = unpackAbility(catalog.shippedAbility());
  return ability?.catalog_hash === catalog.hash ? ability : undefined;
}
