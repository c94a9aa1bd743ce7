import type { CompiledCatalog } from '../../catalog/compile.ts';
import type { Claim } from '../../catalog/index.ts';
import type { Verdict } from '../../claims/verdict.ts';

/** What the thread is started with. */
export interface ThreadData {
  catalog: CompiledCatalog;
  hash: string;
}

export interface ThreadQuestion {
  id: number;
  claim: Claim;
  today: string;
}

/** An error loses its class on the way between threads; these are what it is made of. */
export interface ThreadFailure {
  name: string;
  /** Of a ClaimError or RankingError; null for a fault of the program. */
  code: string | null;
  message: string;
}

export type ThreadReply = { id: number } & ({ verdict: Verdict } | { failure: ThreadFailure });
