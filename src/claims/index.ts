export { type CheckOptions, checkClaim } from './check-claim.ts';
export { ClaimError } from './error.ts';
export type { ClaimKind } from './schema.ts';
export {
  type Citation,
  decisive,
  type EvidenceColumn,
  type EvidenceRow,
  type EvidenceTable,
  type Finding,
  type Outcome,
  type Verdict,
} from './verdict.ts';
