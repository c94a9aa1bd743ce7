import type { ClaimContext } from './context.ts';
import type { CheckOf, ClaimKind } from './schema.ts';
import type { EvidenceTable, Finding } from './verdict.ts';

/** What a check finds; the verdict of the claim follows from its deciding parts. */
export interface Evaluation {
  /** In the order of importance; those that decide and those that are shown beside. */
  parts: Finding[];
  /** The sentences of the verdict, the deciding one first. */
  explanation: string[];
  evidence: EvidenceTable[];
  missing: string[];
  unverified: string[];
  evidence_until: string | null;
}

/** One kind of check. Pure: everything comes from the context's catalogue. */
export type Evaluate<K extends ClaimKind> = (
  context: ClaimContext,
  check: CheckOf<K>,
) => Evaluation;
