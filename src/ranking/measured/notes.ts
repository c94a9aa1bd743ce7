import type { Catalog } from '../../catalog/index.ts';
import type { LeftOutRun, MeasuredSummary } from './own-run.ts';
import { type JoinedEvidence, joinedEvidence } from './with-measured.ts';

/** What an answer says of own runs; nothing where only published scores could count. */
export function measuredSummary(catalog: Catalog): { measured?: MeasuredSummary } {
  const joined = joinedEvidence(catalog);
  if (!joined) return {};
  const { sha256, scores, left_out, others } = joined.evidence;
  return { measured: { sha256, scores: scores.length, left_out, others } };
}

/** Notes of a ranking by a suite; none where only published scores could count. */
export function measuredNotes(catalog: Catalog): string[] {
  return notesOn(catalog, {
    measured: 'Scores are of own runs only, with the standard errors of their samples.',
    both: 'Own runs count beside published scores. Their standard errors are those of their samples with the spread between sources; those of published scores are imputed from the number of items.',
  });
}

/** Notes of a ranking by ability; none where only published scores could count. */
export function abilityRunNotes(catalog: Catalog): string[] {
  return notesOn(catalog, {
    measured: 'Abilities are of own runs only.',
    both: 'Own runs are in the fit as one more document, by a reporter of their own.',
  });
}

function notesOn(catalog: Catalog, words: Record<JoinedEvidence['kind'], string>): string[] {
  const joined = joinedEvidence(catalog);
  if (!joined) return [];
  const { scores, left_out } = joined.evidence;
  return [
    words[joined.kind],
    `Own runs that may count: ${scores.length}${left_out.length === 0 ? '' : `; runs that may not: ${reasons(left_out)}`}.`,
  ];
}

const words: Record<LeftOutRun['why'], string> = {
  unmatched: 'on a model not known',
  unfinished: 'not finished',
  partial: 'on a part of the benchmark',
  unranked: 'with samples that failed or are missing',
  outdated: 'of another version of the benchmark',
  'no-score': 'without a score',
};

function reasons(left: readonly LeftOutRun[]): string {
  const counts = new Map<LeftOutRun['why'], number>();
  for (const { why } of left) counts.set(why, (counts.get(why) ?? 0) + 1);
  return [...counts].map(([why, count]) => `${count} ${words[why]}`).join(', ');
}
