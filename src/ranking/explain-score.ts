import { changesIn } from './measured/select-evidence.ts';
import type { Candidate, Selection } from './select-score.ts';

/** A published score of a cell, and why it does or does not stand for the cell. */
export interface ExplainedScore extends Candidate {
  counts: boolean;
  /** In plain words. */
  why: string;
}

/**
 * Every row of a cell with the reason why it counts or not. The rows come in the order of
 * preference, so the first point in which a row differs from the one that counts decided between them.
 */
export function explainSelection({ chosen, candidates }: Selection): ExplainedScore[] {
  const best = candidates.find((candidate) => candidate.score === chosen);
  return candidates.map((candidate): ExplainedScore => {
    if (candidate === best) return { ...candidate, counts: true, why: 'counts' };
    return {
      ...candidate,
      counts: false,
      why: candidate.rejected ?? (best ? whyLess(best, candidate) : 'not chosen'),
    };
  });
}

function whyLess(best: Candidate, other: Candidate): string {
  const a = best.protocol;
  const b = other.protocol;
  if (a.doubtful !== b.doubtful) return 'marked as an estimate or as mixing settings';
  if (a.thinking !== b.thinking) {
    return `${thinkingWords[b.thinking]}, after ${thinkingWords[a.thinking]}`;
  }
  if (changesIn(best.score) !== changesIn(other.score)) {
    return other.score.measured
      ? `settings of its own: ${other.score.measured.changes.join('; ')}`
      : 'published, after an own run';
  }
  if (best.score.reported_by !== other.score.reported_by) {
    return `by ${reporterWords[other.score.reported_by]}, after ${reporterWords[best.score.reported_by]}`;
  }
  if (a.effort !== b.effort) return 'lower reasoning effort';
  if (isRepeat(best) !== isRepeat(other)) return 'repeats what another document reported first';
  if (a.quoted !== b.quoted) return 'quoted from elsewhere';
  if (best.score.published !== other.score.published) {
    return other.score.published === null ? 'undated' : 'older';
  }
  if (best.score.score === other.score.score) return 'the same number again';
  return 'equal by the rule; the document and line decide';
}

function isRepeat({ score }: Candidate): boolean {
  return score.conditions.repeats !== undefined;
}

const thinkingWords = {
  on: 'thinking',
  unknown: 'thinking not stated',
  off: 'not thinking',
} as const;

const reporterWords = {
  independent: 'an independent evaluator',
  self: 'the lab itself',
  rival: 'a rival lab',
  secondary: 'a second-hand collection',
} as const;
