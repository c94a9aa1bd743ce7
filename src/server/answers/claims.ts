import { type Catalog, type Claim, findByName } from '../../catalog/index.ts';
import type { ClaimAnswer, ClaimHead, ClaimsAnswer } from '../api.ts';
import type { Verdicts } from '../verdicts/verdicts.ts';

/** Every claim with its verdict. A claim whose check fails is listed with the reason. */
export async function answerClaims(
  catalog: Catalog,
  today: string,
  verdicts: Verdicts,
): Promise<ClaimsAnswer> {
  const claims: ClaimHead[] = [];
  for (const claim of catalog.claims.values()) {
    const { file: _, check, ...rest } = claim;
    claims.push({ ...rest, kind: check.kind, ...(await headOf(verdicts, claim, today)) });
    // Where verdicts are found in this thread, others get their turn between two of them.
    await new Promise((resolve) => setTimeout(resolve));
  }
  return { catalog_hash: catalog.hash, claims };
}

async function headOf(
  verdicts: Verdicts,
  claim: Claim,
  today: string,
): Promise<Pick<ClaimHead, 'verdict' | 'probability' | 'summary'>> {
  try {
    const { verdict, probability, explanation } = await verdicts.decide(claim, today);
    return { verdict, probability, summary: explanation[0] ?? '' };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { verdict: null, probability: null, summary: `could not be checked: ${reason}` };
  }
}

/** @throws NotFoundError with the nearest ids. */
export async function answerClaim(
  catalog: Catalog,
  id: string,
  today: string,
  verdicts: Verdicts,
): Promise<ClaimAnswer> {
  const named = new Map(
    [...catalog.claims].map(([key, claim]) => [key, { ...claim, name: claim.id }]),
  );
  const { name: _, ...claim } = findByName(named, id, 'claim');
  return { catalog_hash: catalog.hash, claim, verdict: await verdicts.decide(claim, today) };
}
