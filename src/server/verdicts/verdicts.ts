import type { Catalog, Claim } from '../../catalog/index.ts';
import type { Verdict } from '../../claims/verdict.ts';

/** Decides claims, each once a day however often it is asked for. */
export interface Verdicts {
  /**
   * @param today `YYYY-MM-DD`; nothing after it is known.
   * @throws ClaimError when the claim cannot be checked as it is written.
   */
  decide(claim: Claim, today: string): Promise<Verdict>;
  /** Gives up what is under way. */
  close(): Promise<void>;
}

/** Verdicts kept: the recorded claims of two days and some of the askers' own. */
const remembered = 64;

/** Remembers verdicts by the whole claim and the day; a check that fails is not remembered. */
export function rememberVerdicts(decide: Verdicts['decide']): Verdicts['decide'] {
  const known = new Map<string, Promise<Verdict>>();
  return (claim, today) => {
    const key = JSON.stringify([today, claim]);
    const verdict = known.get(key) ?? decide(claim, today);
    known.delete(key);
    known.set(key, verdict);
    verdict.catch(() => {
      if (known.get(key) === verdict) known.delete(key);
    });
    if (known.size > remembered) known.delete(known.keys().next().value as string);
    return verdict;
  };
}

/** Decides where it is called: for a browser's worker and for commands that serve nobody meanwhile. */
export function verdictsHere(catalog: Catalog): Verdicts {
  return {
    decide: rememberVerdicts(async (claim, today) => {
      // Loaded only here: the other answers need neither the checks nor what they are made of.
      const { checkClaim } = await import('../../claims/index.ts');
      return checkClaim(catalog, claim, { today });
    }),
    close: async () => {},
  };
}
