import { type Catalog, type Claim, findByName } from '../../catalog/index.ts';
import type { Verdict } from '../../claims/verdict.ts';
import type { ClaimAnswer, ClaimHead, ClaimsAnswer } from '../api.ts';

/** Every claim with its verdict. A claim whose check fails is listed with the reason. */
export async function answerClaims(catalog: Catalog, today: string): Promise<ClaimsAnswer> {
  const claims: ClaimHead[] = [];
  for (const claim of catalog.claims.values()) {
    const { file: _, check, ...rest } = claim;
    claims.push({ ...rest, kind: check.kind, ...(await headOf(catalog, claim, today)) });
    // Verdicts take a while: let requests that are already answered through in between.
    await new Promise((resolve) => setTimeout(resolve));
  }
  return { catalog_hash: catalog.hash, claims };
}

async function headOf(
  catalog: Catalog,
  claim: Claim,
  today: string,
): Promise<Pick<ClaimHead, 'verdict' | 'probability' | 'summary'>> {
  try {
    const { verdict, probability, explanation } = await decide(catalog, claim, today);
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
): Promise<ClaimAnswer> {
  const named = new Map(
    [...catalog.claims].map(([key, claim]) => [key, { ...claim, name: claim.id }]),
  );
  const { name: _, ...claim } = findByName(named, id, 'claim');
  return { catalog_hash: catalog.hash, claim, verdict: await decide(catalog, claim, today) };
}

async function decide(catalog: Catalog, claim: Claim, today: string): Promise<Verdict> {
  // Loaded only here: the other addresses need neither the checks nor what they are made of.
  const { checkClaim } = await import('../../claims/index.ts');
  return checkClaim(catalog, claim, { today });
}
