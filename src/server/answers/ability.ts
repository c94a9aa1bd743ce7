import { type Catalog, findByName } from '../../catalog/index.ts';
import { abilityOrReason } from '../../ranking/ability/ability-of.ts';
import { abilityReport } from '../../ranking/ability/ability-report.ts';
import { modelAbility } from '../../ranking/ability/model-ability.ts';
import { parseQuery } from '../../ranking/parse-query.ts';
import type { EvidenceFilter } from '../../ranking/select-score.ts';
import type { AbilityAnswer, ModelAbilityAnswer } from '../api.ts';
import { allowOnly, readParameters } from '../parameters.ts';

export const abilityParameters = ['evidence_until', 'reported_by'] as const;

/** @throws RankingError when the question cannot be answered as it was put. */
export function readEvidence(
  catalog: Catalog,
  search: URLSearchParams,
  today: string,
): EvidenceFilter {
  allowOnly(search, abilityParameters);
  return parseQuery(readParameters(search), catalog, today).query.evidence;
}

/** What the fit of abilities says about the evidence. */
export function answerAbility(catalog: Catalog, evidence: EvidenceFilter): AbilityAnswer {
  return abilityReport(catalog, abilityOrReason(catalog, evidence));
}

/** @throws NotFoundError with the nearest names. */
export function answerModelAbility(
  catalog: Catalog,
  name: string,
  evidence: EvidenceFilter,
): ModelAbilityAnswer {
  const model = findByName(catalog.models, name, 'model');
  return modelAbility(catalog, abilityOrReason(catalog, evidence), model);
}
