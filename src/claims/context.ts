import type { Catalog, Claim } from '../catalog/index.ts';

/** What every check is given. */
export interface ClaimContext {
  catalog: Catalog;
  claim: Claim;
  /** `YYYY-MM-DD`. */
  today: string;
  /** Of every draw. */
  seed: number;
}
