import type { ReportedBy } from '../catalog/index.ts';

/**
 * - `supported`: the evidence shows it, and noise cannot account for it.
 * - `contradicted`: the evidence shows the opposite.
 * - `cannot tell`: the evidence is within noise, or facts that decide are unverified or unknown.
 * - `not reproducible`: evidence that the claim speaks of is not there; `missing` names it.
 */
export type Outcome = 'supported' | 'contradicted' | 'cannot tell' | 'not reproducible';

/** Where one value of a table was read. */
export interface Citation {
  /** What was read there, such as "BFCL v3 77.8" or "architecture: moe". */
  text: string;
  /** The document or page. */
  source: string;
  url: string | null;
  /** `YYYY-MM-DD` or `YYYY-MM`; null when undated. */
  published: string | null;
  reported_by: ReportedBy | null;
  /** For facts of a model: whether a second source confirms it. Null for scores. */
  verified: boolean | null;
}

export interface EvidenceColumn {
  key: string;
  label: string;
}

export interface EvidenceRow {
  /** By column key; null is unknown. */
  values: Record<string, string | number | null>;
  citations: Citation[];
}

export interface EvidenceTable {
  label: string;
  columns: EvidenceColumn[];
  rows: EvidenceRow[];
  /** How the numbers came about, in plain words. */
  note: string | null;
}

/** One thing that the claim says, or one way to look at it, with a verdict of its own. */
export interface Finding {
  id: string;
  /** What is tested, as a sentence. */
  statement: string;
  verdict: Outcome;
  /** P(statement) over draws of the noise; null where noise does not enter. 0 to 1. */
  probability: number | null;
  explanation: string[];
  /** Whether the verdict of the claim rests on it, or it is only shown beside. */
  decides: boolean;
}

/** What becomes of a claim: pure data, the same bytes for the same catalogue, claim and day. */
export interface Verdict {
  /** The claim's id. */
  claim: string;
  /** Which check decided, for example `rank`. */
  kind: string;
  verdict: Outcome;
  /** P(claim) over draws of the noise, 0 to 1; null where it is a matter of facts alone. */
  probability: number | null;
  /** In plain words, the deciding sentence first. */
  explanation: string[];
  evidence: EvidenceTable[];
  parts: Finding[];
  /** What is not there, for `not reproducible` and for parts of other verdicts. */
  missing: string[];
  /** Facts that decide and that no second source confirms, such as "grok-4: release_date". */
  unverified: string[];
  /** The day that the claim speaks of. */
  as_of: string;
  /** Latest publication date among the evidence that counted; null when none is dated. */
  evidence_until: string | null;
  /** Seed of the draws. */
  seed: number;
  catalog_hash: string;
  /** What the licences of the cited sources ask to be shown. */
  attributions: string[];
}

/** From which probability on a claim counts as shown; the opposite from 1 minus it. */
export const decisive = 0.95;

/** The verdict on a statement that is a matter of noise. */
export function judge(probability: number): Outcome {
  if (probability >= decisive) return 'supported';
  return probability <= 1 - decisive ? 'contradicted' : 'cannot tell';
}

/**
 * The verdict on a claim whose deciding parts must all hold: one that fails sinks it; else one that
 * cannot be told leaves it open, with the probability of the least likely; else one that cannot be
 * reproduced leaves it unreproduced.
 */
export function combine(parts: readonly Finding[]): Pick<Verdict, 'verdict' | 'probability'> {
  const deciding = parts.filter((part) => part.decides);
  const has = (outcome: Outcome): boolean => deciding.some((part) => part.verdict === outcome);
  const known = deciding.flatMap(({ probability }) => (probability === null ? [] : [probability]));
  const probability = known.length === 0 ? null : Math.min(...known);
  if (has('contradicted')) return { verdict: 'contradicted', probability };
  if (has('cannot tell')) return { verdict: 'cannot tell', probability };
  if (deciding.length === 0 || has('not reproducible')) {
    return { verdict: 'not reproducible', probability };
  }
  return { verdict: 'supported', probability };
}
