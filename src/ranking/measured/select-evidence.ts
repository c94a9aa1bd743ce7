import type { Score } from '../../catalog/index.ts';
import type { EvidenceFilter } from '../select-score.ts';
import { type Candidate, type Selection, selectionRule, selectScore } from '../select-score.ts';

/** The rule of `selectEvidence` in words, where own runs are among the evidence. */
export const evidenceRule = `${selectionRule}\nOf rows in the same reasoning mode, a score of an own run goes before published ones: every sample behind it can be read. Of several, one with the settings of the benchmark goes first.`;

const thinkingOrder: Record<Candidate['protocol']['thinking'], number> = {
  on: 0,
  unknown: 1,
  off: 2,
};

/**
 * Chooses among published scores and those of own runs. Among published ones alone it is
 * `selectScore`, which the fit that ships with the catalogue follows, too.
 */
export function selectEvidence(
  scores: readonly Score[],
  tools: 'none' | 'allowed',
  evidence: EvidenceFilter,
  documentId: (score: Score) => string,
): Selection {
  const selection = selectScore(scores, tools, evidence, documentId);
  if (!scores.some(({ measured }) => measured)) return selection;
  // Stable: what is equal here stays in the order of preference among published scores.
  const candidates = selection.candidates.toSorted(
    (a, b) =>
      Number(a.rejected !== undefined) - Number(b.rejected !== undefined) ||
      Number(a.protocol.doubtful) - Number(b.protocol.doubtful) ||
      thinkingOrder[a.protocol.thinking] - thinkingOrder[b.protocol.thinking] ||
      changesIn(a.score) - changesIn(b.score),
  );
  const [first] = candidates;
  return { chosen: first && first.rejected === undefined ? first.score : undefined, candidates };
}

/** A measured score with the settings of its benchmark, with others, a published one. */
export function changesIn({ measured }: Score): 0 | 1 | 2 {
  if (!measured) return 2;
  return measured.changes.length === 0 ? 0 : 1;
}
