import { type Protocol, type ReportedBy, readProtocol, type Score } from '../catalog/index.ts';
import { lastDayOf } from './filter.ts';

/** Which published scores may count. */
export interface EvidenceFilter {
  /** Only scores published by this day (`YYYY-MM-DD`); undated scores are kept and marked. */
  until?: string;
  reported_by?: ReportedBy[];
  /** Only documents whose id begins with one of these. */
  documents?: string[];
}

export interface Candidate {
  score: Score;
  protocol: Protocol;
  /** Why this row may not fill the cell; undefined when it may. */
  rejected: string | undefined;
}

export interface Selection {
  /** The row that counts; undefined when none may. */
  chosen: Score | undefined;
  /** Every row of the cell, the chosen first, then in the order of preference. */
  candidates: Candidate[];
}

/** The rule of `selectScore` in words, printed by `--explain` and on the method page. */
export const selectionRule = [
  'Rows of base models, rows from several attempts (pass@k, majority vote, parallel compute) and, unless the suite allows it, rows with tools never count.',
  'Of the rest, only the rows in the strongest reasoning mode that the cell documents: thinking, else not stated, else not thinking; and without a mark that the number is an estimate or mixes settings, if such a row exists.',
  'Then independent evaluators before the lab itself, before rival labs, before second-hand collections.',
  'Then the higher reasoning effort, then a number where it was first reported before one that repeats or quotes it, then the newest, then by document and line. The value itself plays no part.',
].join('\n');

const reporterOrder: Record<ReportedBy, number> = {
  independent: 0,
  self: 1,
  rival: 2,
  secondary: 3,
};
const thinkingOrder: Record<Protocol['thinking'], number> = { on: 0, unknown: 1, off: 2 };

/** Chooses which of several published scores of one model on one benchmark counts. */
export function selectScore(
  scores: readonly Score[],
  tools: 'none' | 'allowed',
  evidence: EvidenceFilter,
  documentId: (score: Score) => string,
): Selection {
  const candidates = scores.map((score): Candidate => {
    const protocol = readProtocol(score.conditions);
    return { score, protocol, rejected: whyRejected(score, protocol, tools, evidence, documentId) };
  });
  candidates.sort(
    (a, b) =>
      Number(a.rejected !== undefined) - Number(b.rejected !== undefined) ||
      Number(a.protocol.doubtful) - Number(b.protocol.doubtful) ||
      thinkingOrder[a.protocol.thinking] - thinkingOrder[b.protocol.thinking] ||
      reporterOrder[a.score.reported_by] - reporterOrder[b.score.reported_by] ||
      b.protocol.effort - a.protocol.effort ||
      Number(isRepeat(a.score)) - Number(isRepeat(b.score)) ||
      Number(a.protocol.quoted) - Number(b.protocol.quoted) ||
      compareText(b.score.published ?? '', a.score.published ?? '') ||
      compareText(documentId(a.score), documentId(b.score)) ||
      a.score.line - b.score.line,
  );
  const first = candidates[0];
  return { chosen: first && first.rejected === undefined ? first.score : undefined, candidates };
}

function whyRejected(
  score: Score,
  protocol: Protocol,
  tools: 'none' | 'allowed',
  evidence: EvidenceFilter,
  documentId: (score: Score) => string,
): string | undefined {
  if (protocol.base) return 'base model';
  if (protocol.attempts === 'several') return 'several attempts';
  if (tools === 'none' && protocol.tools === 'used') return 'with tools';
  return whyOutside(score, evidence, documentId);
}

/** Why a question's choice of evidence leaves a score out; undefined when it does not. */
export function whyOutside(
  score: Score,
  evidence: EvidenceFilter,
  documentId: (score: Score) => string,
): string | undefined {
  if (evidence.reported_by && !evidence.reported_by.includes(score.reported_by)) {
    return `reported by ${score.reported_by}`;
  }
  if (
    evidence.until !== undefined &&
    score.published !== null &&
    lastDayOf(score.published) > evidence.until
  ) {
    return `published after ${evidence.until}`;
  }
  if (evidence.documents && !evidence.documents.some((id) => documentId(score).startsWith(id))) {
    return 'another document';
  }
  return undefined;
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Whether the catalogue says that this row repeats a number of another document. */
function isRepeat(score: Score): boolean {
  return score.conditions.repeats !== undefined;
}

/**
 * How many independent sources stand behind a cell: a value that several documents repeat to the
 * printed digit counts once, because aggregators copy each other.
 */
export function countSources(candidates: readonly Candidate[]): number {
  return new Set(
    candidates.filter(({ rejected }) => rejected === undefined).map(({ score }) => score.score),
  ).size;
}
