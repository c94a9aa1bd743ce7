import type { Catalog } from '../../catalog/index.ts';
import type { EvidenceFilter } from '../select-score.ts';

/** The key of a question that leaves no score out. */
export const allEvidence = 'all';

/**
 * The same for questions that the same scores answer: a day on or after the last score asks for all
 * of them.
 */
export function evidenceKey(
  catalog: Catalog,
  { until, reported_by, documents }: EvidenceFilter,
): string {
  const last = catalog.evidenceUntil();
  const all = until === undefined || last === null || lastPossible(last) <= until;
  if (all && !reported_by && !documents) return allEvidence;
  return JSON.stringify([all ? null : until, reported_by ?? null, documents ?? null]);
}

/** `2025-07` may mean any day of the month. */
function lastPossible(date: string): string {
  return date.length === 10 ? date : `${date}-31`;
}
